import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { impactOf } from '../../../server/src/lineage/index.ts';
import { diffObjects } from '../../../server/src/metadata/diff/diff-objects.ts';
import type { ObjectChange, TableObject } from '../../../server/src/metadata/index.ts';
import { table } from '../adapters/store/fixture.ts';
import { memoryCrawl } from '../metadata/memory-crawl.ts';
import { open } from '../workspace/fixture.ts';

const FILES = `-- file: aetl.yaml
version: 1
dialect: postgres
connections: { dw: { type: postgres, host: h }, other: { type: postgres, host: h } }
files: [{ glob: "**/*.sql", connection: dw }, { glob: "other/*.sql", connection: other }]
-- file: report.sql
select o.amount, o.day from orders o where amount > 1;
-- file: mart.sql
create view mart.daily as select day, sum(amount) as total from public.orders group by day;
-- file: below.sql
create view mart.weekly as select total as grand from mart.daily;
-- file: star.sql
create table mart.copy as select * from public.orders;
-- file: write.sql
insert into public.orders (id, amount) values (1, null);
-- file: other/a.sql
select amount from public.orders;
-- file: unrelated.sql
select amount from sales.payments;
`;

const ORDERS = table('public.orders', 'id int, amount numeric, day date');

/** What a change does: `file text: effect` for each place, and what is computed from it. */
async function impacts(after: TableObject | null, before: TableObject | null = ORDERS, crawled: TableObject | null = after) {
  const columns = (crawled?.columns ?? []).map(({ name, type }) => `${name} ${type}`).join(', ');
  const source = memoryCrawl({ objects: crawled === null ? ['public.nothing(x int)'] : [`public.${crawled.name}(${columns})`] });
  const { workspace } = await open(FILES, { crawled: () => source });
  const objects: readonly ObjectChange[] = [{ before, after }];
  const found = impactOf(workspace, {
    changes: diffObjects(before, after),
    objects,
    dialect: 'postgres',
    concerns: (file) => workspace.connectionOf(file) === 'dw',
  });
  return found
    .filter(({ places }) => places.length > 0)
    .map(({ change, places, downstream }) => ({
      change: change.column === null ? change.kind : `${change.kind} ${change.column}`,
      places: places.map(
        ({ uri, range, effect }) => `${uri.replace('file:///', '')} ${workspace.file(uri)?.text.slice(range.start, range.end)}: ${effect}`,
      ),
      downstream,
    }));
}

describe('the impact of a change in a database', () => {
  it('finds what used a column that is gone, by name, through a star, and downstream', async () => {
    const [found, ...others] = await impacts(table('public.orders', 'id int, day date'));
    assert.deepEqual(others, []);
    assert.deepEqual(found, {
      change: 'drop-column amount',
      places: [
        'mart.sql amount: breaks',
        'report.sql amount: breaks',
        'report.sql amount: breaks',
        'star.sql select * from public.orders: differs',
        'write.sql amount: breaks',
      ],
      downstream: ['mart.daily.total', 'report.sql:1.amount', 'report.sql:1.*', 'mart.copy.amount', 'mart.weekly.grand'],
    });
  });

  it('is the same before the crawl has seen it', async () => {
    const after = table('public.orders', 'id int, day date');
    assert.deepEqual(await impacts(after, ORDERS, ORDERS), await impacts(after));
  });

  it('finds what names a table that is gone', async () => {
    const [found] = await impacts(null);
    assert.deepEqual(found?.places, [
      'mart.sql public.orders: breaks',
      'report.sql orders: breaks',
      'star.sql public.orders: breaks',
      'write.sql public.orders: breaks',
    ]);
  });

  it('tells what breaks from what only differs, and has nothing to say of comments', async () => {
    const found = await impacts({ ...table('public.orders', 'id int, amount text!, day date'), comment: 'New' });
    assert.deepEqual(
      found.map(({ change, places }) => [change, places.filter((place) => /^(write|report)/.test(place))]),
      [
        ['change-type amount', ['report.sql amount: differs', 'report.sql amount: differs', 'write.sql amount: differs']],
        ['change-nullability amount', ['write.sql amount: breaks']],
      ],
    );
  });
});
