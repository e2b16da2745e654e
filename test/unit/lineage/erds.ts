// Diagrams that the writers are tried on.
import type { Erd, ErdTable } from '../../../server/src/protocol/index.ts';

/** `schema.table: key* column:type; …` */
export function erdOf(text: string): Erd {
  const tables = text.split(';').map((part): ErdTable => {
    const [id = '', columns = ''] = part.trim().split(': ');
    const [schema = '', name = ''] = id.split('.');
    return {
      id,
      schema,
      name,
      kind: 'table',
      description: null,
      location: null,
      columns: columns.split(' ').map((column) => {
        const [written = '', type = 'int'] = column.split(':');
        return { name: written.replace('*', ''), type, primaryKey: written.endsWith('*'), nullable: null, foreignKey: false };
      }),
    };
  });
  return { tables, relations: [] };
}

export const SHOP_ERD: Erd = {
  tables: erdOf(
    'shop.customers: customer_id* name:text; shop.orders: order_id* customer_id day:date; shop.order_lines: order_id* line_no* amount:numeric(12,2); log.events: id* at:timestamp',
  ).tables,
  relations: [
    {
      from: { table: 'shop.orders', columns: ['customer_id'] },
      to: { table: 'shop.customers', columns: ['customer_id'] },
      many: true,
      optional: true,
      inferred: true,
      confidence: 0.8,
      reason: 'customer_id is called as the key of shop.customers.',
    },
    {
      from: { table: 'shop.order_lines', columns: ['order_id'] },
      to: { table: 'shop.orders', columns: ['order_id'] },
      many: true,
      optional: false,
      inferred: false,
      confidence: 1,
      reason: '',
    },
  ],
};

/** Names that try to be markup, or an end of something. */
export const HOSTILE_ERD: Erd = {
  tables: ['a"b { }', '</title><script>', '주문 표'].map((id) => ({
    id,
    schema: null,
    name: id,
    kind: 'table',
    description: ']]> & "',
    location: null,
    columns: [
      { name: 'x"] {', type: 'enum("a","b")', primaryKey: true, nullable: false, foreignKey: false },
      { name: '', type: null, primaryKey: false, nullable: null, foreignKey: true },
      { name: '2nd <b>', type: '', primaryKey: false, nullable: null, foreignKey: false },
    ],
  })),
  relations: [
    {
      from: { table: '주문 표', columns: ['x"] {'] },
      to: { table: 'a"b { }', columns: ['x"] {'] },
      many: false,
      optional: false,
      inferred: false,
      confidence: 1,
      reason: '<b>',
    },
  ],
};

/** As estates are: a few tables that many refer to, and some that nothing does. */
export function bigErd(count: number): Erd {
  const name = (index: number) => `s${index % 5}.table_${index}`;
  const tables = Array.from({ length: count }, (_, index): ErdTable => {
    const columns = Array.from({ length: 4 + (index % 9) }, (__, at) => `column_${at}${at === 0 ? '*' : ''}`).join(' ');
    return { ...(erdOf(`${name(index)}: ${columns}`).tables[0] as ErdTable) };
  });
  const relations = tables.flatMap((table, index) =>
    index % 7 === 0
      ? []
      : [...new Set([index % 11, (index * 7) % 40])]
          .filter((target) => target !== index && target < count)
          .map((target) => ({
            from: { table: table.id, columns: ['column_1'] },
            to: { table: name(target), columns: ['column_0'] },
            many: true,
            optional: index % 3 === 0,
            inferred: index % 4 === 0,
            confidence: index % 4 === 0 ? 0.75 : 1,
            reason: '',
          })),
  );
  return { tables, relations };
}
