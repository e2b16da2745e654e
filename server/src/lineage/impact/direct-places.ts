import { say } from '../../base/index.ts';
import { type CatalogTable, type ObjectChange, type SchemaChange, splitLabel, type TableObject } from '../../metadata/index.ts';
import type { TableAmendment, TableChange, Workspace } from '../../workspace/index.ts';
import { type AffectedPlace, groupOf } from './affected.ts';
import { impactInSlices } from './impact.ts';

/** Who uses the tables themselves: found by binding their readers as things are. */
export async function directPlaces(
  workspace: Workspace,
  amendments: readonly TableAmendment[],
  tableOf: (id: string) => CatalogTable | null,
  breathe: () => Promise<void>,
): Promise<readonly AffectedPlace[]> {
  const places: AffectedPlace[] = [];
  for (const { table: id, change } of amendments) {
    const table = tableOf(id);
    if (table === null) continue;
    const before = tableObject(table);
    const { label } = splitLabel(id);
    const named = label !== null && workspace.tableSources(id)?.source === label ? { id } : {};
    const objects: readonly ObjectChange[] = [{ before, after: null }];
    const changes = [schemaChange(table, before, change)];
    for (const impact of await impactInSlices(
      workspace,
      { changes, objects, dialect: table.dialect, concerns: (file) => workspace.isMeantIn(file, id), definitions: true, ...named },
      breathe,
    )) {
      for (const { uri, range, effect, message } of impact.places) {
        places.push({
          uri,
          range,
          effect: effect === 'breaks' ? 'error' : 'silent',
          reason: message,
          group: groupOf(workspace, uri),
          table: null,
          steps: 0,
        });
      }
    }
  }
  return places;
}

/** The table as a crawl would have found it, had it been crawled. */
export function tableObject({ catalog, schema, name, description, columns }: CatalogTable): TableObject {
  return {
    kind: 'table',
    catalog,
    schema,
    name,
    comment: description,
    definition: null,
    columns: columns.map((column) => ({
      name: column.name,
      type: column.type ?? '',
      nullable: column.nullable ?? true,
      default: null,
      generated: null,
      identity: false,
      comment: column.description,
    })),
    keys: [],
    indexes: [],
    partitions: null,
    rows: null,
    bytes: null,
  };
}

function schemaChange(table: CatalogTable, object: TableObject, change: TableChange): SchemaChange {
  const place = { catalog: object.catalog, schema: object.schema, kind: object.kind, signature: '' };
  const at = { object: { ...place, name: object.name }, confidence: null };
  const typeOf = (column: string) =>
    table.columns.find(({ name }) => name.toLowerCase() === column.toLowerCase())?.type ?? say('of unknown type');
  switch (change.change) {
    case 'drop-table':
      return { ...at, kind: 'drop-object', column: null, before: object.name, after: null };
    case 'rename-table':
      return { ...at, object: { ...place, name: change.to }, kind: 'rename-object', column: null, before: object.name, after: change.to };
    case 'drop-column':
      return { ...at, kind: 'drop-column', column: change.column, before: typeOf(change.column), after: null };
    case 'rename-column':
      return { ...at, kind: 'rename-column', column: change.to, before: change.column, after: change.to };
    case 'change-type':
      return { ...at, kind: 'change-type', column: change.column, before: typeOf(change.column), after: change.type };
    case 'change-nullability':
      return {
        ...at,
        kind: 'change-nullability',
        column: change.column,
        before: change.nullable ? 'not null' : 'null',
        after: change.nullable ? 'null' : 'not null',
      };
  }
}
