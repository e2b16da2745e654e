import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/** Where the bundle lies; sources that run as they are have no such thing. */
declare const __dirname: string | undefined;

/** The page for HTML exports, which the build puts beside the programs. Rejects in a checkout that was never built. */
export function builtPage(): Promise<string> {
  return built('lineage-standalone.html');
}

/** Script and style of the page of `aetl report`. */
export async function builtReport(): Promise<{ readonly script: string; readonly style: string }> {
  const [script, style] = await Promise.all([built('report.js'), built('report.css')]);
  return { script, style };
}

function built(file: string): Promise<string> {
  const folder = typeof __dirname === 'string' ? __dirname : path.join(process.cwd(), 'dist');
  return readFile(path.join(folder, 'webview', file), 'utf8');
}
