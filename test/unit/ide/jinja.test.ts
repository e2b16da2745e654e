import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import { openFixture, spanOf } from './fixture.ts';

const PROJECT = `# file: dbt_project.yml
name: shop
vars: { first_day: '2024-01-01' }
# file: dbt_packages/helpers/dbt_project.yml
name: helpers
-- file: dbt_packages/helpers/macros/clean.sql
{% macro clean(x) %}trim({{ x }}){% endmacro %}
-- file: macros/money.sql
{# Cents as euros. #}
{% macro money(cents, digits=2) %}round({{ cents }} / 100, {{ digits }}){% endmacro %}
{% macro money_of(cents) %}{{ money(cents) }}{% endmacro %}
-- file: models/orders.sql
select 1 as id, 2 as cents
-- file: models/other.sql
{% if is_incremental() %}select {{ money('cents') }} as a from {{ ref('orders') }}{% endif %}
`;

async function definitions(query: string): Promise<string[]> {
  const fixture = await openFixture(`${PROJECT}-- file: models/q.sql\n${query}`);
  return fixture.ide.definition(fixture.file, fixture.offset).map(({ uri, range }) => spanOf(fixture, uri, range));
}

test('a macro leads to its definition', async () => {
  assert.deepEqual(await definitions("select {{ mon$0ey('id') }} from {{ ref('orders') }}"), ['macros/money.sql:2:money']);
  assert.deepEqual(await definitions("select {{ helpers.cl$0ean('id') }} from {{ ref('orders') }}"), [
    'dbt_packages/helpers/macros/clean.sql:1:clean',
  ]);
  assert.deepEqual(await definitions('select {{ nob$0ody() }}'), []);
});

test('names in ref and var lead to what they name, in every branch and argument', async () => {
  assert.deepEqual(await definitions("{% if x %}select 1{% else %}select * from {{ ref('ord$0ers') }}{% endif %}"), [
    'models/orders.sql:1:',
  ]);
  assert.deepEqual(await definitions("{% set r = helpers.clean(ref('ord$0ers')) %}"), ['models/orders.sql:1:']);
  assert.deepEqual(await definitions("select '{{ var('first$0_day') }}'"), ['dbt_project.yml:2:first_day']);
});

test('columns keep their definitions beside macros', async () => {
  assert.deepEqual(await definitions("select o.ce$0nts, {{ money('o.cents') }} from {{ ref('orders') }} o"), ['models/orders.sql:1:cents']);
});

test('a macro shows how it is called and what it is for', async () => {
  const { ide, file, offset } = await openFixture(`${PROJECT}-- file: models/q.sql\nselect {{ mon$0ey('id') }}`);
  const { markdown = '' } = ide.hover(file, offset) ?? {};
  assert.match(markdown, /money\(cents, digits=2\)[\s\S]*Cents as euros[\s\S]*`shop` in `money\.sql`/);
});

test('macros are proposed, those of packages behind their name, and variables', async () => {
  const check = async (query: string, ...labels: readonly string[]) => {
    const { ide, file, offset } = await openFixture(`${PROJECT}-- file: models/q.sql\n${query}`);
    const found = ide.complete(file, offset).items.map(({ label }) => label);
    assert.deepEqual(found.slice(0, labels.length), labels);
  };
  await check('select {{ mon$0', 'money', 'money_of');
  await check('select {{ help$0', 'helpers');
  await check('select {{ helpers.$0 }}', 'clean');
  await check('{% if mon$0 %}', 'money', 'money_of');
  await check("select {{ var('f$0') }}", 'first_day');
});

test('all calls of a macro, those in other macros too', async () => {
  const fixture = await openFixture(`${PROJECT}-- file: models/q.sql\nselect {{ mon$0ey('id') }}, {{ money_of('x') }}`);
  const found = await fixture.ide.references(fixture.file, fixture.offset, { includeDeclaration: true }, NEVER_CANCELLED);
  assert.deepEqual(found.map(({ uri, range }) => spanOf(fixture, uri, range)).sort(), [
    'macros/money.sql:2:money',
    'macros/money.sql:3:money',
    'models/other.sql:1:money',
    'models/q.sql:1:money',
  ]);
});

test('links from every ref', async () => {
  const fixture = await openFixture(`${PROJECT}-- file: models/q.sql
{% if a %}{{ helpers.clean(ref('orders')) }}{% else %}{{ ref('other') }}{{ ref('nothing') }}{% endif %}`);
  assert.deepEqual(
    fixture.ide.documentLinks(fixture.file).map(({ range }) => fixture.file.text.slice(range.start, range.end)),
    ['orders', 'other'],
  );
});
