/** What a test does, and what others may see of it. */
export const testExplanation =
  'A test connects with the stream key and leaves again. It sends no picture, or a black one to a server that waits for it. Some platforms show it for a moment in their own studio.';
