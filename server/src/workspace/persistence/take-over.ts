import { needsRendering } from '../dbt/needs-rendering.ts';
import type { Discovery } from '../discover.ts';
import type { FileIndex } from '../file-index.ts';
import { newSourceFile, type SourceFile } from '../source-file.ts';
import { uriToPath } from '../text/paths.ts';
import type { Recollection } from './index-memory.ts';

/** Takes a file in as the last run left it; false when its text has to be read, because it is new or another one. */
export function takeOver(index: FileIndex, file: SourceFile, { records, sameWorld, isOf }: Recollection): boolean {
  const record = records.get(file.uri);
  if (record === undefined || record.role !== file.role) return false;
  const same = record.dialect === file.choice.dialect && isOf(record, file.text);
  // What Jinja becomes is decided by macros and variables too.
  if (!sameWorld && (!same || needsRendering(file.text))) return false;
  index.restore(file, record.content, { facts: record.facts, analysis: same && sameWorld ? record.analysis : null });
  if (same) index.templates.put(file, file.text);
  return same;
}

/** Files that are no longer there go once the others are taken over: those who read what they defined have to notice. */
export function removeGone(index: FileIndex, found: Discovery, { records, sameWorld }: Recollection): void {
  if (!sameWorld) return;
  const present = new Set(found.files.map(({ uri }) => uri));
  for (const { uri, role, project: folder, content, facts, analysis } of records.values()) {
    const project = found.projects.find((candidate) => candidate.folder === folder);
    if (present.has(uri) || project === undefined) continue;
    const gone = newSourceFile({ uri, path: uriToPath(uri), project, role, listed: true });
    index.restore(gone, content, { facts, analysis });
    index.remove(gone);
  }
}
