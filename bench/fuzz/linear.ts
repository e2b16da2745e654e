import { DIALECT_NAMES, type DialectName } from '../../server/src/protocol/index.ts';
import { bindScript, parseScript } from '../../server/src/sql/index.ts';
import { lookupOf } from '../corpus/lineage.ts';
import { printTable } from '../table.ts';
import { SHAPES, type Shape } from './shapes.ts';

const KB = 1024;
/** Times below this many ms say more about the machine than about us. */
const NOISE = 8;
/** Ten times the text may take so many times as long: cold caches and garbage collection included. */
const ALLOWED = 35;

interface Measured {
  readonly size: number;
  readonly ms: number;
}

/** Time against size, in many ways of growing; returns what grows faster than its text, or is slow although small. */
export function measureGrowth(
  largest: number,
  shapes: readonly Shape[] = SHAPES,
  dialects: readonly DialectName[] = DIALECT_NAMES,
): string[] {
  const sizes = [KB, 10 * KB, 100 * KB, KB * KB, 10 * KB * KB].filter((size) => size <= largest);
  const failures: string[] = [];
  const rows: string[][] = [];
  for (const shape of shapes) {
    // Every dialect at a middling size, and only the slowest of them at the large ones.
    const worst = slowest(shape, Math.min(largest, 100 * KB), dialects);
    const measured: Measured[] = [];
    for (const size of sizes) {
      const last = measured[measured.length - 1];
      // What is not linear is known by now: do not wait for hours.
      if (last !== undefined && last.ms > 20_000) break;
      measured.push({ size, ms: time(shape.make(size, worst), worst, size <= 100 * KB ? 3 : 2) });
    }
    const growth = growthOf(measured);
    if (growth > ALLOWED) failures.push(`${shape.name}, ${worst}: ten times the text takes ${growth.toFixed(0)} times as long`);
    for (const { size, ms } of measured)
      if (size <= 10 * KB && ms > 100) failures.push(`${shape.name}, ${worst}: ${ms.toFixed(0)} ms for ${size / KB} KB`);
    rows.push([shape.name, worst, ...sizes.map((size) => perKb(measured.find((m) => m.size === size))), growth.toFixed(1)]);
  }
  printTable(
    'Parse and bind, ms per KB, in the dialect that is slowest at it',
    [
      'shape',
      'dialect',
      ...sizes.map((size) => (size < KB * KB ? `${size / KB} KB` : `${size / KB / KB} MB`)),
      'largest growth for 10 times',
    ],
    rows,
  );
  const { heapUsed, rss } = process.memoryUsage();
  console.log(
    `\nMemory at the end: ${Math.round(heapUsed / KB / KB)} MB of heap, ${Math.round(rss / KB / KB)} MB resident; most ${Math.round(process.resourceUsage().maxRSS / KB)} MB\n`,
  );
  return failures;
}

function slowest(shape: Shape, size: number, dialects: readonly DialectName[]): DialectName {
  let worst: { dialect: DialectName; ms: number } | null = null;
  for (const dialect of dialects) {
    const ms = time(shape.make(size, dialect), dialect, 1);
    if (worst === null || ms > worst.ms) worst = { dialect, ms };
  }
  return worst?.dialect ?? 'ansi';
}

function time(sql: string, dialect: DialectName, runs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    // The process' own time: what other processes do on the machine must not count.
    const start = process.cpuUsage();
    bindScript(parseScript(sql, dialect), LOOKUP).edges;
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

const LOOKUP = lookupOf({ t: ['a', 'b'] }, true);

function growthOf(measured: readonly Measured[]): number {
  let most = 0;
  for (let i = 1; i < measured.length; i++) {
    const [before, after] = [measured[i - 1], measured[i]];
    if (before === undefined || after === undefined || after.ms < NOISE * 10) continue;
    most = Math.max(most, after.ms / Math.max(before.ms, NOISE));
  }
  return most;
}

function perKb(measured: Measured | undefined): string {
  return measured === undefined ? '–' : ((measured.ms * KB) / measured.size).toFixed(3);
}
