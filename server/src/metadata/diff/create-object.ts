import { isTable } from '../database/object-identity.ts';
import type { DatabaseObject, IndexObject, KeyObject, TableObject } from '../database/objects.ts';
import { createType } from './ddl-types.ts';
import type { DdlWords } from './ddl-words.ts';
import { placeName } from './place-name.ts';

/** The statements that make an object, as its database writes them; a comment stands for what is not known. */
export function createObject(object: DatabaseObject, words: DdlWords): string[] {
  const name = placeName(object, words);
  switch (object.kind) {
    case 'table':
      return createTable(object, words);
    case 'view':
    case 'materialized-view':
      return [...createView(object, words), ...indexesOf(object, words), ...commentsOf(object, words)];
    case 'external-table':
      return [`-- ${words.externalTable.toLowerCase()} ${name}: where its data is is not known.`];
    case 'sequence':
      return [`CREATE SEQUENCE ${name};`];
    case 'type':
      return createType(object, words);
    case 'synonym':
      return [`CREATE SYNONYM ${name} FOR ${object.target};`];
    default:
      return object.definition === null
        ? [`-- ${object.kind} ${name}: its source could not be read.`]
        : [`${object.definition.replace(/;?\s*$/, '')};`];
  }
}

function createView(object: TableObject, words: DdlWords): string[] {
  const name = placeName(object, words);
  if (object.definition === null) return [`-- ${object.kind} ${name}: its query could not be read.`];
  const definition = object.definition.replace(/;\s*$/, '');
  // SQLite keeps the statement as it was written, with the names that it gives to columns.
  if (/^\s*create\s/i.test(definition)) return [`${definition};`];
  return [`CREATE ${object.kind === 'view' ? 'VIEW' : 'MATERIALIZED VIEW'} ${name} AS\n${definition};`];
}

function createTable(table: TableObject, words: DdlWords): string[] {
  const own = table.columns.filter((column) => !column.inherited);
  const keys = table.keys.filter((key) => key.kind !== 'check' || !key.inherited);
  const lines = [...own.map((column) => words.column(column)), ...keys.map((key) => keyClause(key, words))];
  const name = placeName(table, words);
  const parts = table.partitions === null ? null : words.partitions(table, table.partitions);
  const byHand =
    table.partitions === null || parts !== null
      ? []
      : [`-- ${name} is partitioned (${table.partitions.method ?? ''} ${table.partitions.by}): add it by hand.`];
  const body = lines.length === 0 ? '' : `\n${lines.map((line) => `  ${line}`).join(',\n')}\n`;
  const parents = (table.inherits ?? []).map((parent) => placeName(parent, words)).join(', ');
  return [
    ...byHand,
    `CREATE TABLE ${name} (${body})${parents === '' ? '' : `\nINHERITS (${parents})`}${parts === null ? '' : `\n${parts.clause}`};`,
    ...(parts?.statements ?? []),
    ...inheritedDefaults(table, words),
    ...indexesOf(table, words),
    ...commentsOf(table, words),
  ];
}

/** What a table says otherwise of columns that it inherits. */
function inheritedDefaults(table: TableObject, words: DdlWords): string[] {
  const name = placeName(table, words);
  return table.columns
    .filter((column) => column.inherited && column.generated === null && !column.identity && column.default !== null)
    .map((column) => words.changeDefault(name, column));
}

/** An index that carries a key comes with it. */
function indexesOf(table: TableObject, words: DdlWords): string[] {
  const carried = new Set(table.keys.map((key) => key.name));
  return table.indexes.filter((index) => !carried.has(index.name)).map((index) => createIndex(index, table, words));
}

function commentsOf(table: TableObject, words: DdlWords): string[] {
  const columns = words.columnsCarryComments ? [] : table.columns.filter((column) => column.comment !== null);
  return [
    ...(table.comment === null ? [] : words.comment(table, null, table.comment)),
    ...columns.flatMap((column) => words.comment(table, column, column.comment)),
  ];
}

