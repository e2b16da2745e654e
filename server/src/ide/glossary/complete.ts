import type { TextRange } from '../../base/index.ts';
import type { CatalogTable } from '../../metadata/index.ts';
import { type SourceFile, tablesAt, type Workspace } from '../../workspace/index.ts';
import { kindText } from '../kind-text.ts';
import { glossaryFile } from './named-column.ts';

export interface GlossaryCompletion {
  readonly label: string;
  readonly detail: string | null;
  readonly kind: 'table' | 'column';
  /** What is replaced, and by what. */
  readonly range: TextRange;
  readonly insert: string;
}

const MOST = 200;

/** Tables and columns where a glossary names columns. */
export function completeGlossary(workspace: Workspace, uri: string, offset: number): readonly GlossaryCompletion[] {
  const file = glossaryFile(workspace, uri);
  if (file === null || !namesColumns(file.text, offset)) return [];
  const typed = /[^\s,[\]{}"']*$/.exec(file.text.slice(0, offset))?.[0] ?? '';
  const range = { start: offset - typed.length, end: offset };
  return candidates(workspace, file, typed).map((candidate) => ({ ...candidate, range }));
}

function candidates(workspace: Workspace, file: SourceFile, typed: string): readonly Omit<GlossaryCompletion, 'range'>[] {
  const tables = workspace.nameableTables(file.project);
  const dot = typed.lastIndexOf('.');
  const owners = dot < 0 ? [] : tablesAt(tables, typed.slice(0, dot).split('.'));
  if (owners.length > 0)
    return owners.flatMap((table) =>
      table.columns.map(
        ({ name, type }) => ({ label: name, detail: type, kind: 'column', insert: `${typed.slice(0, dot)}.${name}` }) as const,
      ),
    );
  const wanted = typed.toLowerCase();
  const found: Omit<GlossaryCompletion, 'range'>[] = [];
  for (const table of tables.all()) {
    const path = pathOf(table);
    if (!path.toLowerCase().includes(wanted)) continue;
    found.push({ label: path, detail: kindText(table.kind), kind: 'table', insert: path });
    if (found.length >= MOST) break;
  }
  return found;
}

function pathOf({ schema, name }: CatalogTable): string {
  return schema === null ? name : `${schema}.${name}`;
}

/** Whether the offset is in a list or mapping under a key `columns`. The text may be no YAML yet. */
function namesColumns(text: string, offset: number): boolean {
  const lines = text.slice(0, offset).split('\n');
  const current = lines.at(-1) ?? '';
  if (/(^|[\s{,-])columns:\s*\[[^\]]*$/.test(current)) return true;
  let indent = indentOf(current);
  for (const line of lines.slice(0, -1).toReversed()) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    const own = indentOf(line);
    // Items of a list may stand at the indent of its key.
    if (own > indent || (own === indent && !/^\s*columns:/.test(line))) continue;
    if (/^\s*columns:\s*(#.*)?$/.test(line)) return true;
    if (/^\s*columns:\s*\[[^\]]*$/.test(line)) return true;
    indent = own;
    if (own === 0 && !line.startsWith('-')) return false;
  }
  return false;
}

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;
