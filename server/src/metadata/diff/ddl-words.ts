import type { DialectName } from '../../protocol/index.ts';
import type { ColumnObject, KeyObject, PartitionsObject, RoutineObject, TableObject } from '../database/objects.ts';
import { mysqlPartitions, postgresPartitions } from './ddl-partitions.ts';

/** How a dialect says what the others say in other words. Texts are whole statements, but for `column`. */
export interface DdlWords {
  readonly quote: (name: string) => string;
  /** A column in CREATE TABLE. */
  readonly column: (column: ColumnObject) => string;
  readonly addColumn: (table: string, column: ColumnObject) => string;
  readonly dropColumn: (table: string, column: string) => string;
  readonly renameColumn: (table: string, from: string, to: string) => string;
  readonly changeType: (table: string, column: ColumnObject) => string;
  readonly changeNullability: (table: string, column: ColumnObject) => string;
  readonly changeDefault: (table: string, column: ColumnObject) => string;
  /** Null where the column has to be built anew. */
  readonly changeGenerated: (table: string, before: ColumnObject, after: ColumnObject) => string | null;
  /** Null where AETL does not know how. */
  readonly changeIdentity: (table: string, before: ColumnObject, after: ColumnObject) => string | null;
  /** `clause` is as in CREATE TABLE. */
  readonly addKey: (table: string, clause: string) => string;
  readonly dropKey: (table: string, key: KeyObject) => string;
  readonly dropIndex: (table: string, index: string, schema: string | null) => string;
  readonly renameTable: (from: string, name: string, qualified: string) => string;
  /** Of the table when there is no column. */
  readonly comment: (table: TableObject, column: ColumnObject | null, text: string | null) => string[];
  /** A column in CREATE TABLE brings its comment along. */
  readonly columnsCarryComments: boolean;
  /** What an index of this method has before and behind its name: nothing for the usual one. */
  readonly indexMethod: (method: string | null) => { readonly kind: string; readonly using: string };
  /** What CREATE TABLE ends with, and the statements that make the partitions; null where AETL does not know how to write them. */
  readonly partitions: (
    table: TableObject,
    partitions: PartitionsObject,
  ) => { readonly clause: string; readonly statements: readonly string[] } | null;
  /** What a routine is dropped by, behind its name. */
  readonly signature: (signature: string) => string;
  readonly dropTrigger: (trigger: RoutineObject) => string;
  readonly dropSequence: (sequence: string) => string;
  /** Whether a foreign key can be added to a table that is there already. */
  readonly foreignKeysLater: boolean;
  /** What a table is called whose data is elsewhere. */
  readonly externalTable: string;
}

export function ddlWords(dialect: DialectName): DdlWords {
  const make = MADE[dialect];
  return make === undefined ? postgresWords() : make();
}

const MADE: Readonly<Partial<Record<DialectName, () => DdlWords>>> = {
  mysql: mysqlWords,
  mariadb: mysqlWords,
  tsql: tsqlWords,
  oracle: oracleWords,
  bigquery: () => ({ ...standard((name) => `\`${name}\``), comment: () => [] }),
  redshift: () => standard(doubled('"')),
  sqlite: sqliteWords,
};

function postgresWords(): DdlWords {
  const quote = doubled('"');
  return {
    ...standard(quote),
    changeGenerated: (table, before, after) =>
      after.generated === null && before.computed !== 'virtual'
        ? `ALTER TABLE ${table} ALTER COLUMN ${quote(after.name)} DROP EXPRESSION;`
        : null,
    changeIdentity: (table, before, after) => {
      const start = `ALTER TABLE ${table} ALTER COLUMN ${quote(after.name)}`;
      if (!after.identity) return `${start} DROP IDENTITY;`;
      if (before.identity) return `${start} SET GENERATED ${identityWord(after)};`;
      return `-- It begins with 1: setval(pg_get_serial_sequence(…), …) lets it begin behind the rows that are there.\n${start} ADD GENERATED ${identityWord(after)} AS IDENTITY;`;
    },
    indexMethod: (method) => ({ kind: '', using: method === null || method === 'btree' ? '' : `USING ${method}` }),
    partitions: (table, partitions) => postgresPartitions(table, partitions, quote),
    signature: (signature) => `(${argumentsOf(signature).map(withoutDefault).join(', ')})`,
    dropTrigger: ({ schema, name, signature }) =>
      `DROP TRIGGER ${quote(name)} ON ${schema === null ? '' : `${quote(schema)}.`}${quote(signature.replace(/^ON /, ''))};`,
    // One that belongs to a column goes with it.
    dropSequence: (name) => `DROP SEQUENCE IF EXISTS ${name};`,
    externalTable: 'FOREIGN TABLE',
  };
}

