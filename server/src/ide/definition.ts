import type { Reference, Relation, RelationColumn } from '../sql/index.ts';
import { columnNames } from './columns.ts';
import { fileRange, type Place, placeAt, referencesAt } from './place.ts';
import type { FileRange, IdeFile, IdeTable, IdeWorkspace } from './port.ts';

export interface Definition extends FileRange {
  /** What was asked about, in the file that asked. */
  readonly origin: FileRange['range'];
}

/** Where the name at the offset is declared. On a declaration itself: what it is made from. */
export function definition(workspace: IdeWorkspace, file: IdeFile, offset: number): readonly Definition[] {
  const place = placeAt(file, offset);
  if (!place) return [];
  const references = referencesAt(place);
  const narrowest = references[0];
  const found = references
    .filter(({ range }) => range.start === narrowest?.range.start && range.end === narrowest.range.end)
    .flatMap((reference) => {
      const origin = fileRange(place, reference.range);
      return targets(workspace, place, reference).map((target) => ({ ...target, origin }));
    });
  return [...new Map(found.map((target) => [`${target.uri}#${target.range.start}-${target.range.end}`, target])).values()];
}

function targets(workspace: IdeWorkspace, place: Place, reference: Reference): readonly FileRange[] {
  const { uri } = place.file;
  const here = (range: FileRange['range']) => ({ uri, range: fileRange(place, range) });
  switch (reference.kind) {
    case 'column':
      return columnSites(workspace, place, reference) ?? scriptSite(place, reference);
    case 'relation': {
      const { declaration } = reference.relation;
      if (declaration && !reference.declaration) return [here(declaration)];
      return tableSite(workspace, uri, reference) ?? (declaration ? [here(declaration)] : scriptSite(place, reference));
    }
    case 'table':
      return tableSite(workspace, uri, reference) ?? scriptSite(place, reference);
  }
}

/** The place of the column's declaration; of what a star hands on, the place where that is declared. */
function columnSites(
  workspace: IdeWorkspace,
  place: Place,
  { column, relation }: Reference & { readonly kind: 'column' },
): readonly FileRange[] | null {
  const { uri } = place.file;
  const names = columnNames(place.statement, place.bound);
  const seen = new Set<RelationColumn>();
  let owner: Relation | null = relation;
  for (let at: RelationColumn | null = column; at && !seen.has(at); at = at.origin) {
    seen.add(at);
    const { name, declaration }: RelationColumn = at;
    const table: IdeTable | null = owner?.table ? workspace.table(uri, owner.table.id) : null;
    const site = table?.columns.find((candidate) => candidate.name === name)?.sites[0] ?? table?.sites[0];
    if (site) return [site];
    if (declaration) return [{ uri, range: fileRange(place, declaration) }];
    owner = at.origin && names.ownerOf(at.origin);
  }
  return null;
}

function tableSite(workspace: IdeWorkspace, uri: string, { relation }: Reference): readonly FileRange[] | null {
  const site = relation.table && workspace.table(uri, relation.table.id)?.sites[0];
  return site ? [site] : null;
}

/** Where an earlier statement of the script makes the table: temp tables are in no catalog. */
function scriptSite({ file, index }: Place, { relation }: Reference): readonly FileRange[] {
  for (let earlier = index; earlier >= 0; earlier--) {
    const statement = file.bound.script.statements[earlier];
    const made = file.bound.statements[earlier]?.definitions.find(
      (definition) => definition.action === 'create' && definition.table.id === relation.table?.id,
    );
    if (statement && made?.action === 'create') return [{ uri: file.uri, range: fileRange({ statement }, made.name) }];
  }
  return [];
}
