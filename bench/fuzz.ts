import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIALECT_NAMES, type DialectName } from '../server/src/protocol/index.ts';
import { bindScript, completionContext, parseScript } from '../server/src/sql/index.ts';
import { lookupOf } from './corpus/lineage.ts';
import { printTable } from './table.ts';

const HELP = `npm run fuzz [-- --cases 20000] [-- --seed 1]
Mutates the statements of test/unit/sql/statements without any grammar (truncation, deletion, doubling, splicing, stray symbols, swapped words) and parses,
binds and completes each result. Exits with 1 when anything throws, or when an answer for less than 10 KB took longer than 100 ms twice in a row.`;

const SYMBOLS = '\'"`;()[]{}{{%}}$$--/*@:#.,=<>|&\u{1F600}';

interface Sample {
  readonly dialect: DialectName;
  readonly sql: string;
}

function main(args: readonly string[]): number {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const option = (name: string, otherwise: number): number => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
  const cases = option('--cases', 20_000);
  const random = seeded(option('--seed', 1));
  const samples = readSamples();
  const lookup = lookupOf({ t: ['a', 'b'], orders: ['id', 'amount', 'day'] }, true);
  const failures: string[] = [];
  let slowest = 0;
  for (let i = 0; i < cases; i++) {
    const { dialect, sql: original } = pick(samples, random);
    const sql = mutate(original, pick(samples, random).sql, random).slice(0, 10_000);
    const answer = (): number => {
      const start = performance.now();
      const script = parseScript(sql, dialect);
      bindScript(script, lookup).edges;
      if (i % 10 === 0) completionContext(sql, Math.floor(random() * sql.length), dialect);
      for (const { range } of script.statements)
        if (range.start > range.end || range.end > sql.length) throw new Error(`a statement at ${range.start}–${range.end}`);
      return performance.now() - start;
    };
    try {
      // A pause of the machine is not a slow answer: only what is slow twice counts.
      const taken = answer();
      const again = taken > 100 ? answer() : taken;
      slowest = Math.max(slowest, Math.min(taken, again));
      if (Math.min(taken, again) > 100) failures.push(`slow (${Math.round(again)} ms): ${dialect}: ${JSON.stringify(sql)}`);
    } catch (error) {
      failures.push(`thrown: ${dialect}: ${JSON.stringify(sql)}\n${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  for (const failure of failures.slice(0, 20)) console.log(failure);
  printTable(
    'Mutated statements',
    ['cases', 'thrown or slow', 'slowest answer ms'],
    [[String(cases), String(failures.length), slowest.toFixed(1)]],
  );
  return failures.length === 0 ? 0 : 1;
}

function readSamples(): Sample[] {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../test/unit/sql/statements');
  return readdirSync(folder).flatMap((file) => {
    const dialect = DIALECT_NAMES.find((name) => `${name}.sql` === file) ?? 'ansi';
    return readFileSync(join(folder, file), 'utf8')
      .split(/\n\s*\n/)
      .map((sql) => ({ dialect, sql: sql.trim() }));
  });
}

function mutate(sql: string, other: string, random: () => number): string {
  const at = Math.floor(random() * sql.length);
  const to = Math.min(sql.length, at + Math.floor(random() * 20));
  switch (Math.floor(random() * 7)) {
    case 0:
      return sql.slice(0, at);
    case 1:
      return sql.slice(0, at) + sql.slice(to);
    case 2:
      return sql.slice(0, to) + sql.slice(at);
    case 3:
      return sql.slice(0, at) + other.slice(Math.floor(random() * other.length));
    case 4:
      return sql.slice(0, at) + (SYMBOLS[Math.floor(random() * SYMBOLS.length)] ?? '') + sql.slice(at);
    case 5:
      return doubled(sql, random);
    default:
      return swapped(sql, random);
  }
}

function doubled(sql: string, random: () => number): string {
  const tokens = sql.match(/\w+|\s+|[^\w\s]/g) ?? [];
  const at = Math.floor(random() * tokens.length);
  tokens.splice(at, 0, tokens[at] ?? '', ' ');
  return tokens.join('');
}

function swapped(sql: string, random: () => number): string {
  const words = sql.split(/(\s+)/);
  const a = Math.floor(random() * words.length);
  const b = Math.floor(random() * words.length);
  [words[a], words[b]] = [words[b] ?? '', words[a] ?? ''];
  return words.join('');
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

process.exitCode = main(process.argv.slice(2));