/** As PostgreSQL says it, close to the standard. */
function standard(quote: (name: string) => string): DdlWords {
  const column = (of: ColumnObject) =>
    columnClause(
      of,
      quote,
      `GENERATED ${identityWord(of)} AS IDENTITY`,
      (expression) => `GENERATED ALWAYS AS (${expression}) ${of.computed === 'virtual' ? 'VIRTUAL' : 'STORED'}`,
    );
  const alter = (table: string, { name }: ColumnObject, what: string) => `ALTER TABLE ${table} ALTER COLUMN ${quote(name)} ${what};`;
  return {
    quote,
    column,
    addColumn: (table, of) => `ALTER TABLE ${table} ADD COLUMN ${column(of)};`,
    dropColumn: (table, name) => `ALTER TABLE ${table} DROP COLUMN ${quote(name)};`,
    renameColumn: (table, from, to) => `ALTER TABLE ${table} RENAME COLUMN ${quote(from)} TO ${quote(to)};`,
    changeType: (table, of) => alter(table, of, `TYPE ${of.type}`),
    changeNullability: (table, of) => alter(table, of, of.nullable ? 'DROP NOT NULL' : 'SET NOT NULL'),
    changeDefault: (table, of) => alter(table, of, of.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${of.default}`),
    changeGenerated: () => null,
    changeIdentity: () => null,
    addKey: (table, clause) => `ALTER TABLE ${table} ADD ${clause};`,
    dropKey: (table, { name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${quote(name)};`,
    dropIndex: (_table, index, schema) => `DROP INDEX ${schema === null ? '' : `${quote(schema)}.`}${quote(index)};`,
    renameTable: (from, name) => `ALTER TABLE ${from} RENAME TO ${quote(name)};`,
    comment: (table, of, text) => [commentOn(table, of, text === null ? 'NULL' : literal(text), quote)],
    columnsCarryComments: false,
    indexMethod: () => ({ kind: '', using: '' }),
    partitions: () => null,
    signature: (signature) => (signature.startsWith('(') ? signature : `(${signature})`),
    dropTrigger: ({ schema, name }) => `DROP TRIGGER ${schema === null ? '' : `${quote(schema)}.`}${quote(name)};`,
    dropSequence: (name) => `DROP SEQUENCE ${name};`,
    foreignKeysLater: true,
    externalTable: 'EXTERNAL TABLE',
  };
}

function mysqlWords(): DdlWords {
  const quote = doubled('`');
  const escaped = (text: string) => literal(text.replaceAll('\\', '\\\\'));
  const column = (of: ColumnObject) => {
    const comment = of.comment === null ? '' : ` COMMENT ${escaped(of.comment)}`;
    const kept = of.computed === 'stored' ? ' STORED' : '';
    return columnClause(of, quote, 'AUTO_INCREMENT', (expression) => `GENERATED ALWAYS AS (${expression})${kept}`) + comment;
  };
  const modify = (table: string, of: ColumnObject) => `ALTER TABLE ${table} MODIFY COLUMN ${column(of)};`;
  return {
    ...standard(quote),
    column,
    addColumn: (table, of) => `ALTER TABLE ${table} ADD COLUMN ${column(of)};`,
    changeType: modify,
    changeNullability: modify,
    changeDefault: modify,
    // What is not kept cannot become what is, nor the other way round.
    changeGenerated: (table, before, after) =>
      before.computed === 'virtual' || after.computed === 'virtual' ? null : modify(table, after),
    changeIdentity: (table, _before, after) => modify(table, after),
    dropKey: (table, { kind, name }) => {
      const what = {
        primary: 'PRIMARY KEY',
        foreign: `FOREIGN KEY ${quote(name)}`,
        unique: `INDEX ${quote(name)}`,
        check: `CONSTRAINT ${quote(name)}`,
      };
      return `ALTER TABLE ${table} DROP ${what[kind]};`;
    },
    dropIndex: (table, index) => `DROP INDEX ${quote(index)} ON ${table};`,
    renameTable: (from, _name, qualified) => `RENAME TABLE ${from} TO ${qualified};`,
    comment: (table, of, text) => [
      of === null ? `ALTER TABLE ${placeOf(table, quote)} COMMENT = ${escaped(text ?? '')};` : modify(placeOf(table, quote), of),
    ],
    columnsCarryComments: true,
    indexMethod: (method) => ({ kind: method === 'fulltext' || method === 'spatial' ? method.toUpperCase() : '', using: '' }),
    partitions: (_table, partitions) => mysqlPartitions(partitions, quote),
    signature: () => '',
  };
}

function tsqlWords(): DdlWords {
  const quote = (name: string) => `[${name.replaceAll(']', ']]')}]`;
  const column = (of: ColumnObject) =>
    of.generated === null
      ? columnClause(of, quote, 'IDENTITY(1,1)', () => '')
      : `${quote(of.name)} AS (${of.generated})${of.computed === 'stored' ? ' PERSISTED' : ''}`;
  const alter = (table: string, of: ColumnObject) =>
    `ALTER TABLE ${table} ALTER COLUMN ${quote(of.name)} ${of.type}${of.nullable ? ' NULL' : ' NOT NULL'};`;
  return {
    ...standard(quote),
    column,
    addColumn: (table, of) => `ALTER TABLE ${table} ADD ${column(of)};`,
    renameColumn: (table, from, to) => `EXEC sp_rename ${literal(`${table}.${quote(from)}`)}, ${literal(to)}, 'COLUMN';`,
    changeType: alter,
    changeNullability: alter,
    changeDefault: (table, of) =>
      of.default === null
        ? `-- ${table}.${of.name}: drop its default constraint by name.`
        : `-- An older default constraint has to be dropped first, by name.\nALTER TABLE ${table} ADD DEFAULT ${of.default} FOR ${quote(of.name)};`,
    dropIndex: (table, index) => `DROP INDEX ${quote(index)} ON ${table};`,
    renameTable: (from, name) => `EXEC sp_rename ${literal(from)}, ${literal(name)};`,
    comment: () => [],
    indexMethod: (method) => ({ kind: method === null || method === 'nonclustered' ? '' : method.toUpperCase(), using: '' }),
    signature: () => '',
  };
}

function oracleWords(): DdlWords {
  const quote = doubled('"');
  const column = (of: ColumnObject) =>
    columnClause(of, quote, `GENERATED ${identityWord(of)} AS IDENTITY`, (expression) => `GENERATED ALWAYS AS (${expression})`);
  const modify = (table: string, of: ColumnObject, what: string) => `ALTER TABLE ${table} MODIFY (${quote(of.name)} ${what});`;
  return {
    ...standard(quote),
    column,
    addColumn: (table, of) => `ALTER TABLE ${table} ADD (${column(of)});`,
    changeType: (table, of) => modify(table, of, of.type),
    changeNullability: (table, of) => modify(table, of, of.nullable ? 'NULL' : 'NOT NULL'),
    changeDefault: (table, of) => modify(table, of, `DEFAULT ${of.default ?? 'NULL'}`),
    comment: (table, of, text) => [commentOn(table, of, literal(text ?? ''), quote)],
    indexMethod: (method) => ({ kind: method === 'bitmap' ? 'BITMAP' : '', using: '' }),
    signature: () => '',
  };
}

function sqliteWords(): DdlWords {
  const quote = doubled('"');
  const column = (of: ColumnObject) =>
    columnClause(of, quote, '', (expression) => `GENERATED ALWAYS AS (${expression})${of.computed === 'stored' ? ' STORED' : ''}`);
  const rebuild = (table: string, of: ColumnObject) =>
    `-- SQLite cannot change ${table}.${of.name} to ${of.type}${of.nullable ? '' : ' NOT NULL'}${of.default === null ? '' : ` DEFAULT ${of.default}`}: build the table anew.`;
  const keys = (table: string) => `-- SQLite cannot change the keys of ${table}: build the table anew.`;
  return {
    ...standard(quote),
    column,
    addColumn: (table, of) => (of.computed === 'stored' ? rebuild(table, of) : `ALTER TABLE ${table} ADD COLUMN ${column(of)};`),
    changeType: rebuild,
    changeNullability: rebuild,
    changeDefault: rebuild,
    addKey: keys,
    foreignKeysLater: false,
    dropKey: keys,
    comment: () => [],
  };
}

/** Who gives the numbers: the database alone, or whoever inserts if he wants to. */
function identityWord({ numbered }: ColumnObject): string {
  return numbered === 'always' ? 'ALWAYS' : 'BY DEFAULT';
}

function columnClause(
  { name, type, generated, identity, default: value, nullable }: ColumnObject,
  quote: (name: string) => string,
  numbered: string,
  computed: (expression: string) => string,
): string {
  const parts = [quote(name), type];
  if (generated !== null) parts.push(computed(generated));
  else if (identity) parts.push(numbered);
  else if (value !== null) parts.push(`DEFAULT ${value}`);
  if (!nullable) parts.push('NOT NULL');
  return parts.filter(Boolean).join(' ');
}

function commentOn(table: TableObject, column: ColumnObject | null, text: string, quote: (name: string) => string): string {
  const name = placeOf(table, quote);
  if (column !== null) return `COMMENT ON COLUMN ${name}.${quote(column.name)} IS ${text};`;
  return `COMMENT ON ${table.kind === 'external-table' ? 'TABLE' : table.kind.replace('-', ' ').toUpperCase()} ${name} IS ${text};`;
}

function placeOf({ schema, name }: TableObject, quote: (name: string) => string): string {
  return schema === null ? quote(name) : `${quote(schema)}.${quote(name)}`;
}

function doubled(mark: string): (name: string) => string {
  return (name) => `${mark}${name.replaceAll(mark, mark + mark)}${mark}`;
}

/** At the commas that are not within parentheses, brackets or quotes. */
function argumentsOf(signature: string): readonly string[] {
  const found: string[] = [];
  let [depth, start] = [0, 0];
  for (const { 0: token, index } of signature.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[()[\],]/g)) {
    if ('(['.includes(token)) depth++;
    else if (')]'.includes(token)) depth--;
    else if (token === ',' && depth === 0) {
      found.push(signature.slice(start, index));
      start = index + 1;
    }
  }
  return [...found, signature.slice(start)].map((argument) => argument.trim()).filter(Boolean);
}

/** A routine is dropped by the types of its arguments. */
function withoutDefault(argument: string): string {
  return argument.replace(/^((?:"(?:[^"]|"")*"|[^"'])*?)\s+DEFAULT\s[\s\S]*$/, '$1');
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
