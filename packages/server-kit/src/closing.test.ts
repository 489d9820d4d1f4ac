import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const program = `
  import { createLogger } from '${source('./logger.ts')}';
  import { closeOnSignal } from '${source('./closing.ts')}';
  const logger = createLogger({ name: 'test' });
  closeOnSignal({ logger, close: async () => logger.info('closed'), timeoutMs: 5000 });
  setInterval(() => undefined, 1000);
  process.stderr.write('ready');
`;

test('a process whose log nobody reads any more still ends when it is told to', { timeout: 30_000 }, async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'pipe'] });
  await once(child.stderr, 'data');
  child.stdout.destroy();
  await once(child.stdout, 'close');
  child.kill('SIGTERM');
  const [status] = await once(child, 'exit');
  expect(status).toBe(0);
});
