import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DatabaseObject, proposeMigration, type TableObject } from '../../../server/src/metadata/index.ts';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { parseScript } from '../../../server/src/sql/index.ts';
import { table } from '../adapters/store/fixture.ts';

const BEFORE: TableObject = {
  ...table('shop.orders', 'id int!, amount int, old text, note text'),
  indexes: [{ name: 'by_note', unique: false, parts: ['note'], method: 'btree', condition: null }],
  keys: [{ kind: 'unique', name: 'once', columns: ['amount'] }],
};
const AFTER: TableObject = {
  ...table('shop.orders', 'id int!, amount bigint!, note text, extra date'),
  comment: "Bob's",
  columns: table('', 'id int!, amount bigint!, note text, extra date').columns.map((column) =>
    column.name === 'note' ? { ...column, default: "'-'" } : column,
  ),
  keys: [
    {
      kind: 'foreign',
      name: 'to',
      columns: ['id'],
      references: { catalog: null, schema: 'shop', name: 'parents' },
      referencedColumns: ['id'],
      onDelete: 'cascade',
    },
  ],
};

const EXPECTED: Readonly<Partial<Record<DialectName, readonly string[]>>> = {
  postgres: [
    'ALTER TABLE "shop"."orders" DROP CONSTRAINT "once";',
    'DROP INDEX "shop"."by_note";',
    '-- Loses what is in the column.\nALTER TABLE "shop"."orders" DROP COLUMN "old";',
    'ALTER TABLE "shop"."orders" ADD COLUMN "extra" date;',
    'ALTER TABLE "shop"."orders" ALTER COLUMN "amount" TYPE bigint;',
    'ALTER TABLE "shop"."orders" ALTER COLUMN "amount" SET NOT NULL;',
    `ALTER TABLE "shop"."orders" ALTER COLUMN "note" SET DEFAULT '-';`,
    `COMMENT ON TABLE "shop"."orders" IS 'Bob''s';`,
    'ALTER TABLE "shop"."orders" ADD CONSTRAINT "to" FOREIGN KEY ("id") REFERENCES "shop"."parents" ("id") ON DELETE CASCADE;',
  ],
  mysql: [
    'ALTER TABLE `shop`.`orders` DROP INDEX `once`;',
    'DROP INDEX `by_note` ON `shop`.`orders`;',
    '-- Loses what is in the column.\nALTER TABLE `shop`.`orders` DROP COLUMN `old`;',
    'ALTER TABLE `shop`.`orders` ADD COLUMN `extra` date;',
    'ALTER TABLE `shop`.`orders` MODIFY COLUMN `amount` bigint NOT NULL;',
    "ALTER TABLE `shop`.`orders` MODIFY COLUMN `note` text DEFAULT '-';",
    "ALTER TABLE `shop`.`orders` COMMENT = 'Bob''s';",
    'ALTER TABLE `shop`.`orders` ADD CONSTRAINT `to` FOREIGN KEY (`id`) REFERENCES `shop`.`parents` (`id`) ON DELETE CASCADE;',
  ],
  tsql: [
    'ALTER TABLE [shop].[orders] DROP CONSTRAINT [once];',
    'DROP INDEX [by_note] ON [shop].[orders];',
    '-- Loses what is in the column.\nALTER TABLE [shop].[orders] DROP COLUMN [old];',
    'ALTER TABLE [shop].[orders] ADD [extra] date;',
    'ALTER TABLE [shop].[orders] ALTER COLUMN [amount] bigint NOT NULL;',
    "-- An older default constraint has to be dropped first, by name.\nALTER TABLE [shop].[orders] ADD DEFAULT '-' FOR [note];",
    'ALTER TABLE [shop].[orders] ADD CONSTRAINT [to] FOREIGN KEY ([id]) REFERENCES [shop].[parents] ([id]) ON DELETE CASCADE;',
  ],
  oracle: [
    'ALTER TABLE "shop"."orders" DROP CONSTRAINT "once";',
    'DROP INDEX "shop"."by_note";',
    '-- Loses what is in the column.\nALTER TABLE "shop"."orders" DROP COLUMN "old";',
    'ALTER TABLE "shop"."orders" ADD ("extra" date);',
    'ALTER TABLE "shop"."orders" MODIFY ("amount" bigint);',
    'ALTER TABLE "shop"."orders" MODIFY ("amount" NOT NULL);',
    `ALTER TABLE "shop"."orders" MODIFY ("note" DEFAULT '-');`,
    `COMMENT ON TABLE "shop"."orders" IS 'Bob''s';`,
    'ALTER TABLE "shop"."orders" ADD CONSTRAINT "to" FOREIGN KEY ("id") REFERENCES "shop"."parents" ("id") ON DELETE CASCADE;',
  ],
  sqlite: [
    '-- SQLite cannot change the keys of "shop"."orders": build the table anew.',
    'DROP INDEX "shop"."by_note";',
    '-- Loses what is in the column.\nALTER TABLE "shop"."orders" DROP COLUMN "old";',
    'ALTER TABLE "shop"."orders" ADD COLUMN "extra" date;',
    '-- SQLite cannot change "shop"."orders".amount to bigint NOT NULL: build the table anew.',
    `-- SQLite cannot change "shop"."orders".note to text DEFAULT '-': build the table anew.`,
  ],
};

