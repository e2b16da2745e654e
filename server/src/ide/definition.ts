import type { Reference } from '../sql/index.ts';
import { catalogColumn } from './columns.ts';
import { fileRange, type Place, placeAt, referencesAt } from './place.ts';
import type { FileRange, IdeFile, IdeWorkspace } from './port.ts';

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
    case 'column': {
      const source = catalogColumn(reference.relation, reference.column);
      const table = source && workspace.table(uri, source.table);
      const column = table?.columns.find(({ name }) => name === source?.column);
      const site = column?.sites[0] ?? table?.sites[0];
      if (site) return [site];
      const { declaration } = reference.column;
      return declaration ? [here(declaration)] : scriptSite(place, reference);
    }
    case 'relation': {
      const { declaration } = reference.relation;
      if (declaration && !reference.declaration) return [here(declaration)];
      return tableSite(workspace, uri, reference) ?? (declaration ? [here(declaration)] : scriptSite(place, reference));
    }
    case 'table':
      return tableSite(workspace, uri, reference) ?? scriptSite(place, reference);
  }
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
    if (statement && made?.action === 'create') return [{ uri: file.uri, range: fileRange({ statement }, made.range) }];
  }
  return [];
}
