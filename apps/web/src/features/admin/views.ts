import { serverRecord, streamingMethod, userRole } from '@footlight/contracts';
import { z } from 'zod';

/** Settings as an admin sees them; secrets only as set or not. Times are ms since epoch. */
export const settingsView = z.object({
  streamingMethod: z.object({ value: streamingMethod, source: z.enum(['environment', 'setting', 'default']) }),
  dailyApiKey: z.object({ set: z.boolean(), setAt: z.number().nullable() }),
});
export type SettingsView = z.infer<typeof settingsView>;

export const updateSettingsBody = z.object({
  streamingMethod: streamingMethod.optional(),
  /** Null removes it. */
  dailyApiKey: z
    .string()
    .trim()
    .min(8, 'This is too short for a Daily API key.')
    .max(500, 'This is too long for a Daily API key.')
    .regex(/^[\x21-\x7e]+$/, 'The key must not hold spaces or control characters. Copy it again.')
    .nullable()
    .optional(),
});
export type UpdateSettingsBody = z.infer<typeof updateSettingsBody>;

export const userView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: userRole,
  disabled: z.boolean(),
  createdAt: z.number(),
});
export type UserView = z.infer<typeof userView>;

export const nodeList = z.object({ servers: z.array(serverRecord) });
