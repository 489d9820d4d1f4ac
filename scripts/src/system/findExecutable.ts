import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** The first of the names that is an executable file on the PATH, as an absolute path. An absolute name is only checked. */
export function findExecutable(names: readonly string[], path: string): string | undefined {
  for (const name of names) {
    const candidates = isAbsolute(name)
      ? [name]
      : path
          .split(delimiter)
          .filter((folder) => folder !== '')
          .map((folder) => join(folder, name));
    const found = candidates.find(isExecutableFile);
    if (found) return found;
  }
  return undefined;
}

export function isExecutableFile(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
