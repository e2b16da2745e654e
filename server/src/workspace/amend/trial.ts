import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import type { TableFact } from '../../metadata/index.ts';
import { fileDiagnostics } from '../file-diagnostics.ts';
import type { FileIndex } from '../file-index.ts';
import type { SourceFile } from '../source-file.ts';
import type { TableAmendment } from './amendment.ts';
import { Amendments } from './amendments.ts';
import type { Tried, TriedState } from './tried.ts';

/**
 * What would become of the files if tables were changed. It is tried on a copy of the index, by the same steps that an edit would take, so that
 * what comes out is what an edit would bring; the index itself is only read. Returns the files that were bound again, in the order of the index.
 */
export async function tryOut(
  index: FileIndex,
  amendments: readonly TableAmendment[],
  { token, breathe }: { readonly token: CancellationToken; readonly breathe: () => Promise<void> },
): Promise<readonly Tried[]> {
  const amended = new Amendments(
    amendments,
    index.catalogs.values(),
    (id) => index.crawledTable(id),
    (id, place, connection) => index.isMeantBy(id, place, connection),
  );
  const copy = index.copy(amended);
  const rounds = new Map<string, number>();
  const touched = new Set<string>();
  for (;;) {
    for (const uri of copy.refreshCycles()) touched.add(uri);
    const uri = copy.nextDirty([]);
    if (uri === null) break;
    throwIfCancelled(token);
    copy.bringUpToDate(uri, rounds);
    await breathe();
  }
  const tried: Tried[] = [];
  for (const [uri, file] of index.files) {
    const after = copy.files.get(uri);
    if (after === undefined || !(rounds.has(uri) || touched.has(uri) || after.facts !== file.facts)) continue;
    tried.push({ uri, before: stateOf(index, file), after: stateOf(copy, after) });
  }
  return tried;
}

function stateOf(index: FileIndex, file: SourceFile): TriedState {
  const catalog = index.catalogOf(file.project);
  const tableOf = (fact: TableFact) => {
    const id = catalog.idOfFact(fact);
    return id === null ? null : catalog.table(id);
  };
  return {
    diagnostics: fileDiagnostics(index, file),
    edges: file.analysis?.edges ?? null,
    tables: file.facts.tables.flatMap((fact) => tableOf(fact) ?? []),
    names: () => index.usage(file, (catalog) => catalog).names,
  };
}
