import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './SetupError.mjs';

/**
 * Compares package-lock.json with node_modules/.package-lock.json, which npm writes when an installation is complete: so
 * an interrupted or outdated installation is seen, and a developer's own `npm install` counts.
 * @param {string} root
 */
export function isInstalled(root) {
  const installedLock = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(installedLock);
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) continue;
    const present = installed[path];
    if (!present) {
      if (entry.optional || entry.devOptional || entry.peer) continue;
      return false;
    }
    if (present.version !== entry.version || present.integrity !== entry.integrity) return false;
  }
  return Object.keys(installed).every((path) => path in wanted);
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockEntry
 * @param {string} file
 * @returns {Record<string, LockEntry>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/**
 * Runs `npm ci`. No package's install script runs (.npmrc); the set-up steps do what they would do.
 * @param {string} root
 * @returns {Promise<void>}
 */
export async function installPackages(root) {
  /** @type {Buffer[]} */
  const output = [];
  const child = spawn('npm', ['ci', '--no-progress', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new SetupError('npm was not found: install npm 10 or newer.', { cause: error })));
    child.once('close', resolve);
  });
  if (code === 0) return;
  const text = Buffer.concat(output).toString('utf8');
  const sentence = /ENOSPC/.test(text)
    ? 'The disk is full: free about 3 GB, then run this again.'
    : /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(text)
      ? 'The npm registry cannot be reached: check the network or `npm config get registry`, then run this again.'
      : 'npm could not install the packages; its output is below.';
  throw new SetupError(sentence, { details: text.trim().split('\n').slice(-15).join('\n') });
}
