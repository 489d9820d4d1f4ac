/** A moment as a field of type `datetime-local` takes it, in the browser's own time zone. @param at ms since epoch. */
export const toDateTimeInput = (at: number): string => {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
};
