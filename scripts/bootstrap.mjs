/**
 * The door of `npm start`, `npm test`, `npm run smoke` and their like. It runs on the machine's own Node (20 or
 * newer) with nothing installed, brings the npm packages, then goes on in the Node that they contain.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, isInstalled } from './bootstrap/nodeModules.mjs';
import { isSameProcessAlive, readProcess } from './bootstrap/processIdentity.mjs';
import { SetupError } from './bootstrap/SetupError.mjs';
import { StepReporter } from './bootstrap/StepReporter.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const commands = ['start', 'test', 'smoke', 'faults', 'screenshots', 'bench-compositor', 'bench-leaks', 'prepare'];
const requiredNodeMajor = 24;

function checkMachine() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new SetupError(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  if (process.platform !== 'linux') throw new SetupError('Footlight runs on Linux; on other systems use docker compose.');
  if (process.arch !== 'x64' && process.arch !== 'arm64')
    throw new SetupError(`Footlight runs on x64 and arm64 processors; this one is ${process.arch}.`);
}

/** @param {number} neededMb */
function checkDisk(neededMb) {
  const { bavail, bsize } = statfsSync(root);
  const freeMb = Math.floor((bavail * bsize) / 1e6);
  if (freeMb < neededMb)
    throw new SetupError(`The disk of ${root} has ${freeMb} MB free and ${neededMb} MB are needed: free some space, then run this again.`);
}

/** True while `npm start` of this folder runs: its packages must not be replaced under it. */
function isRunning() {
  const lock = join(process.env.DATA_DIR ?? join(root, '.footlight'), 'run.lock');
  try {
    return isSameProcessAlive(JSON.parse(readFileSync(lock, 'utf8')));
  } catch {
    return false;
  }
}

async function ensurePackages() {
  if (isInstalled(root)) return checkDisk(500);
  if (isRunning()) return;
  checkDisk(3000);
  const reporter = new StepReporter();
  await reporter.run('npm packages', async (step) => {
    await installPackages(root);
    step.done('npm packages installed');
  });
}

function findNode() {
  const bundled = join(root, `node_modules/node-linux-${process.arch}/bin/node`);
  if (existsSync(bundled)) return bundled;
  if (Number(process.versions.node.split('.')[0]) >= requiredNodeMajor) return process.execPath;
  throw new SetupError(`Node ${requiredNodeMajor} is missing from node_modules: delete node_modules, then run this again.`);
}

/** The npm that runs this command: the parent, or its parent when a shell stands between. */
function findNpm() {
  const parent = readProcess(process.ppid);
  return parent?.commandLine.includes('bootstrap.mjs') ? readProcess(parent.parentPid) : parent;
}

/**
 * Runs the TypeScript part in this process's place: same terminal, same signals, same exit code.
 * @param {string} node
 * @param {string[]} args
 */
function continueIn(node, args) {
  // setpriv (util-linux) lets the kernel end the child when this process is killed with SIGKILL.
  const guarded = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'TERM', node] : [node];
  const [program = node, ...rest] = [...guarded, ...args];
  const child = spawn(program, rest, { stdio: 'inherit', cwd: root });
  /** @type {NodeJS.Signals[]} */
  const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of forwarded) process.on(signal, () => child.kill(signal));
  // npm killed with SIGKILL forwards nothing; that it is gone is the only sign that the command was ended.
  const npm = process.env.npm_lifecycle_event ? findNpm() : undefined;
  if (npm) {
    setInterval(() => {
      if (!isSameProcessAlive(npm)) child.kill('SIGTERM');
    }, 1000).unref();
  }
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}

try {
  const [command, ...args] = process.argv.slice(2);
  if (!command || !commands.includes(command)) throw new SetupError(`Usage: node scripts/bootstrap.mjs ${commands.join('|')} [arguments]`);
  checkMachine();
  await ensurePackages();
  continueIn(findNode(), [join(root, `scripts/src/${command}.ts`), ...args]);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`\n${error.message}\n${error.details ? `\n${error.details}\n` : ''}`);
  process.exit(error.exitCode);
}
