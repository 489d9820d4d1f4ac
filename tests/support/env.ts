/** Variables that the tests themselves read; scripts/ hands over what its set-up found. */
import { envSchemas, parseEnv } from '@footlight/server-kit/env';
import { z } from 'zod';

const schema = z.object({
  CHROMIUM_PATH: z.string().default('/usr/bin/chromium'),
  FIREFOX_PATH: z.string().default('/usr/bin/firefox-esr'),
  /** Log level of the stack under test. */
  LOG_LEVEL: envSchemas.logLevel,
});

export const testsEnv = parseEnv(schema, process.env);

const rigVariable = 'FOOTLIGHT_TEST_RIG';

/** The browser tests' set-up and its specs are different processes; the environment is what the second inherits. */
export const handOverRig = (description: string): void => {
  process.env[rigVariable] = description;
};

export const readHandedOverRig = (): string | undefined => process.env[rigVariable];
