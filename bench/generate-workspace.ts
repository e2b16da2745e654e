import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is true of a generated workspace. */
export interface GeneratedWorkspace {
  readonly files: number;
  readonly lines: number;
  /** Misspelt columns: the only findings there are. */
  readonly typos: readonly { readonly path: string; readonly text: string }[];
  /** Places of `raw.t0.country`, with all the columns that have its name because of it. */
  readonly places: number;
}

/** Every so many views of the first layer read `raw.t0`, so that a change of it reaches more files in a larger workspace. */
const HUB = 50;
/** Every so many views have a misspelt column. */
const TYPO = 97;

/**
 * Writes a warehouse of `count` files in layers: a tenth are tables (DDL), the others views that read two objects of the layer below.
 * About 40 lines a file.
 */
export function generateWorkspace(folder: string, count: number): GeneratedWorkspace {
  const tables = Math.max(2, Math.floor(count / 10));
  let lines = 0;
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
    lines += text.split('\n').length;
  };
  write('aetl.yaml', 'version: 1\ndialect: postgres\ninclude: ["**/*.sql"]\ncatalog: ["ddl/**/*.sql"]\n');
  for (let i = 0; i < tables; i++) write(`ddl/t${i}.sql`, tableText(i));
  const typos: GeneratedWorkspace['typos'][number][] = [];
  const ofHub = new Set([0]);
  for (let i = tables; i < count; i++) {
    const layer = 1 + Math.floor(((i - tables) * 4) / (count - tables));
    const below =
      layer === 1
        ? [0, tables]
        : [tables + Math.floor(((layer - 2) * (count - tables)) / 4), tables + Math.floor(((layer - 1) * (count - tables)) / 4)];
    const [from = 0, to = 1] = below;
    const pick = (salt: number): number => from + ((i * 7919 + salt) % Math.max(1, to - from));
    const first = layer === 1 && i % HUB === 0 ? 0 : pick(0);
    if (ofHub.has(first)) ofHub.add(i);
    const typo = i % TYPO === 0;
    const path = `views/l${layer}/v${i}.sql`;
    if (typo) typos.push({ path, text: 'quantitty' });
    write(path, viewText(i, nameOf(first, tables), nameOf(pick(13), tables), typo ? 'quantitty' : 'quantity'));
  }
  // Each view that takes the column over names it twice: where it reads it, and where it hands it on.
  return { files: count, lines, typos, places: 1 + 2 * (ofHub.size - 1) };
}

function nameOf(i: number, tables: number): string {
  return i < tables ? `raw.t${i}` : `dw.v${i}`;
}

const COLUMNS = ['id', 'customer_id', 'order_day', 'amount', 'quantity', 'status', 'country', 'channel', 'created_at', 'updated_at'];

function tableText(i: number): string {
  const columns = COLUMNS.map((name) => `  ${name} ${typeOf(name)}${name === 'id' ? ' not null primary key' : ''}`).join(',\n');
  return `-- source table ${i}\ncreate table raw.t${i} (\n${columns}\n);\n\ncomment on table raw.t${i} is 'Orders of source ${i}';\n`;
}

function typeOf(name: string): string {
  if (name === 'order_day') return 'date';
  if (name.endsWith('_at')) return 'timestamp';
  return name === 'amount' ? 'numeric(12, 2)' : name === 'status' || name === 'country' || name === 'channel' ? 'varchar(40)' : 'bigint';
}

function viewText(i: number, a: string, b: string, quantity: string): string {
  return `-- view ${i}: joins two objects of the layer below
create or replace view dw.v${i} as
with recent as (
  select
    o.id,
    o.customer_id,
    o.order_day,
    o.amount,
    o.quantity,
    coalesce(o.status, 'unknown') as status,
    o.country,
    o.channel,
    o.created_at,
    o.updated_at,
    row_number() over (partition by o.customer_id, o.order_day order by o.updated_at desc) as rn
  from ${a} as o
  where o.order_day >= current_date - 30
),
totals as (
  select
    t.customer_id,
    sum(t.amount) as amount,
    count(*) as quantity,
    max(t.updated_at) as updated_at
  from ${b} as t
  group by t.customer_id
)
select
  r.id,
  r.customer_id,
  r.order_day,
  r.amount + t.amount as amount,
  case when r.${quantity} > 0 then r.quantity else t.quantity end as quantity,
  upper(r.status) as status,
  r.country,
  r.channel,
  r.created_at,
  greatest(r.updated_at, t.updated_at) as updated_at
from recent as r
left join totals as t on t.customer_id = r.customer_id
where r.rn = 1;
`;
}
