import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { UsageError } from './exit.ts';

/** The text of a file, or of stdin for `-`. */
export async function readInput(name: string): Promise<string> {
  try {
    const { decodeSql } = await import('../../app/index.ts');
    const bytes = name === '-' ? readFileSync(0) : await readFile(name);
    const decoded = decodeSql(bytes);
    if (!decoded.ok) throw new UsageError(`${name} cannot be read: ${decoded.error}`);
    return decoded.value;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
