import type { DialectName } from '../protocol/index.ts';
import type { SchemaLookup } from '../sql/index.ts';
import { Catalog } from './catalog.ts';
import type { TableFact } from './model.ts';
import { textParts } from './names.ts';

/** A schema as programs give it: a table's name (bare, `schema.table` or `catalog.schema.table`), and its columns with their types. */
export type SchemaObject = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A lookup that knows exactly these tables. An empty schema, or none, says nothing about what exists. */
export function schemaObjectLookup(schema: SchemaObject, dialect: DialectName): SchemaLookup {
  const names = Object.entries(schema);
  const catalog = new Catalog({ authoritative: names.length > 0, closedRefs: false, parent: null });
  const tables = names.map(([name, columns], index) => tableFact(name, columns, dialect, index));
  catalog.replaceFile('', { tables, changes: [] });
  const lookup = catalog.lookup({ dialect, self: null });
  return {
    findTable(name) {
      const found = lookup.findTable(name);
      const last = name.parts.at(-1);
      if (found.found !== 'absent' || name.parts.length < 2 || last === undefined) return found;
      // A bare key stands for the table in whichever schema it is written.
      const bare = lookup.findTable({ ...name, parts: [last] });
      return bare.found === 'table' && Object.hasOwn(schema, bare.table.id) && !bare.table.id.includes('.') ? bare : found;
    },
  };
}

function tableFact(name: string, columns: Readonly<Record<string, string>>, dialect: DialectName, index: number): TableFact {
  return {
    role: 'declared',
    kind: 'table',
    dialect,
    parts: textParts(dialect, name),
    columns: Object.entries(columns).map(([column, type]) => ({
      name: column,
      type,
      nullable: null,
      description: null,
      primaryKey: false,
      references: null,
      tests: [],
      site: null,
    })),
    complete: true,
    description: null,
    site: { uri: '', range: { start: index, end: index } },
    jinja: null,
    repeatable: false,
  };
}
