import type { TextRange } from '../../base/index.ts';
import { type ChangeFact, type ColumnFact, type NamePart, nameParts, spellIdentifier, type TableFact } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import {
  altersGenerated,
  type CatalogChange,
  type ColumnDefinition,
  type Command,
  type CreateTable,
  type CreateView,
  type Identifier,
  type ObjectName,
  type TableConstraint,
} from '../../sql/index.ts';

/** Where a tree stands: its offsets count from the start of its statement. */
export interface TreePlace {
  readonly uri: string;
  readonly dialect: DialectName;
  /** From offsets of the tree to offsets of the file. */
  readonly locate: (range: TextRange) => TextRange;
}

/** The range of the last part of a name: that is what a table is called. */
function nameRange(name: ObjectName): TextRange {
  const last = name.parts.at(-1);
  return last === undefined ? { start: name.start, end: name.end } : { start: last.start, end: last.end };
}

/** Whether the name says which table it is: not computed, not temporary, not behind a link. */
export function isPlainName(name: ObjectName): boolean {
  const last = name.parts.at(-1);
  if (last === undefined || name.jinja !== null || name.link !== null || /^[#@]/.test(last.name)) return false;
  return !name.parts.some((part) => part.dynamic || part.name === '');
}

/** A CREATE TABLE that lists its columns; null for one whose columns come from elsewhere. */
export function declaredTable(create: CreateTable, place: TreePlace, sound: boolean): TableFact | null {
  if (create.columns.length === 0 || create.query !== null || create.like.length > 0) return null;
  const columns = create.columns.map((column) => columnFact(column, place));
  return {
    ...shellOf(create, place),
    role: 'declared',
    columns: create.constraints.reduce((list, constraint) => applyConstraint(list, constraint, place), columns),
    complete: sound && !create.openColumns,
  };
}

/** A table or view whose columns only binding tells. */
export function derivedTable(create: CreateTable | CreateView, place: TreePlace): TableFact {
  return { ...shellOf(create, place), role: 'derived', columns: [], complete: false };
}

/** The target of SELECT … INTO. */
export function intoTable(name: ObjectName, place: TreePlace): TableFact {
  return { ...fact(name, place), role: 'derived', kind: 'table', columns: [], complete: false, description: null, repeatable: true };
}

export function changeFacts(command: Command, text: string, place: TreePlace): ChangeFact[] {
  const name = command.tables[0]?.name;
  if (name === undefined || !isPlainName(name)) return [];
  const { parts, site } = fact(name, place);
  const changes = command.changes.flatMap((change) => changeOf(change, place) ?? []);
  if (altersGenerated(text)) changes.push({ change: 'alter-generated' });
  return changes.map((change) => ({ dialect: place.dialect, parts, site, change }));
}

/**
 * What ALTER TABLE … RENAME TO makes exist, and synonyms and the like; the columns are not followed: renames often go in circles, and a synonym
 * mostly has its table's name, which knows more.
 */
export function madeTables(command: Command, place: TreePlace): TableFact[] {
  const from = command.tables[0]?.name;
  return command.changes.flatMap((change): TableFact[] => {
    const name = change.change === 'rename-table' ? change.to : change.change === 'make-relation' ? change.name : null;
    if (name === null || !isPlainName(name)) return [];
    const { parts, ...rest } = fact(name, place);
    const schema =
      parts.length === 1 && from !== undefined && change.change === 'rename-table' ? nameParts(place.dialect, from).slice(0, -1) : [];
    return [
      {
        ...rest,
        parts: [...schema, ...parts],
        role: 'described',
        kind: 'table',
        columns: [],
        complete: false,
        description: null,
        repeatable: true,
      },
    ];
  });
}

type Named = Pick<TableFact, 'dialect' | 'parts' | 'site' | 'jinja'>;

function fact(name: ObjectName, place: TreePlace): Named {
  return {
    dialect: place.dialect,
    parts: nameParts(place.dialect, name),
    site: { uri: place.uri, range: place.locate(nameRange(name)) },
    jinja: null,
  };
}

function shellOf(create: CreateTable | CreateView, place: TreePlace): Named & Pick<TableFact, 'kind' | 'description' | 'repeatable'> {
  return {
    ...fact(create.name, place),
    kind: create.kind === 'create-view' ? 'view' : 'table',
    description: create.comment,
    repeatable: create.kind === 'create-view' || create.ifNotExists,
  };
}

function columnFact(column: ColumnDefinition, place: TreePlace): ColumnFact {
  const target = column.references;
  return {
    name: spellIdentifier(place.dialect, column.name),
    type: column.type?.text ?? null,
    nullable: !(column.notNull || column.primaryKey),
    description: column.comment,
    primaryKey: column.primaryKey,
    references: target === null ? null : { parts: nameParts(place.dialect, target.table), column: spelled(target.tableColumns[0], place) },
    tests: [],
    ...(column.filled !== null && { filled: column.filled }),
    ...(column.unwritable !== null && { unwritable: column.unwritable }),
    site: { uri: place.uri, range: place.locate({ start: column.name.start, end: column.name.end }) },
  };
}

function spelled(identifier: Identifier | undefined, place: TreePlace): string | null {
  return identifier === undefined ? null : spellIdentifier(place.dialect, identifier);
}

function names(identifiers: readonly Identifier[], place: TreePlace): string[] {
  return identifiers.map((identifier) => spellIdentifier(place.dialect, identifier));
}

function applyConstraint(columns: readonly ColumnFact[], constraint: TableConstraint, place: TreePlace): ColumnFact[] {
  const wanted = names(constraint.columns.length > 0 ? constraint.columns : (constraint.foreignKey?.columns ?? []), place).map((name) =>
    name.toLowerCase(),
  );
  return columns.map((column) => {
    const index = wanted.indexOf(column.name.toLowerCase());
    if (index < 0) return column;
    if (constraint.type === 'primary-key') return { ...column, primaryKey: true, nullable: false };
    const key = constraint.foreignKey;
    if (constraint.type !== 'foreign-key' || key === null) return column;
    return { ...column, references: column.references ?? reference(key.table, key.tableColumns[index], place) };
  });
}

function reference(table: ObjectName, column: Identifier | undefined, place: TreePlace): { parts: NamePart[]; column: string | null } {
  return { parts: nameParts(place.dialect, table), column: spelled(column, place) };
}

function changeOf(change: CatalogChange, place: TreePlace): ChangeFact['change'] | null {
  switch (change.change) {
    case 'add-column':
      return { change: 'add-column', column: columnFact(change.column, place) };
    case 'drop-column':
      return { change: 'drop-column', column: spellIdentifier(place.dialect, change.column) };
    case 'rename-column':
      return {
        change: 'rename-column',
        column: spellIdentifier(place.dialect, change.column),
        to: spellIdentifier(place.dialect, change.to),
      };
    case 'change-type':
      return { change: 'change-type', column: spellIdentifier(place.dialect, change.column), type: change.type.text };
    case 'comment-table':
      return { change: 'comment-table', text: change.text };
    case 'comment-column':
      return { change: 'comment-column', column: spellIdentifier(place.dialect, change.column), text: change.text };
    case 'add-constraint':
      return constraintChange(change.constraint, place);
    case 'name-column':
    case 'make-relation':
    case 'rename-table':
    case 'swap-table':
      return null;
  }
}

function constraintChange(constraint: TableConstraint, place: TreePlace): ChangeFact['change'] | null {
  if (constraint.type === 'primary-key') return { change: 'primary-key', columns: names(constraint.columns, place) };
  const key = constraint.foreignKey;
  if (constraint.type !== 'foreign-key' || key === null) return null;
  return {
    change: 'reference',
    columns: names(key.columns.length > 0 ? key.columns : constraint.columns, place),
    parts: nameParts(place.dialect, key.table),
    toColumns: names(key.tableColumns, place),
  };
}
