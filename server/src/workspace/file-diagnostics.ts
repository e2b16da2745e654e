import { say, type TextRange } from '../base/index.ts';
import { isOfPackage } from './dbt/templates.ts';
import { diagnostic, type FileDiagnostic } from './diagnostics.ts';
import type { FileIndex } from './file-index.ts';
import { isSql, printedPath, type SourceFile } from './source-file.ts';
import { tableKey } from './summary/table-key.ts';

/** Everything that is to be said about a file, from its own text and from what the others say, in the order of the text. */
export function fileDiagnostics(index: FileIndex, file: SourceFile): FileDiagnostic[] {
  if (isOfPackage(file)) return [];
  if (isSql(file) && index.isDirty(file.uri)) index.bound(file);
  const found = [
    ...file.ownDiagnostics,
    ...(file.analysis?.diagnostics ?? []),
    ...duplicates(index, file),
    ...cycles(index, file),
    ...goneColumns(index, file),
  ];
  return found.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

export function skippedFile(reason: string): FileDiagnostic {
  return diagnostic('skipped-file', 'information', say('AETL leaves this file out: {0}.', reason), { start: 0, end: 0 });
}

function duplicates(index: FileIndex, file: SourceFile): FileDiagnostic[] {
  if (!file.listed) return [];
  return index
    .catalogOf(file.project)
    .duplicatesOf(file.uri)
    .flatMap(({ id, sites, first, equal }) => {
      const other = index.files.get(first.uri);
      // Packages may name their models as the project does; `ref` then says which.
      if (other !== undefined && isOfPackage(other)) return [];
      const where = other === file || other === undefined ? null : printedPath(other);
      const message = equal ? sameTwice(id, where) : otherwiseTwice(id, where);
      return sites.map((site) =>
        diagnostic('duplicate-definition', equal ? 'information' : 'warning', message, wholeLine(site.range, file.text)),
      );
    });
}

/** Columns that a source describes and its table does not have any more. */
function goneColumns(index: FileIndex, file: SourceFile): FileDiagnostic[] {
  if (!file.listed) return [];
  return file.facts.tables.flatMap((fact) => {
    const id = fact.role === 'source' ? index.catalogOf(file.project).idOfFact(fact) : null;
    const gone = (id === null ? null : index.viewOf(file).table(id))?.gone ?? [];
    return gone.flatMap(({ name, reason }) => {
      const site = fact.columns.find((column) => column.name === name)?.site ?? null;
      const message = say('{0} has no column {1}: {2}.', id ?? '', name, reason);
      return site === null || site.uri !== file.uri ? [] : [diagnostic('unknown-column', 'warning', message, site.range)];
    });
  });
}

/** `where` is the other file; null is further above in this one. */
function sameTwice(id: string, where: string | null): string {
  if (where === null) return say('{0} is also defined above in this file, with the same columns.', id);
  return say('{0} is also defined in {1}, with the same columns.', id, where);
}

function otherwiseTwice(id: string, where: string | null): string {
  if (where === null)
    return say('{0} is also defined above in this file, with other columns, so that its columns cannot be checked. Keep one of them.', id);
  return say('{0} is also defined in {1}, with other columns, so that its columns cannot be checked. Keep one of them.', id, where);
}

function cycles(index: FileIndex, file: SourceFile): FileDiagnostic[] {
  return index.cycles.flatMap(({ members, refused }) => {
    if (!refused) return [];
    const names = members.map(({ fact }) => fact.parts.map((part) => part.text).join('.'));
    return members.flatMap(({ uri, fact }, at) => {
      if (uri !== file.uri) return [];
      const current = file.summary.tables.find((table) => tableKey(table) === tableKey(fact)) ?? fact;
      const round = [...names.slice(at), ...names.slice(0, at + 1)].join(' → ');
      return [
        diagnostic('cyclic-model', 'error', say('This is computed from itself: {0}.', round), wholeLine(current.site.range, file.text)),
      ];
    });
  });
}

/** A whole file has no name to underline: its first line stands for it. */
function wholeLine(range: TextRange, text: string): TextRange {
  if (range.end > range.start) return range;
  const end = text.slice(range.start).search(/[\r\n]/);
  return { start: range.start, end: end < 0 ? text.length : range.start + end };
}
