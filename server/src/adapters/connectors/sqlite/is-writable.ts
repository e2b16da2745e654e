import { accessSync, constants, statSync } from 'node:fs';

export function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
  } catch {
    return false;
  }
  // To root everything seems writable.
  return (statSync(file).mode & 0o222) !== 0;
}
