import { createAetl } from '../server/src/app/index.ts';
import { type FileSystem, fail, NEVER_CANCELLED, ok } from '../server/src/base/index.ts';
import { median } from './front-end.ts';
import { printTable } from './table.ts';

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

/** A dbt project of `models` models with macros, loops, branches and packages' calls, held in memory. */
export async function benchDbt(models: number): Promise<void> {
  const files = generateProject(models);
  const aetl = createAetl({ logger: QUIET, fs: memoryFiles(files) });
  const start = performance.now();
  await aetl.setRoots(['file:///dbt'], () => {}, NEVER_CANCELLED);
  const cold = performance.now() - start;
  const heap = process.memoryUsage().heapUsed / 1024 / 1024;
  let problems = 0;
  for (const { uri } of aetl.files()) problems += (await aetl.check(uri, NEVER_CANCELLED)).length;
  const keystroke = await edits(aetl, files, `/dbt/models/m${models - 1}.sql`, 'amount_1');
  const macro = await edits(aetl, files, '/dbt/macros/money.sql', 'round');
  printTable(
    'A generated dbt project, through the facade, one process',
    [
      'models',
      'cold index ms',
      'heap MB',
      'problems',
      'keystroke in a model ms, median',
      'largest',
      'keystroke in a macro of all models ms, median',
    ],
    [
      [
        String(models),
        cold.toFixed(0),
        heap.toFixed(0),
        String(problems),
        median(keystroke).toFixed(1),
        Math.max(...keystroke).toFixed(1),
        median(macro).toFixed(1),
      ],
    ],
  );
}

async function edits(
  aetl: ReturnType<typeof createAetl>,
  files: ReadonlyMap<string, string>,
  path: string,
  word: string,
): Promise<number[]> {
  const text = files.get(path) ?? '';
  const at = text.indexOf(word);
  const times: number[] = [];
  for (let i = 0; i < (path.includes('macros') ? 4 : 30); i++) {
    const before = performance.now();
    aetl.showDocument(`file://${path}`, `${text.slice(0, at)}${'abcd'.slice(0, i % 4)}${text.slice(at)}`, i + 1);
    await aetl.check(`file://${path}`, NEVER_CANCELLED);
    times.push(performance.now() - before);
  }
  aetl.showDocument(`file://${path}`, text, 100);
  return times;
}

function generateProject(models: number): Map<string, string> {
  const files = new Map<string, string>();
  files.set('/dbt/dbt_project.yml', 'name: big\nvars: { kinds: [a, b, c, d] }\n');
  files.set('/dbt/profiles.yml', 'big: { target: dev, outputs: { dev: { type: postgres } } }\n');
  const columns = ['id', 'customer_id', 'kind', 'amount', 'created_at', 'updated_at'];
  const listed = columns
    .map((name) => `          - { name: ${name}, data_type: ${name.endsWith('_at') ? 'timestamp' : 'int'} }`)
    .join('\n');
  const tables = Array.from({ length: 50 }, (_, i) => `      - name: t${i}\n        columns:\n${listed}`).join('\n');
  files.set('/dbt/models/sources.yml', `sources:\n  - name: raw\n    tables:\n${tables}\n`);
  files.set('/dbt/macros/money.sql', '{% macro money(column, digits=2) %}round({{ column }} / 100.0, {{ digits }}){% endmacro %}');
  files.set(
    '/dbt/macros/days.sql',
    "{% macro day_of(x) %}{{ return(adapter.dispatch('day_of', 'big')(x)) }}{% endmacro %}\n{% macro default__day_of(x) %}cast({{ x }} as date){% endmacro %}",
  );
  for (let i = 0; i < models; i++) {
    const a = i < 100 ? `source('raw', 't${i % 50}')` : `ref('m${(i * 7919) % Math.floor(i / 2)}')`;
    files.set(`/dbt/models/m${i}.sql`, modelText(a, i < 100));
  }
  return files;
}

function modelText(input: string, first: boolean): string {
  const sums = first ? "sum(case when kind = '{{ kind }}' then amount else 0 end)" : 'sum(amount_{{ kind }})';
  return `{{ config(materialized='incremental', unique_key='id') }}
{% set kinds = var('kinds') %}
with source as (
    select * from {{ ${input} }}
    {% if is_incremental() %}
    where updated_at > (select max(updated_at) from {{ this }})
    {% endif %}
),
summed as (
    select
        id,
        customer_id,
        {% for kind in kinds %}
        ${sums} as amount_{{ kind }},
        {% endfor %}
        {{ day_of('max(created_at)') }} as created_at,
        max(updated_at) as updated_at
    from source
    group by 1, 2
)
select
    id,
    customer_id,
    {{ money('amount_a') }} as amount_1,
    {% for kind in kinds %}amount_{{ kind }}, {% endfor %}
    created_at,
    updated_at
from summed
`;
}

function memoryFiles(files: ReadonlyMap<string, string>): FileSystem {
  const children = new Map<string, Map<string, 'file' | 'directory'>>();
  for (const path of files.keys()) {
    const parts = path.split('/').slice(1);
    for (let i = 0; i < parts.length; i++) {
      const folder = `/${parts.slice(0, i).join('/')}`;
      const names = children.get(folder) ?? new Map();
      children.set(folder, names.set(parts[i] ?? '', i === parts.length - 1 ? 'file' : 'directory'));
    }
  }
  return {
    readBytes: async (path) => (files.has(path) ? ok(new TextEncoder().encode(files.get(path))) : fail('it is not there')),
    stat: async (path) => (files.has(path) ? ok({ size: files.get(path)?.length ?? 0, modified: 0 }) : fail('it is not there')),
    list: async (path) => ok([...(children.get(path) ?? [])].map(([name, kind]) => ({ name, kind }))),
    writeText: async () => fail('nothing is written'),
  };
}
