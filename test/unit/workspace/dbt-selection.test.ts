// Which models a call of dbt makes.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  configInSql,
  configsInProject,
  configsInProperties,
  type DbtNode,
  nodeSelector,
  readDbtCommands,
} from '../../../server/src/workspace/dbt/selection/index.ts';

const COMMANDS: readonly (readonly [command: string, runs: readonly string[]])[] = [
  ['dbt run', ['run']],
  ['cd /opt/dbt && dbt run -s stg_orders+ --target prod', ['run stg_orders+ in /opt/dbt']],
  ['dbt --quiet build --select "tag:daily path:models/marts" --exclude x y --full-refresh', ['build tag:daily path:models/marts not x y']],
  ["dbt run --models 'a,b' && dbt test && dbt snapshot --project-dir ./dbt", ['run a,b', 'snapshot in ./dbt']],
  ['/usr/bin/dbt seed --select=countries; echo dbt run later', ['seed countries']],
  ['dbt run --select {{ params.models }} -t dev', ['run {{ params.models }}']],
  ['dbt build --selector nightly', ['build by nightly']],
  ['dbt run \\\n  --select a \\\n  b', ['run a b']],
  ['echo "dbt run"', []],
  ['dbt ls -s a', []],
  ['', []],
];

describe('calls of dbt in command lines', () => {
  for (const [command, runs] of COMMANDS)
    it(JSON.stringify(command), () => {
      const found = readDbtCommands(command).map(({ verb, select, exclude, selector, folder }) =>
        [
          verb,
          ...select,
          ...(exclude.length === 0 ? [] : ['not', ...exclude]),
          ...(selector === null ? [] : ['by', selector]),
          ...(folder === null ? [] : ['in', folder]),
        ].join(' '),
      );
      // What is only printed, in whatever words, makes nothing.
      assert.deepEqual(found, runs);
    });
});

const node = (name: string, path: string, parents: readonly string[], more: Partial<DbtNode> = {}): DbtNode => ({
  id: name,
  name,
  kind: 'model',
  package: 'shop',
  path: `models/${path}/${name}.sql`,
  fqn: [...path.split('/').filter(Boolean), name],
  tags: [],
  materialized: 'view',
  parents,
  ...more,
});

const NODES: readonly DbtNode[] = [
  node('stg_orders', 'staging', ['source:raw.orders'], { tags: ['daily'] }),
  node('stg_주문', 'staging', ['source:raw.주문']),
  node('int_orders', 'marts/core', ['stg_orders', 'countries'], { tags: ['daily', 'core'] }),
  node('fct_orders', 'marts/core', ['int_orders'], { tags: ['core'], materialized: 'incremental' }),
  node('dim_customers', 'marts', ['stg_주문'], { tags: ['daily'] }),
  node('report', 'reports', ['fct_orders', 'dim_customers']),
  node('prices', '', ['stg_orders'], { kind: 'snapshot', path: 'snapshots/prices.sql' }),
  node('countries', '', [], { kind: 'seed', path: 'seeds/countries.csv' }),
];
const EXPOSURES = [{ name: 'board', parents: ['fct_orders'] }];

const select = nodeSelector(NODES, EXPOSURES);

const SELECTIONS: readonly (readonly [command: string, selected: string, unclear?: string])[] = [
  ['run', 'stg_orders stg_주문 int_orders fct_orders dim_customers report'],
  ['build', 'stg_orders stg_주문 int_orders fct_orders dim_customers report prices countries'],
  ['run -s int_orders', 'int_orders'],
  ['run -s +int_orders', 'stg_orders int_orders'],
  ['build -s +int_orders', 'stg_orders int_orders countries'],
  ['run -s int_orders+', 'int_orders fct_orders report'],
  ['run -s int_orders+1', 'int_orders fct_orders'],
  ['run -s 1+report', 'fct_orders dim_customers report'],
  ['run -s @dim_customers', 'stg_orders stg_주문 int_orders fct_orders dim_customers report'],
  ['run -s tag:daily', 'stg_orders int_orders dim_customers'],
  ['run -s tag:daily,tag:core', 'int_orders'],
  ['run -s tag:daily,marts', 'int_orders dim_customers'],
  ['run -s stg_orders report', 'stg_orders report'],
  ['run -s path:models/marts', 'int_orders fct_orders dim_customers'],
  ['run -s models/marts/core', 'int_orders fct_orders'],
  ['run -s marts.core', 'int_orders fct_orders'],
  ['run -s shop.staging', 'stg_orders stg_주문'],
  ['run -s stg_*', 'stg_orders stg_주문'],
  ['run -s stg_주문+', 'stg_주문 dim_customers report'],
  ['run -s source:raw.orders+', 'stg_orders int_orders fct_orders report'],
  ['run -s source:raw+1', 'stg_orders stg_주문'],
  ['run -s source:raw.orders', ''],
  ['run -s +exposure:board', 'stg_orders int_orders fct_orders'],
  ['run -s config.materialized:incremental', 'fct_orders'],
  ['build -s resource_type:snapshot', 'prices'],
  ['run -s file:report.sql package:shop,report', 'report'],
  ['run --exclude tag:daily+', 'stg_주문'],
  ['run -s staging --exclude stg_orders', 'stg_주문'],
  ['run -s nothing_like_that', ''],
  ['run -s state:modified+ report', 'report', 'state:modified+'],
  ['run -s {{ params.models }}', '', '{{ params.models }}'],
  ['run -s $MODELS', '', '$MODELS'],
  ['build --selector nightly', '', '--selector nightly'],
];

describe('what a call of dbt selects', () => {
  for (const [command, selected, unclear] of SELECTIONS)
    it(command, () => {
      const [run] = readDbtCommands(`dbt ${command}`);
      assert.ok(run !== undefined);
      const found = select(run);
      assert.equal([...found.ids].join(' '), selected);
      assert.deepEqual(found.unclear, unclear === undefined ? [] : [unclear]);
    });
});

describe('tags and materializations', () => {
  it('are read where dbt has them', () => {
    assert.deepEqual(configInSql("{{ config(materialized='table', tags=['a', \"b\"]) }}\nselect 1"), {
      tags: ['a', 'b'],
      materialized: 'table',
    });
    assert.deepEqual(configInSql("{{ config(tags='a') }} select config from x"), { tags: ['a'], materialized: null });
    assert.deepEqual(configInSql('select 1'), { tags: [], materialized: null });
    const yaml = 'models:\n  - name: m\n    tags: a\n    config: { tags: [b], materialized: view }\n';
    assert.deepEqual(configsInProperties(yaml).get('m'), { tags: ['a', 'b'], materialized: 'view' });
    const project = 'models:\n  shop:\n    +tags: all\n    marts:\n      +materialized: table\n      core: { +tags: [core] }\n';
    assert.deepEqual(configsInProject(project)('models', ['shop', 'marts', 'core', 'x']), { tags: ['all', 'core'], materialized: 'table' });
    assert.deepEqual(configsInProject('models: [')('models', ['shop']), { tags: [], materialized: null });
  });
});
