/**
 * Brings the leveller and the limiter to a context's audio thread.
 *
 * @returns false where that cannot be: a page over plain http, or a server that does not answer. The mixer does without then.
 */
export async function loadSoundWorklet(context: BaseAudioContext): Promise<boolean> {
  if (!('audioWorklet' in context)) return false;
  try {
    await context.audioWorklet.addModule(new URL('./worklet/sound.worklet.ts', import.meta.url));
    return true;
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    return false;
  }
}
