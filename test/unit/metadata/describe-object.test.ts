import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DatabaseObject, describeObject, type TableObject } from '../../../server/src/metadata/index.ts';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { parseScript } from '../../../server/src/sql/index.ts';
import { table } from '../adapters/store/fixture.ts';

const MEASURES: TableObject = {
  ...table('shop.measures', 'day date!, 값 numeric, tags text, half bigint'),
  comment: "it's measured",
  columns: table('', 'day date!, 값 numeric, tags text, half bigint').columns.map((column) => {
    if (column.name === '값') return { ...column, comment: 'in meters' };
    return column.name === 'half' ? { ...column, generated: '(1 / 2)' } : column;
  }),
  keys: [
    { kind: 'primary', name: 'measures_pkey', columns: ['day'] },
    { kind: 'check', name: 'positive', expression: '1 > 0' },
  ],
  indexes: [
    { name: 'measures_pkey', unique: true, parts: ['day'], method: 'btree', condition: null },
    { name: 'by_tags', unique: false, parts: ['tags'], method: 'gin', condition: 'tags IS NOT NULL' },
  ],
  partitions: {
    method: 'range',
    by: 'day',
    partitions: [{ name: 'old one', bound: "FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')", rows: 7 }],
  },
};

const MYSQL: TableObject = {
  ...MEASURES,
  indexes: [
    { name: 'words', unique: false, parts: ['tags'], method: 'fulltext', condition: null },
    { name: 'start', unique: false, parts: ['값(10)', 'half'], method: 'btree', condition: null },
  ],
  partitions: {
    method: 'range',
    by: 'year(`day`)',
    partitions: [
      { name: 'p1', bound: '2025', rows: 0 },
      { name: 'rest', bound: 'MAXVALUE', rows: 0 },
    ],
  },
};

const CASES: readonly (readonly [what: string, object: DatabaseObject, dialect: DialectName, ddl: string])[] = [
  [
    'a table of PostgreSQL with its partitions, indexes and comments',
    MEASURES,
    'postgres',
    `CREATE TABLE "shop"."measures" (
  "day" date NOT NULL,
  "값" numeric,
  "tags" text,
  "half" bigint GENERATED ALWAYS AS ((1 / 2)) STORED,
  CONSTRAINT "measures_pkey" PRIMARY KEY ("day"),
  CONSTRAINT "positive" CHECK (1 > 0)
)
PARTITION BY RANGE (day);

CREATE TABLE "shop"."old one" PARTITION OF "shop"."measures" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

CREATE INDEX "by_tags" ON "shop"."measures" USING gin ("tags") WHERE tags IS NOT NULL;

COMMENT ON TABLE "shop"."measures" IS 'it''s measured';

COMMENT ON COLUMN "shop"."measures"."값" IS 'in meters';
`,
  ],
  [
    'a table of MySQL, whose columns carry their comments',
    MYSQL,
    'mysql',
    `CREATE TABLE \`shop\`.\`measures\` (
  \`day\` date NOT NULL,
  \`값\` numeric COMMENT 'in meters',
  \`tags\` text,
  \`half\` bigint GENERATED ALWAYS AS ((1 / 2)),
  CONSTRAINT \`measures_pkey\` PRIMARY KEY (\`day\`),
  CONSTRAINT \`positive\` CHECK (1 > 0)
)
PARTITION BY RANGE (year(\`day\`)) (
  PARTITION \`p1\` VALUES LESS THAN (2025),
  PARTITION \`rest\` VALUES LESS THAN MAXVALUE
);

CREATE FULLTEXT INDEX \`words\` ON \`shop\`.\`measures\` (\`tags\`);

CREATE INDEX \`start\` ON \`shop\`.\`measures\` (\`값\`(10), \`half\`);

ALTER TABLE \`shop\`.\`measures\` COMMENT = 'it''s measured';
`,
  ],
  [
    'a view with its columns, so that another type of one is seen',
    { ...table('shop.v', 'id int, name text'), kind: 'materialized-view', definition: 'SELECT 1 AS id;', comment: 'all' },
    'postgres',
    `CREATE MATERIALIZED VIEW "shop"."v" AS
SELECT 1 AS id;

COMMENT ON MATERIALIZED VIEW "shop"."v" IS 'all';

-- Its columns:
--   "id" int
--   "name" text
`,
  ],
  [
    'a view of SQLite as it was written',
    { ...table('main.v', 'a int'), kind: 'view', definition: 'create view v(a) as select 1' },
    'sqlite',
    'create view v(a) as select 1;\n\n-- Its columns:\n--   "a" int\n',
  ],
  [
    'a routine as its source',
    {
      kind: 'function',
      catalog: null,
      schema: 's',
      name: 'f',
      signature: '(x int)',
      language: 'sql',
      definition: 'CREATE FUNCTION s.f(x int) RETURNS int LANGUAGE sql AS $$ SELECT x $$',
      comment: 'two\nlines',
    },
    'postgres',
    'CREATE FUNCTION s.f(x int) RETURNS int LANGUAGE sql AS $$ SELECT x $$;\n\n-- two\n-- lines\n',
  ],
  [
    'a routine that nobody may read',
    { kind: 'procedure', catalog: null, schema: 's', name: 'p', signature: '', language: null, definition: null, comment: null },
    'mysql',
    '-- procedure `s`.`p`: its source could not be read.\n',
  ],
];

describe('an object as DDL', () => {
  for (const [what, object, dialect, ddl] of CASES)
    it(what, () => {
      assert.equal(describeObject(object, dialect), ddl);
      assert.deepEqual(
        parseScript(ddl, dialect).statements.flatMap(({ tree }) => tree.errors),
        [],
      );
    });
});
