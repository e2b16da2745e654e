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

/** What may be written at the offset, surest first. */
export function complete(workspace: IdeWorkspace, file: IdeFile, offset: number): CompletionList {
  const jinja = jinjaCompletion(workspace, file, offset);
  if (jinja) return jinja;
  const request = completionRequest(workspace, placeAt(file, offset) ?? emptyPlace(file, offset));
  return rank(proposals(request), request.prefix, request.range);
}

function proposals(request: Request): readonly Proposal[] {
  if (request.context.expects === 'none') return [];
  const star = starProposals(request);
  if (star.length > 0) return star;
  const insert = insertColumnProposals(request);
  if (insert) return insert;
  if (request.context.qualifier.length > 0) return qualifiedProposals(request);
  switch (request.context.expects) {
    case 'table':
      return [...joinTableProposals(request), ...tableProposals(request), ...keywordProposals(request)];
    case 'column':
    case 'expression':
      return [
        ...joinConditionProposals(request),
        ...columnProposals(request),
        ...scopeAliasProposals(request),
        ...functionProposals(request),
        ...keywordProposals(request),
      ];
    case 'alias':
      return [...newAliasProposals(request), ...keywordProposals(request)];
    case 'function':
      return functionProposals(request);
    case 'type':
      return [...typeProposals(request), ...keywordProposals(request)];
    case 'keyword':
    case 'statement':
      return keywordProposals(request, GROUP.join);
  }
}

/** Behind a dot: the columns of that alias, or else the tables of that schema. */
function qualifiedProposals(request: Request): readonly Proposal[] {
  if (request.context.expects === 'table') return qualifiedTableProposals(request);
  const columns = qualifiedColumnProposals(request);
  if (columns) return columns;
  const qualifier = request.context.qualifier.at(-1);
  const tables = qualifiedTableProposals(request);
  if (tables.length > 0 || !qualifier) return tables;
  // `orders.` before there is a FROM: the person names a table outright.
  return columnsOfTableNamed(request, qualifier.name);
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
