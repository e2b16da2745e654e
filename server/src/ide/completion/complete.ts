import type { CompletionContext } from '../../sql/index.ts';
import { type Place, placeAt } from '../place.ts';
import type { IdeFile, IdeWorkspace } from '../port.ts';
import { newAliasProposals, scopeAliasProposals } from './aliases.ts';
import { columnProposals, findEntry, qualifiedColumnProposals } from './columns.ts';
import { functionProposals } from './functions.ts';
import { insertColumnProposals } from './insert-columns.ts';
import { type CompletionList, GROUP, type Proposal } from './item.ts';
import { jinjaCompletion } from './jinja.ts';
import { joinConditionProposals, joinTableProposals } from './joins.ts';
import { keywordProposals } from './keywords.ts';
import { rank } from './rank.ts';
import { completionRequest, type Request } from './request.ts';
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
  return [...context.expects].flatMap((expected) => expectedProposals(request, expected)).concat(keywordProposals(request));
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
    // A new name, and routines, which no catalog holds yet: only the person knows. Statements begin with keywords.
    case 'name':
    case 'routine':
    case 'statement':
      return [];
  }
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
  const wanted = name.toLowerCase();
  const tables = request.workspace.tables(request.file.uri).filter((table) => table.name.toLowerCase() === wanted);
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

/** Between statements, or in an empty file: a statement of no width. */
function emptyPlace(file: IdeFile, offset: number): Place {
  const empty = { kind: 'empty' as const, start: 0, end: 0 };
  return {
    file,
    index: file.bound.script.statements.filter(({ range }) => range.end <= offset).length,
    statement: {
      range: { start: offset, end: offset },
      text: '',
      tree: { kind: 'empty', root: empty, errors: [], opaque: false, templated: false },
    },
    bound: { references: [], scopes: [], lineage: [], diagnostics: [], definitions: [], outputs: null },
    offset: 0,
  };
}
