/** `npm run screenshots`: goes through every page as a host, a guest and an admin, and takes its picture at each width. */
import { parseArgs } from 'node:util';
import { runToEnd } from '../support/runToEnd.ts';
import { ScreenshotRun, type ScreenshotsResult } from './ScreenshotRun.ts';

const usage = `Usage: npm run screenshots -- [options]

Takes a picture of every page at 1440, 1024 and 390 pixels.

  --folder DIR    where the pictures go (default: screenshots)
  --help          show this
`;

function readFolder(): string {
  try {
    const { values } = parseArgs({
      options: { folder: { type: 'string', default: 'screenshots' }, help: { type: 'boolean', short: 'h', default: false } },
    });
    if (!values.help) return values.folder;
    process.stdout.write(usage);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

const folder = readFolder();
const format = ({ pictures }: ScreenshotsResult): string => `${pictures.length} pictures are in ${folder}\n`;
process.exit(await runToEnd({ create: (context) => new ScreenshotRun({ folder, ...context }), json: undefined, format }));
