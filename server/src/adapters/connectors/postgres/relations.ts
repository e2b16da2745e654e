import type { ColumnObject, IndexObject, KeyObject, ObjectPlace, PartitionsObject, TableObject } from '../../../metadata/index.ts';
import { groupRows } from '../group-rows.ts';
import { COLUMNS, CONSTRAINTS, INDEXES, PARTITIONS, RELATION_DETAILS } from './catalog-queries.ts';
import type { RunCatalogQuery } from './in-transaction.ts';

type Row = readonly (string | null)[];

/** Tables and views with all that belongs to them, by five queries however many there are. */
export async function readRelations(
  run: RunCatalogQuery,
  place: { readonly catalog: string | null; readonly schema: string },
  oids: readonly string[],
): Promise<TableObject[]> {
  const details = await run(RELATION_DETAILS, [oids]);
  const columns = byRelation(await run(COLUMNS, [oids]));
  const constraints = byRelation(await run(CONSTRAINTS, [oids]));
  const indexes = byRelation(await run(INDEXES, [oids]));
  const partitions = byRelation(await run(PARTITIONS, [oids]));
  return details.map(
    ([
      oid,
      name,
      kind,
      comment = null,
      definition = null,
      rows = null,
      bytes = null,
      strategy = null,
      partitionKey = null,
      parents = null,
    ]) => {
      const id = oid ?? '';
      const ownIndexes = indexes.get(id) ?? [];
      return {
        ...place,
        name: name ?? '',
        kind: KINDS[kind ?? ''] ?? 'table',
        comment,
        definition,
        columns: (columns.get(id) ?? []).map(readColumn),
        keys: (constraints.get(id) ?? []).map((row) => readKey(row, place.catalog)),
        indexes: ownIndexes.map(readIndex),
        partitions: partitionKey === null ? null : readPartitions(strategy, partitionKey, partitions.get(id) ?? []),
        rows: rows === null ? null : Number(rows),
        bytes: bytes === null ? null : ownIndexes.reduce((sum, row) => sum + Number(row[6] ?? 0), Number(bytes)),
        ...(parents !== null && { inherits: readParents(parents, place.catalog) }),
      };
    },
  );
}

const KINDS: Readonly<Record<string, TableObject['kind']>> = { v: 'view', m: 'materialized-view', f: 'external-table' };

function byRelation(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return groupRows(rows, ([oid]) => oid);
}

function readColumn([
  ,
  name,
  type,
  notNull,
  expression = null,
  isGenerated,
  isIdentity,
  comment = null,
  computed,
  numbered,
  inherited,
  base = null,
]: Row): ColumnObject {
  const generated = isGenerated === 't';
  return {
    name: name ?? '',
    type: type ?? '',
    ...(base !== null && { base }),
    nullable: notNull !== 't',
    default: generated ? null : expression,
    generated: generated ? expression : null,
    identity: isIdentity === 't',
    comment,
    ...(generated && { computed: computed === 'v' ? ('virtual' as const) : ('stored' as const) }),
    ...(isIdentity === 't' && { numbered: numbered === 'a' ? ('always' as const) : ('by default' as const) }),
    ...(inherited === 't' && { inherited: true as const }),
  };
}

function readKey(
  [
    ,
    kind,
    keyName,
    columns,
    schema = null,
    table,
    referenced,
    onDelete,
    expression,
    deferrable,
    deferred,
    inherited,
    onUpdate,
    setColumns = null,
  ]: Row,
  catalog: string | null,
): KeyObject {
  const name = keyName ?? '';
  if (kind === 'c') return { kind: 'check', name, expression: expression ?? '', ...(inherited === 't' && { inherited: true as const }) };
  const late = deferrable === 't' && { deferrable: deferred === 't' ? ('deferred' as const) : ('immediate' as const) };
  if (kind !== 'f') return { kind: kind === 'p' ? 'primary' : 'unique', name, columns: list(columns), ...late };
  return {
    kind: 'foreign',
    name,
    columns: list(columns),
    references: { catalog, schema, name: table ?? '' },
    referencedColumns: list(referenced),
    onDelete: setColumns === null ? actionOf(onDelete) : `${actionOf(onDelete)} (${setColumns})`,
    ...(actionOf(onUpdate) !== null && { onUpdate: actionOf(onUpdate) ?? '' }),
    ...late,
  };
}

function readParents(json: string, catalog: string | null): readonly ObjectPlace[] {
  return (JSON.parse(json) as readonly (readonly [string, string])[]).map(([schema, name]) => ({ catalog, schema, name }));
}

/** NO ACTION is what holds when nothing is said. */
function actionOf(letter: string | null | undefined): string | null {
  return ACTIONS[letter ?? ''] ?? null;
}

const ACTIONS: Readonly<Record<string, string>> = { c: 'CASCADE', n: 'SET NULL', d: 'SET DEFAULT', r: 'RESTRICT' };

function readIndex([, name, unique, parts, method = null, condition = null, , definition = null]: Row): IndexObject {
  const index = { name: name ?? '', unique: unique === 't', parts: list(parts), method, condition };
  return definition === null ? index : { ...index, definition };
}

function readPartitions(strategy: string | null, key: string, rows: readonly Row[]): PartitionsObject {
  return {
    method: METHODS[strategy ?? ''] ?? null,
    // It is printed as `RANGE (day)`.
    by: key.replace(/^\w+ \((.*)\)$/s, '$1'),
    partitions: rows.map(([, name, bound = null, count = null, below = null]) => ({
      name: name ?? '',
      bound,
      rows: count === null ? null : Number(count),
      ...(below !== null && { below: list(below) }),
    })),
  };
}

const METHODS: Readonly<Record<string, string>> = { r: 'range', l: 'list', h: 'hash' };

function list(json: string | null | undefined): string[] {
  return json === null || json === undefined ? [] : (JSON.parse(json) as string[]);
}
