import { z } from 'zod';

/** Control characters, line breaks, and the marks that turn a line's direction: in a name they pretend to be something else. */
const deceiving = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/** What a person is called, on their card and on their name tag. */
export const personName = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(60, 'At most 60 characters.')
  .refine((name) => !deceiving.test(name), 'Use letters, digits and signs only.');
