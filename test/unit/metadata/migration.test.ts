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
    `COMMENT ON TABLE "shop"."orders" IS 'Bob''s';`,
    '-- Loses what is in the column.\nALTER TABLE "shop"."orders" DROP COLUMN "old";',
    'ALTER TABLE "shop"."orders" ADD COLUMN "extra" date;',
    'ALTER TABLE "shop"."orders" ALTER COLUMN "amount" TYPE bigint;',
    'ALTER TABLE "shop"."orders" ALTER COLUMN "amount" SET NOT NULL;',
    `ALTER TABLE "shop"."orders" ALTER COLUMN "note" SET DEFAULT '-';`,
    'ALTER TABLE "shop"."orders" ADD CONSTRAINT "to" FOREIGN KEY ("id") REFERENCES "shop"."parents" ("id") ON DELETE CASCADE;',
    'ALTER TABLE "shop"."orders" DROP CONSTRAINT "once";',
    'DROP INDEX "shop"."by_note";',
  ],
  mysql: [
    "ALTER TABLE `shop`.`orders` COMMENT = 'Bob''s';",
    '-- Loses what is in the column.\nALTER TABLE `shop`.`orders` DROP COLUMN `old`;',
    'ALTER TABLE `shop`.`orders` ADD COLUMN `extra` date;',
    'ALTER TABLE `shop`.`orders` MODIFY COLUMN `amount` bigint NOT NULL;',
    "ALTER TABLE `shop`.`orders` MODIFY COLUMN `note` text DEFAULT '-';",
    'ALTER TABLE `shop`.`orders` ADD CONSTRAINT `to` FOREIGN KEY (`id`) REFERENCES `shop`.`parents` (`id`) ON DELETE CASCADE;',
    'ALTER TABLE `shop`.`orders` DROP INDEX `once`;',
    'DROP INDEX `by_note` ON `shop`.`orders`;',
  ],
  tsql: [
    '-- Loses what is in the column.\nALTER TABLE [shop].[orders] DROP COLUMN [old];',
    'ALTER TABLE [shop].[orders] ADD [extra] date;',
    'ALTER TABLE [shop].[orders] ALTER COLUMN [amount] bigint NOT NULL;',
    "-- An older default constraint has to be dropped first, by name.\nALTER TABLE [shop].[orders] ADD DEFAULT '-' FOR [note];",
    'ALTER TABLE [shop].[orders] ADD CONSTRAINT [to] FOREIGN KEY ([id]) REFERENCES [shop].[parents] ([id]) ON DELETE CASCADE;',
    'ALTER TABLE [shop].[orders] DROP CONSTRAINT [once];',
    'DROP INDEX [by_note] ON [shop].[orders];',
  ],
  oracle: [
    `COMMENT ON TABLE "shop"."orders" IS 'Bob''s';`,
    '-- Loses what is in the column.\nALTER TABLE "shop"."orders" DROP COLUMN "old";',
    'ALTER TABLE "shop"."orders" ADD ("extra" date);',
    'ALTER TABLE "shop"."orders" MODIFY ("amount" bigint);',
    'ALTER TABLE "shop"."orders" MODIFY ("amount" NOT NULL);',
    `ALTER TABLE "shop"."orders" MODIFY ("note" DEFAULT '-');`,
    'ALTER TABLE "shop"."orders" ADD CONSTRAINT "to" FOREIGN KEY ("id") REFERENCES "shop"."parents" ("id") ON DELETE CASCADE;',
    'ALTER TABLE "shop"."orders" DROP CONSTRAINT "once";',
    'DROP INDEX "shop"."by_note";',
  ],
  sqlite: [
    '-- Loses what is in the column.\nALTER TABLE "shop"."orders" DROP COLUMN "old";',
    'ALTER TABLE "shop"."orders" ADD COLUMN "extra" date;',
    '-- SQLite cannot change "shop"."orders".amount to bigint NOT NULL: build the table anew.',
    `-- SQLite cannot change "shop"."orders".note to text DEFAULT '-': build the table anew.`,
    '-- SQLite cannot change the keys of "shop"."orders": build the table anew.',
    'DROP INDEX "shop"."by_note";',
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
