import { z } from 'zod';
import { judgePassword } from './password.ts';

export const emailField = z
  .string()
  .trim()
  .max(254, 'At most 254 characters.')
  .pipe(z.email('This is not an e-mail address.'))
  .transform((email) => email.toLowerCase());

export const nameField = z.string().trim().min(1, 'Enter a name.').max(60, 'At most 60 characters.');

/** A refinement that turns down passwords which judgePassword refuses, in its words. */
export const refusePassword = (
  { password, about }: { password: string; about: readonly string[] },
  context: { addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void },
): void => {
  const { level, sentence } = judgePassword(password, about);
  if (level === 'empty' || level === 'refused') context.addIssue({ code: 'custom', path: ['password'], message: sentence });
};

export const setupBody = z
  .object({ code: z.string().max(200).optional(), name: nameField, email: emailField, password: z.string().max(1000) })
  .superRefine(({ password, name, email }, context) => refusePassword({ password, about: [name, email] }, context));
