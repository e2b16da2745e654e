// Writes server/src/sql/parse/keywords.ts anew: every upper-case word in quotes, alone or in a list, in the sources of that folder, comments left out.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../server/src/sql/parse/', import.meta.url);
const target = new URL('keywords.ts', folder);

const words = new Set();
for (const file of readdirSync(folder, { recursive: true })) {
  if (!file.endsWith('.ts') || file === 'keywords.ts') continue;
  const source = readFileSync(new URL(file, folder), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  for (const [, list] of source.matchAll(/'([A-Z][A-Z_0-9=@ ]*)'/g)) for (const word of list.match(/[A-Z][A-Z_0-9]*/g)) words.add(word);
}

const [header] = readFileSync(target, 'utf8').split('[\n');
const lines = [...words].sort().map((word) => `  '${word}',`);
writeFileSync(target, `${header}[\n${lines.join('\n')}\n];\n`);
console.log(`${words.size} words`);
