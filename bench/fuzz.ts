import { bindScript, completionContext, parseScript } from '../server/src/sql/index.ts';
import { lookupOf } from './corpus/lineage.ts';
import { measureGrowth } from './fuzz/linear.ts';
import { mutate, pick, readSamples } from './fuzz/mutate.ts';
import { SHAPES, type Shape } from './fuzz/shapes.ts';
import { seeded } from './seeded.ts';
import { printTable } from './table.ts';

const HELP = `npm run fuzz [-- --cases 20000] [-- --seed 1] [-- --largest-kb 1024] [-- --shapes NAME,…] [-- --untimed]
Mutates the statements of test/unit/sql/statements without any grammar (truncation, deletion, doubling, splicing, stray symbols, swapped words, deep nesting,
huge tokens) and parses, binds and completes each result; then measures time against size for many ways of growing, from 1 KB up (--largest-kb 0: not at all;
--shapes: only those whose names contain one of these words, "few" for the handful that the 10 MB table is printed for).
Exits with 1 when anything throws, when an answer for less than 10 KB took longer than 100 ms twice in a row, or when time grows faster than the text.
--untimed: only what throws counts, for machines that others share.`;

function main(args: readonly string[]): number {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const option = (name: string, otherwise: number): number => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
  const text = (name: string): string | null => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? '') : null);
  const untimed = args.includes('--untimed');
  const cases = option('--cases', 20_000);
  const random = seeded(option('--seed', 1));
  const samples = readSamples();
  const lookup = lookupOf({ t: ['a', 'b'], orders: ['id', 'amount', 'day'] }, true);
  const failures: string[] = [];
  let slowest = 0;
  const begin = performance.now();
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
      if (Math.min(taken, again) > 100 && !untimed) failures.push(`slow (${Math.round(again)} ms): ${dialect}: ${JSON.stringify(sql)}`);
    } catch (error) {
      failures.push(`thrown: ${dialect}: ${JSON.stringify(sql)}\n${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  const perSecond = Math.round((cases * 1000) / (performance.now() - begin));
  printTable(
    'Mutated statements',
    ['cases', 'thrown or slow', 'slowest answer ms', 'cases per second'],
    [[String(cases), String(failures.length), slowest.toFixed(1), String(perSecond)]],
  );
  const largest = option('--largest-kb', 1024);
  if (largest > 0) failures.push(...measureGrowth(largest * 1024, shapesNamed(text('--shapes'))));
  for (const failure of failures.slice(0, 40)) console.log(failure.slice(0, 2000));
  return failures.length === 0 ? 0 : 1;
}

function shapesNamed(names: string | null): readonly Shape[] {
  if (names === null) return SHAPES;
  const wanted = names === 'few' ? FEW : names.split(',').map((name) => name.trim());
  const found = SHAPES.filter((shape) => wanted.some((name) => (names === 'few' ? shape.name === name : shape.name.includes(name))));
  if (found.length === 0) throw new Error(`no shape is named ${names}; there are: ${SHAPES.map((shape) => shape.name).join(', ')}`);
  return found;
}

/** A script, a list, a chain, a nesting, something never ended, a routine. */
const FEW: readonly string[] = ['many statements', 'long VALUES', 'AND chain', 'nested parentheses', 'unterminated string', 'a routine'];

process.exitCode = main(process.argv.slice(2));
