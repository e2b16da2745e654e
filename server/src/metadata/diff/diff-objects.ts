import { isTable } from '../database/object-identity.ts';
import type {
  ColumnObject,
  DatabaseObject,
  IndexObject,
  KeyObject,
  PartitionsObject,
  RoutineObject,
  TableObject,
} from '../database/objects.ts';
import type { ChangeKind, SchemaChange } from './change.ts';
import { guessColumnRenames } from './guess-renames.ts';
import { typeText } from './type-text.ts';

type Detail = Partial<Pick<SchemaChange, 'column' | 'before' | 'after' | 'confidence'>>;

/** What makes one object another one. Either may be missing; both are the same object at two times, or in two databases. */
export function diffObjects(before: DatabaseObject | null, after: DatabaseObject | null): readonly SchemaChange[] {
  const now = after ?? before;
  if (now === null) return [];
  const changes: SchemaChange[] = [];
  const { catalog, schema, name, kind } = now;
  const object = { catalog, schema, name, kind, signature: 'signature' in now ? now.signature : '' };
  const add = (what: ChangeKind, detail: Detail = {}) =>
    changes.push({ kind: what, object, column: null, before: null, after: null, confidence: null, ...detail });
  if (before === null) add('add-object', { after: now.kind });
  else if (after === null) add('drop-object', { before: now.kind });
  else if (isTable(before) && isTable(after)) diffTables(before, after, add);
  else diffOthers(before, after, add);
  return changes;
}

type Add = (what: ChangeKind, detail?: Detail) => void;

function diffTables(before: TableObject, after: TableObject, add: Add): void {
  // A view that takes a table's name is another thing, whatever its columns are.
  if (before.kind !== after.kind) add('change-definition', { before: before.kind, after: after.kind });
  else if (before.definition !== after.definition) add('change-definition', { before: before.definition, after: after.definition });
  if (before.comment !== after.comment) add('change-comment', { before: before.comment, after: after.comment });
  if (before.broken !== after.broken) add('change-validity', { before: before.broken ?? null, after: after.broken ?? null });
  // A view that does not work has the columns that it had, and nobody can see them.
  if (before.broken === undefined && after.broken === undefined) diffColumns(before, after, add);
  diffNamed(
    before.keys,
    after.keys,
    [(key) => keyText(key, before), (key) => keyText(key, after)],
    { added: 'add-key', dropped: 'drop-key', changed: 'change-key' },
    add,
  );
  diffNamed(
    before.indexes,
    after.indexes,
    [(index) => indexText(index, after), (index) => indexText(index, before)],
    { added: 'add-index', dropped: 'drop-index', changed: 'change-index' },
    add,
  );
  const [old, now] = [partitionsText(before.partitions), partitionsText(after.partitions)];
  if (old !== now) add('change-partitions', { before: old, after: now });
  const [parents, heirs] = [parentsText(before), parentsText(after)];
  if (parents !== heirs) add('change-inheritance', { before: parents, after: heirs });
}

function diffColumns(before: TableObject, after: TableObject, add: Add): void {
  const news = new Map(after.columns.map((column) => [column.name, column]));
  const olds = new Map(before.columns.map((column) => [column.name, column]));
  const dropped = before.columns.filter(({ name }) => !news.has(name));
  const added = after.columns.filter(({ name }) => !olds.has(name));
  const renames = guessColumnRenames(before, after, dropped, added);
  const renamed = new Set(renames.flatMap(({ from, to }) => [from, to]));
  for (const column of dropped) if (!renamed.has(column)) add('drop-column', { column: column.name, before: columnText(column) });
  for (const column of added) if (!renamed.has(column)) add('add-column', { column: column.name, after: columnText(column) });
  for (const { from, to, confidence } of renames) {
    add('rename-column', { column: to.name, before: from.name, after: to.name, confidence });
    diffColumn(from, to, add);
  }
  for (const column of after.columns) {
    const old = olds.get(column.name);
    if (old !== undefined) diffColumn(old, column, add);
  }
}

function diffColumn(before: ColumnObject, after: ColumnObject, add: Add): void {
  const column = after.name;
  const differ = (kind: ChangeKind, old: string | null, now: string | null) => {
    if (old !== now) add(kind, { column, before: old, after: now });
  };
  differ('change-type', before.type, after.type);
  differ('change-nullability', nullText(before), nullText(after));
  differ('change-default', before.default, after.default);
  differ('change-generated', generatedText(before, after), generatedText(after, before));
  differ('change-identity', identityText(before, after), identityText(after, before));
  differ('change-comment', before.comment, after.comment);
}

/** What an earlier version of AETL has not asked for says nothing of a change. */
function generatedText({ generated, computed }: ColumnObject, other: ColumnObject): string | null {
  if (generated === null || computed === undefined || (other.generated !== null && other.computed === undefined)) return generated;
  return computed === 'virtual' ? `${generated} virtual` : `${generated} stored`;
}

