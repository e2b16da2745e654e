import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DialectName } from '../server/src/protocol/index.ts';
import { bindScript, createStatementCache, parseScript, type SchemaLookup } from '../server/src/sql/index.ts';
import { lookupOf } from './corpus/lineage.ts';
import { readTpcDs, tpcdsLookup } from './corpus/typos.ts';
import { printTable } from './table.ts';

const NOTHING: SchemaLookup = { findTable: () => ({ found: 'unknown' }) };

/** Parse, bind and lineage, warm: the median of runs after warming up. */
export function benchFrontEnd(corpora: string): void {
  const rows: string[][] = [];
  if (existsSync(join(corpora, 'tpcds'))) {
    const data = readTpcDs(corpora);
    rows.push(measure('TPC-DS, 99 queries', data.queries.join(';\n'), 'postgres', tpcdsLookup(data)));
  }
  rows.push(measure('T-SQL script of 2,000 lines', tsqlScript(2000), 'tsql', NOTHING));
  rows.push(measure('script of 60,000 lines', viewScript(60_000), 'postgres', NOTHING));
  rows.push(
    measure(
      'table of 1,000 columns, 200 reads',
      wideScript(1000, 200),
      'postgres',
      lookupOf({ wide: Array.from({ length: 1000 }, (_, i) => `c${i}`) }, true),
    ),
  );
  rows.push(measure('200 nested subqueries', nested(200), 'postgres', NOTHING));
  printTable(
    'Front end, warm (median of 9)',
    ['input', 'lines', 'KB', 'parse ms', 'bind and lineage ms', 'ms per 1,000 lines', 'per output column ms'],
    rows,
  );
  keystroke();
}

function measure(name: string, text: string, dialect: DialectName, lookup: SchemaLookup): string[] {
  const lines = text.split('\n').length;
  const parses: number[] = [];
  const binds: number[] = [];
  let columns = 0;
  const runs = text.length > 1_000_000 ? 5 : 14;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    const script = parseScript(text, dialect);
    const parsed = performance.now();
    const bound = bindScript(script, lookup);
    bound.edges;
    const end = performance.now();
    columns = bound.statements.reduce((sum, s) => sum + s.lineage.reduce((n, l) => n + l.columns.length, 0), 0);
    if (i >= runs - 9) {
      parses.push(parsed - start);
      binds.push(end - parsed);
    }
  }
  const total = median(parses) + median(binds);
  return [
    name,
    String(lines),
    String(Math.round(text.length / 1024)),
    median(parses).toFixed(1),
    median(binds).toFixed(1),
    ((total / lines) * 1000).toFixed(2),
    columns === 0 ? '–' : (total / columns).toFixed(3),
  ];
}

/** One letter typed in the middle of a long script: only its statement is parsed again. */
function keystroke(): void {
  const text = viewScript(2000);
  const cache = createStatementCache(1_000_000);
  parseScript(text, 'postgres', cache);
  const at = text.indexOf('amount', text.length >> 1);
  const times: number[] = [];
  for (let i = 0; i < 30; i++) {
    const changed = `${text.slice(0, at)}${'x'.repeat(i + 1)}${text.slice(at)}`;
    const start = performance.now();
    parseScript(changed, 'postgres', cache);
    times.push(performance.now() - start);
  }
  printTable(
    'One keystroke in a script of 2,000 lines, parse only',
    ['median ms', 'largest ms'],
    [[median(times).toFixed(2), Math.max(...times).toFixed(2)]],
  );
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

function viewScript(lines: number): string {
  const parts: string[] = [];
  for (let i = 0; i * 12 < lines; i++) {
    parts.push(`create view dw.v${i} as
select o.id, o.customer_id, sum(o.amount) as amount,
  case when o.status = 'paid' then 1 else 0 end as paid,
  coalesce(c.name, 'unknown') as name
from raw.orders_${i} as o
left join raw.customers as c on c.id = o.customer_id
where o.day >= date '2024-01-01'
  and o.amount > 0
group by o.id, o.customer_id, o.status, c.name;

-- view ${i}`);
  }
  return parts.join('\n');
}

function tsqlScript(lines: number): string {
  const parts: string[] = [];
  for (let i = 0; i * 14 < lines; i++) {
    parts.push(`IF OBJECT_ID('tempdb..#step${i}') IS NOT NULL DROP TABLE #step${i}
SELECT o.OrderID, o.CustomerID, SUM(l.Quantity * l.UnitPrice) AS Amount, MAX(o.OrderDate) AS LastDate
INTO #step${i}
FROM dbo.Orders${i} AS o
INNER JOIN dbo.OrderLines AS l ON l.OrderID = o.OrderID
WHERE o.OrderDate >= DATEADD(day, -30, GETDATE())
GROUP BY o.OrderID, o.CustomerID

UPDATE t SET t.Amount = s.Amount, t.LoadDate = GETDATE()
FROM dbo.FactOrders AS t
INNER JOIN #step${i} AS s ON s.OrderID = t.OrderID
WHERE t.Amount <> s.Amount
GO
`);
  }
  return parts.join('\n');
}

function wideScript(columns: number, reads: number): string {
  const lines: string[] = [];
  for (let i = 0; i < reads; i++)
    lines.push(`select w.c${i}, w.c${(i * 7) % columns}, c${(i * 13) % columns} from wide as w where w.c${(i * 31) % columns} > 0;`);
  return lines.join('\n');
}

function nested(depth: number): string {
  return `${'select * from (\n'.repeat(depth)}select a from t\n${') x\n'.repeat(depth)}`;
}
