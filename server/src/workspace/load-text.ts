import { type FileSystem, fail, ok, type Result, say } from '../base/index.ts';
import { decodeText } from './text/decode.ts';

/** Reads a text file, unless it has more bytes than are parsed; the reason is the end of a sentence for people. */
export async function loadText(fs: FileSystem, path: string, largest: number): Promise<Result<string>> {
  const stat = await fs.stat(path);
  if (!stat.ok) return stat;
  if (stat.value.size > largest) return fail(tooLarge(stat.value.size, largest));
  const bytes = await fs.readBytes(path);
  if (!bytes.ok) return bytes;
  const decoded = decodeText(bytes.value);
  return decoded.ok ? ok(decoded.value.text) : decoded;
}

export function tooLarge(size: number, largest: number): string {
  return say('it has {0} MB, and files above {1} MB are not parsed', megabytes(size), megabytes(largest));
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
