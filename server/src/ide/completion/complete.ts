import type { CompletionContext } from '../../sql/index.ts';
import { type Place, placeAt } from '../place.ts';
import type { IdeFile, IdeWorkspace } from '../port.ts';
import { newAliasProposals, scopeAliasProposals } from './aliases.ts';
import { columnProposals, findEntry, qualifiedColumnProposals } from './columns.ts';
import { functionProposals } from './functions.ts';
import { assignedColumnProposals, insertColumnProposals } from './insert-columns.ts';
import { type CompletionList, GROUP, type Proposal } from './item.ts';
import { jinjaCompletion } from './jinja.ts';
import { joinConditionProposals, joinTableProposals } from './joins.ts';
import { keywordProposals, statementProposals } from './keywords.ts';
import { rank } from './rank.ts';
import { clauseBefore, completionRequest, type Request, wordBefore } from './request.ts';
import { starProposals } from './star.ts';
import { cteProposals, qualifiedTableProposals, tableProposals } from './tables.ts';
import { typeProposals } from './types.ts';

type Expected = CompletionContext['expects'] extends ReadonlySet<infer Item> ? Item : never;

/** What may be written at the offset, surest first. */
export function complete(workspace: IdeWorkspace, file: IdeFile, offset: number): CompletionList {
  const jinja = jinjaCompletion(workspace, file, offset);
  if (jinja) return jinja;
  const request = completionRequest(workspace, placeAt(file, offset) ?? emptyPlace(file, offset));
  return rank(proposals(request), request.prefix, request.range);
}

function proposals(request: Request): readonly Proposal[] {
  const { context } = request;
  if (context.inText) return [];
  const star = starProposals(request);
  if (star.length > 0) return star;
  const insert = insertColumnProposals(request);
  if (insert) return insert;
  if (context.qualifier.length > 0) return qualifiedProposals(request);
  const expected = [...context.expects].flatMap((expectation) => expectedProposals(request, expectation));
  return [...expected, ...commandTableProposals(request), ...keywordProposals(request)];
}

function expectedProposals(request: Request, expected: Expected): readonly Proposal[] {
  switch (expected) {
    case 'table':
      return [...joinTableProposals(request), ...tableProposals(request)];
    case 'column':
      return [
        ...joinConditionProposals(request),
        ...columnProposals(request),
        ...scopeAliasProposals(request),
        ...functionProposals(request),
      ];
    case 'alias':
      return newAliasProposals(request);
    case 'type':
      return typeProposals(request);
    case 'statement':
      return statementProposals(request);
    case 'name':
      return clauseBefore(request) === 'SET' ? assignedColumnProposals(request) : [];
    // No catalog holds routines yet.
    case 'routine':
      return [];
  }
}

/** `DROP TABLE`, `ALTER VIEW`: the grammar of commands does not say that a table comes next. */
function commandTableProposals(request: Request): readonly Proposal[] {
  if (request.context.expects.size > 0) return [];
  const words = [4, 3, 2, 1].map((back) => wordBefore(request, back)).join(' ');
  return /\b(DROP|ALTER|TRUNCATE|DESCRIBE|ANALYZE|LOCK|ON) (TABLE|VIEW)( IF EXISTS)?$/.test(words) ? tableProposals(request) : [];
}

/** Behind a dot: the columns of that alias, or else the tables of that schema. */
function qualifiedProposals(request: Request): readonly Proposal[] {
  const { expects, qualifier } = request.context;
  if (expects.has('table') && !expects.has('column')) return qualifiedTableProposals(request);
  const columns = qualifiedColumnProposals(request);
  if (columns) return columns;
  const tables = qualifiedTableProposals(request);
  const last = qualifier.at(-1);
  // `orders.` before there is a FROM: the person names a table outright.
  return tables.length > 0 || !last ? tables : columnsOfTableNamed(request, last.name);
}

function columnsOfTableNamed(request: Request, name: string): readonly Proposal[] {
  if (findEntry(request, name) || cteProposals(request).some(({ label }) => label === name)) return [];
  const tables = request.workspace.tablesNamed(request.file.uri, name);
  const [table] = tables;
  if (!table || tables.length > 1) return [];
  return table.columns.map((column) => ({
    kind: 'column',
    label: column.name,
    insert: column.name,
    detail: column.type,
    origin: table.name,
    group: GROUP.localColumn,
    subject: { kind: 'column', table: table.id, column: column.name },
  }));
}

/** Between statements, or in an empty file: a statement that holds at most comments. */
function emptyPlace(file: IdeFile, offset: number): Place {
  const before = file.bound.script.statements.filter(({ range }) => range.end <= offset);
  const from = before.at(-1)?.range.end ?? 0;
  const start = from + (/^\s*;?/.exec(file.text.slice(from, offset))?.[0].length ?? 0);
  const root = { kind: 'empty' as const, start: 0, end: 0 };
  return {
    file,
    index: before.length,
    statement: {
      range: { start, end: offset },
      text: file.text.slice(start, offset),
      tree: { kind: 'empty', root, errors: [], opaque: false, templated: false, skipped: false },
    },
    bound: { references: [], scopes: [], lineage: [], diagnostics: [], definitions: [], steps: [], outputs: null },
    offset: offset - start,
  };
}