function identityText({ identity, numbered }: ColumnObject, other: ColumnObject): string | null {
  if (!identity) return null;
  if (numbered === undefined || (other.identity && other.numbered === undefined)) return 'identity';
  return `generated ${numbered} as identity`;
}

/** A column as DDL writes it. */
function columnText(column: ColumnObject): string {
  const parts = [column.type];
  if (column.generated !== null)
    parts.push(`generated always as (${column.generated})${column.computed === undefined ? '' : ` ${column.computed}`}`);
  if (column.identity) parts.push(column.numbered === undefined ? 'identity' : `generated ${column.numbered} as identity`);
  if (column.default !== null) parts.push(`default ${column.default}`);
  if (!column.nullable) parts.push('not null');
  return parts.join(' ');
}

function nullText({ nullable }: ColumnObject): string {
  return nullable ? 'null' : 'not null';
}

function diffNamed<T extends { readonly name: string }>(
  before: readonly T[],
  after: readonly T[],
  [oldText, newText]: readonly [old: (item: T) => string, now: (item: T) => string],
  kinds: Readonly<Record<'added' | 'dropped' | 'changed', ChangeKind>>,
  add: Add,
): void {
  const olds = new Map(before.map((item) => [item.name, oldText(item)]));
  const news = new Map(after.map((item) => [item.name, newText(item)]));
  const unnamed = new Map([...olds].filter(([name]) => !news.has(name)).map(([name, what]) => [what, name]));
  for (const [name, what] of news) {
    const old = olds.get(name);
    // Names that the database makes up are others in every database.
    if (old === undefined && unnamed.delete(what)) continue;
    if (old === undefined) add(kinds.added, { after: `${name}: ${what}` });
    else if (old !== what) add(kinds.changed, { before: `${name}: ${old}`, after: `${name}: ${what}` });
  }
  for (const [what, name] of unnamed) add(kinds.dropped, { before: `${name}: ${what}` });
}

/** The catalog of the table itself says nothing: the same schema may lie in another database. */
function keyText(key: KeyObject, { catalog }: TableObject): string {
  switch (key.kind) {
    case 'check':
      return `check (${key.expression})`;
    case 'foreign': {
      const { references: to, onDelete, onUpdate } = key;
      const table = [to.catalog === catalog ? null : to.catalog, to.schema, to.name].filter((part) => part !== null).join('.');
      const rule = `${onDelete === null ? '' : ` on delete ${onDelete}`}${onUpdate === undefined ? '' : ` on update ${onUpdate}`}`;
      return `foreign key (${key.columns.join(', ')}) references ${table} (${key.referencedColumns.join(', ')})${rule}${deferredText(key)}`;
    }
    case 'primary':
      return `primary key (${key.columns.join(', ')})${deferredText(key)}`;
    case 'unique':
      return `unique (${key.columns.join(', ')})${deferredText(key)}`;
  }
}

function deferredText({ deferrable }: Exclude<KeyObject, { readonly kind: 'check' }>): string {
  if (deferrable === undefined) return '';
  return deferrable === 'deferred' ? ' deferrable initially deferred' : ' deferrable';
}

/** What the database prints counts where both sides have it: earlier versions of AETL have not kept it. */
function indexText({ name, unique, parts, method, condition, definition }: IndexObject, other: TableObject): string {
  const namesake = other.indexes.find((index) => index.name === name);
  if (definition !== undefined && (namesake === undefined || namesake.definition !== undefined)) return definition;
  return `${unique ? 'unique ' : ''}${method ?? 'index'} (${parts.join(', ')})${condition === null ? '' : ` where ${condition}`}`;
}

function partitionsText(partitions: PartitionsObject | null): string | null {
  if (partitions === null) return null;
  const each = partitions.partitions.map(({ name, bound, below = [] }) =>
    [name, bound ?? '', below.length === 0 ? '' : `(${below.join(', ')})`].filter(Boolean).join(' '),
  );
  return `${partitions.method ?? 'partitioned'} by ${partitions.by}: ${each.join(', ')}`;
}

function parentsText({ inherits, catalog }: TableObject): string | null {
  if (inherits === undefined || inherits.length === 0) return null;
  return inherits
    .map((to) => [to.catalog === catalog ? null : to.catalog, to.schema, to.name].filter((part) => part !== null).join('.'))
    .join(', ');
}

function diffOthers(before: DatabaseObject, after: DatabaseObject, add: Add): void {
  const [old, now] = [definitionOf(before), definitionOf(after)];
  if (old !== now) add('change-definition', { before: old, after: now });
  const [said, says] = [commentOf(before), commentOf(after)];
  if (said !== says) add('change-comment', { before: said, after: says });
}

function definitionOf(object: DatabaseObject): string | null {
  if (object.kind === 'synonym') return object.target;
  if (object.kind === 'type') return typeText(object.shape);
  if (object.kind === 'sequence' || isTable(object)) return null;
  const { language, definition }: RoutineObject = object;
  return language === null ? definition : `language ${language}\n${definition ?? ''}`;
}

function commentOf(object: DatabaseObject): string | null {
  return object.kind === 'synonym' ? null : object.comment;
}