/** As in CREATE TABLE. */
export function keyClause(key: KeyObject, words: DdlWords): string {
  const list = (columns: readonly string[]) => `(${columns.map(words.quote).join(', ')})`;
  // SQLite lets keys go without a name.
  const start = key.name === '' ? '' : `CONSTRAINT ${words.quote(key.name)} `;
  switch (key.kind) {
    case 'check':
      return `${start}CHECK (${key.expression})`;
    case 'foreign': {
      // Columns that are set may be named behind it.
      const action = (what: string | null) => what?.replace(/^[a-z ]+/i, (words) => words.toUpperCase()) ?? 'NO ACTION';
      const actions = [
        ['DELETE', action(key.onDelete)],
        ['UPDATE', action(key.onUpdate ?? null)],
      ];
      const rule = actions.map(([on, what]) => (what === 'NO ACTION' ? '' : ` ON ${on} ${what}`)).join('');
      return `${start}FOREIGN KEY ${list(key.columns)} REFERENCES ${placeName(key.references, words)} ${list(key.referencedColumns)}${rule}${deferred(key)}`;
    }
    case 'primary':
      return `${start}PRIMARY KEY ${list(key.columns)}${deferred(key)}`;
    case 'unique':
      return `${start}UNIQUE ${list(key.columns)}${deferred(key)}`;
  }
}

function deferred({ deferrable }: Exclude<KeyObject, { readonly kind: 'check' }>): string {
  if (deferrable === undefined) return '';
  return deferrable === 'deferred' ? ' DEFERRABLE INITIALLY DEFERRED' : ' DEFERRABLE';
}

export function createIndex(index: IndexObject, table: TableObject, words: DdlWords): string {
  const { name, unique, parts, method, condition, definition } = index;
  const { quote } = words;
  if (definition !== undefined && isExclusion(index))
    return words.addKey(placeName(table, words), `CONSTRAINT ${quote(name)} ${definition}`);
  if (definition !== undefined) return `${definition};`;
  const columns = new Set(table.columns.map((column) => column.name));
  const isName = (part: string) => columns.has(part) || /^[\w$]+$/.test(part);
  const quoted = (part: string) => {
    const [, start = '', length = ''] = /^(.*)(\(\d+\))$/s.exec(part) ?? [];
    if (isName(part)) return quote(part);
    return columns.has(start) ? `${quote(start)}${length}` : part;
  };
  const { kind, using } = words.indexMethod(method);
  const start = ['CREATE', unique ? 'UNIQUE' : '', kind, 'INDEX', quote(name), 'ON', placeName(table, words), using].filter(Boolean);
  return `${start.join(' ')} (${parts.map(quoted).join(', ')})${condition === null ? '' : ` WHERE ${condition}`};`;
}

/** A constraint that an index carries, and goes with. */
export function isExclusion({ definition }: IndexObject): boolean {
  return definition?.startsWith('EXCLUDE') === true;
}

/** An object as a person reads it: its DDL, and what no DDL says of it. */
export function readableObject(object: DatabaseObject, words: DdlWords): string[] {
  const statements = createObject(object, words);
  if (!isTable(object) || object.kind === 'table') return [...statements, ...inheritedOf(object, words), ...remarkOf(object)];
  if (object.broken !== undefined) return [...statements, `-- It does not work: ${object.broken.replaceAll(/\s+/g, ' ')}`];
  const columns = object.columns.map((column) => `--   ${words.column(column)}`.replaceAll(/\s*\n\s*/g, ' '));
  return columns.length === 0 ? statements : [...statements, ['-- Its columns:', ...columns].join('\n')];
}

function inheritedOf(object: DatabaseObject, words: DdlWords): string[] {
  const columns = isTable(object) ? object.columns.filter(({ inherited }) => inherited) : [];
  const lines = columns.map((column) => `--   ${words.column(column)}`.replaceAll(/\s*\n\s*/g, ' '));
  return lines.length === 0 ? [] : [['-- Columns that it inherits:', ...lines].join('\n')];
}

function remarkOf(object: DatabaseObject): string[] {
  if (isTable(object) || object.kind === 'synonym' || object.kind === 'type' || object.comment === null) return [];
  return [object.comment.replaceAll(/^/gm, '-- ')];
}
