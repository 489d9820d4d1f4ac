/** Characters a password must hold: length is what makes it strong (NIST SP 800-63B section 5.1.1). */
export const minPasswordLength = 10;
export const maxPasswordLength = 200;

export interface PasswordVerdict {
  level: 'empty' | 'refused' | 'fair' | 'strong';
  /** What to do, or that it is good. */
  sentence: string;
}

const commonParts = /^(password|passwort|letmein|welcome|qwerty|azerty|iloveyou|admin|footlight|12345|abc123|changeme|secret)/i;

/** Judges a password before it is sent. @param about what others know of its owner: name, e-mail. */
export function judgePassword(password: string, about: readonly string[] = []): PasswordVerdict {
  if (password === '')
    return { level: 'empty', sentence: `At least ${minPasswordLength} characters. A few words together are easy to remember.` };
  const missing = minPasswordLength - [...password].length;
  if (missing > 0) return { level: 'refused', sentence: `${missing} more ${missing === 1 ? 'character' : 'characters'}.` };
  if (password.length > maxPasswordLength) return { level: 'refused', sentence: `At most ${maxPasswordLength} characters.` };
  const refused = (sentence: string): PasswordVerdict => ({ level: 'refused', sentence });
  if (new Set(password.toLowerCase()).size < 5) return refused('Easy to guess: it repeats a few characters.');
  if (commonParts.test(password) && password.length < 16) return refused('Easy to guess: it begins like the most used passwords.');
  const known = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((part) => part.length >= 4);
  if (known.some((part) => password.toLowerCase().includes(part)) && password.length < 16)
    return refused('Easy to guess: it holds your name or e-mail address.');
  if (isSequence(password)) return refused('Easy to guess: it is a sequence.');
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
  if (password.length >= 16 || (password.length >= 12 && kinds >= 3)) return { level: 'strong', sentence: 'Strong.' };
  return { level: 'fair', sentence: 'Fair. One more word would make it strong.' };
}

function isSequence(password: string): boolean {
  const codes = [...password].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return steps.every((step) => step === steps[0]);
}