describe('a proposed migration', () => {
  for (const [dialect, expected] of Object.entries(EXPECTED) as [DialectName, readonly string[]][]) {
    it(`speaks ${dialect}`, () => {
      const proposed = proposeMigration([{ before: BEFORE, after: AFTER }], dialect);
      assert.deepEqual(proposed, expected);
      const errors = parseScript(proposed.join('\n'), dialect).statements.flatMap(({ tree }) => tree.errors);
      assert.deepEqual(errors, []);
    });
  }

  it('makes what others name before them, and drops it after them', () => {
    const view = (name: string, definition: string): DatabaseObject => ({ ...table(`shop.${name}`, 'id int'), kind: 'view', definition });
    const routine = (name: string, kind: 'function' | 'trigger', signature: string, definition: string): DatabaseObject => ({
      ...{ kind, catalog: null, schema: 'shop', name, signature, definition },
      ...{ language: 'sql', comment: null },
    });
    const foreign = (to: string): TableObject['keys'][number] => ({
      kind: 'foreign',
      name: `to_${to}`,
      columns: ['id'],
      references: { catalog: null, schema: 'shop', name: to },
      referencedColumns: ['id'],
      onDelete: null,
    });
    const [column] = table('', 'id int').columns;
    assert.ok(column);
    const objects: readonly DatabaseObject[] = [
      view('a_view', 'SELECT id FROM shop."Z View"'),
      view('Z View', 'SELECT shop.twice(id) AS id FROM shop.one'),
      routine('twice', 'function', "id integer, more text DEFAULT 'a, (b'::text", 'CREATE FUNCTION shop.twice() AS $$ SELECT 1 $$'),
      { ...table('shop.one', 'id int'), keys: [foreign('two'), foreign('one')] },
      { ...table('shop.two', 'id int'), columns: [{ ...column, default: "nextval('shop.numbers'::regclass)" }], keys: [foreign('one')] },
      { kind: 'sequence', catalog: null, schema: 'shop', name: 'numbers', comment: null },
      routine('watch', 'trigger', 'ON one', 'CREATE TRIGGER watch ON shop.one'),
    ];
    const made = proposeMigration(
      objects.map((after) => ({ before: null, after })),
      'postgres',
    );
    assert.deepEqual(
      made.map((statement) => statement.split(/ \(|\n/)[0]),
      [
        'CREATE SEQUENCE "shop"."numbers";',
        'CREATE TABLE "shop"."one"',
        'CREATE TABLE "shop"."two"',
        'CREATE FUNCTION shop.twice() AS $$ SELECT 1 $$;',
        'CREATE VIEW "shop"."Z View" AS',
        'CREATE VIEW "shop"."a_view" AS',
        'CREATE TRIGGER watch ON shop.one;',
        'ALTER TABLE "shop"."one" ADD CONSTRAINT "to_two" FOREIGN KEY',
        'ALTER TABLE "shop"."two" ADD CONSTRAINT "to_one" FOREIGN KEY',
      ],
    );
    const dropped = proposeMigration(
      objects.map((before) => ({ before, after: null })),
      'postgres',
    );
    assert.deepEqual(dropped, [
      'ALTER TABLE "shop"."one" DROP CONSTRAINT "to_two";',
      'ALTER TABLE "shop"."two" DROP CONSTRAINT "to_one";',
      'DROP TRIGGER "watch" ON "shop"."one";',
      'DROP VIEW "shop"."a_view";',
      'DROP VIEW "shop"."Z View";',
      'DROP FUNCTION "shop"."twice"(id integer, more text);',
      '-- Loses the rows of the table.\nDROP TABLE "shop"."two";',
      '-- Loses the rows of the table.\nDROP TABLE "shop"."one";',
      'DROP SEQUENCE IF EXISTS "shop"."numbers";',
    ]);
  });

  it('writes an index as the database prints it where its parts do not tell all, and tells only what is known to have changed', () => {
    const plain = { name: 'i', unique: false, parts: ['id'], method: 'btree', condition: null };
    const having = (index: TableObject['indexes'][number]): TableObject => ({ ...table('shop.t', 'id int'), indexes: [index] });
    const [old, up, down] = [
      plain,
      { ...plain, definition: 'CREATE INDEX i ON shop.t (id)' },
      { ...plain, definition: 'CREATE INDEX i ON shop.t (id DESC)' },
    ];
    const change = (before: typeof old, after: typeof old) =>
      proposeMigration([{ before: having(before), after: having(after) }], 'postgres');
    assert.deepEqual(change(old, down), []);
    assert.deepEqual(
      change(up, down),
      ['DROP INDEX "shop"."i";\nCREATE INDEX i ON shop.t (id DESC);'].flatMap((text) => text.split('\n')),
    );
    const exclusion = { ...plain, definition: 'EXCLUDE USING gist (id WITH =)' };
    assert.deepEqual(change(up, exclusion).slice(1), ['ALTER TABLE "shop"."t" ADD CONSTRAINT "i" EXCLUDE USING gist (id WITH =);']);
  });

  it('drops what is elsewhere by its name in the dialect, and escapes what a dialect escapes', () => {
    const far: DatabaseObject = { ...table('shop.far', 'id int'), kind: 'external-table' };
    assert.deepEqual(proposeMigration([{ before: far, after: null }], 'postgres'), ['DROP FOREIGN TABLE "shop"."far";']);
    assert.deepEqual(proposeMigration([{ before: far, after: null }], 'bigquery'), ['DROP EXTERNAL TABLE `shop`.`far`;']);
    const said = { ...table('shop.t', 'id int'), comment: "a \\ it's" };
    assert.deepEqual(proposeMigration([{ before: table('shop.t', 'id int'), after: said }], 'mysql'), [
      "ALTER TABLE `shop`.`t` COMMENT = 'a \\\\ it''s';",
    ]);
  });

  it('drops views before their tables change, and makes tables before the views that read them', () => {
    const view: DatabaseObject = { ...table('shop.v', 'id int'), kind: 'view', definition: 'select id from shop.t;' };
    const made = [
      { before: null, after: view },
      { before: null, after: table('shop.t', 'id int!') },
    ];
    const gone = [
      { before: table('shop.t', 'id int'), after: null },
      { before: view, after: null },
    ];
    assert.deepEqual(proposeMigration([...gone, ...made], 'postgres'), [
      'DROP VIEW "shop"."v";',
      'CREATE TABLE "shop"."t" (\n  "id" int NOT NULL\n);',
      'CREATE VIEW "shop"."v" AS\nselect id from shop.t;',
      '-- Loses the rows of the table.\nDROP TABLE "shop"."t";',
    ]);
  });
});
