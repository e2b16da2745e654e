import type { TextRange } from '../base/index.ts';
import type { BoundStatement, CreateRoutine, Cte, ScriptStatement, StatementNode, SyntaxNode, With } from '../sql/index.ts';
import { fileRange } from './place.ts';
import type { IdeFile } from './port.ts';

export type SymbolKind = 'table' | 'view' | 'model' | 'column' | 'cte' | 'routine' | 'statement';

export interface DocumentSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly detail: string | null;
  readonly range: TextRange;
  /** The name; inside `range`. */
  readonly selection: TextRange;
  readonly children: readonly DocumentSymbol[];
}

/** The outline of a file: what each statement defines or does, with columns and CTEs below. */
export function documentSymbols(file: IdeFile): readonly DocumentSymbol[] {
  return file.bound.script.statements.flatMap((statement, index) => {
    const bound = file.bound.statements[index];
    return bound && statement.tree.root.kind !== 'empty' ? [statementSymbol(statement, bound, statement.tree.root)] : [];
  });
}

function statementSymbol(statement: ScriptStatement, bound: BoundStatement, root: StatementNode): DocumentSymbol {
  const at = (range: TextRange) => fileRange({ statement }, range);
  const whole = { start: statement.range.start, end: statement.range.end };
  const make = (
    kind: SymbolKind,
    name: string,
    node: TextRange,
    children: readonly DocumentSymbol[],
    detail: string | null = null,
  ): DocumentSymbol => ({
    kind,
    name: name || statement.tree.kind,
    detail,
    range: whole,
    selection: within(at(node), whole),
    children,
  });
  const text = (node: TextRange) => statement.text.slice(node.start, node.end);
  const ctes = cteSymbols(statement, root);
  switch (root.kind) {
    case 'create-table': {
      const columns = root.columns.map(
        ({ name, type, start, end }): DocumentSymbol => ({
          kind: 'column',
          name: name.name || '?',
          detail: type?.text ?? null,
          range: at({ start, end }),
          selection: within(at(name), at({ start, end })),
          children: [],
        }),
      );
      return make('table', text(root.name), root.name, [...ctes, ...(columns.length > 0 ? columns : outputSymbols(statement, bound))]);
    }
    case 'create-view':
      return make('view', text(root.name), root.name, [...ctes, ...outputSymbols(statement, bound)]);
    case 'create-routine':
      return make('routine', text(root.name), root.name, routineSymbols(statement, bound, root), root.routine);
    case 'insert':
    case 'merge':
      return make('statement', `${root.kind} into ${text(root.target.name)}`, root.target.name, ctes);
    case 'update':
      return make('statement', `update ${text(root.target)}`, root.target, ctes);
    case 'delete': {
      const [target] = root.targets;
      return make('statement', `delete from ${target ? text(target) : '?'}`, target ?? root, ctes);
    }
    case 'query':
      return make('statement', firstLine(statement), root, [...ctes, ...outputSymbols(statement, bound)]);
    default:
      return make('statement', firstLine(statement), root, ctes);
  }
}

function cteSymbols(statement: ScriptStatement, root: StatementNode): readonly DocumentSymbol[] {
  const clause = withOf(root);
  return (clause?.ctes ?? []).map((cte: Cte) => {
    const range = fileRange({ statement }, cte);
    return {
      kind: 'cte',
      name: cte.name.name || '?',
      detail: null,
      range,
      selection: within(fileRange({ statement }, cte.name), range),
      children: [],
    };
  });
}

function withOf(root: StatementNode): With | null {
  switch (root.kind) {
    case 'query':
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge':
      return root.with ?? (root.kind === 'insert' ? (root.source?.with ?? null) : null);
    case 'create-table':
    case 'create-view':
      return root.query?.with ?? null;
    default:
      return null;
  }
}

/** Columns that a query gives, where this statement names them. */
function outputSymbols(statement: ScriptStatement, bound: BoundStatement): readonly DocumentSymbol[] {
  return (bound.outputs?.columns ?? []).flatMap(({ name, type, declaration }) => {
    if (!declaration || name === '') return [];
    const range = fileRange({ statement }, declaration);
    return [{ kind: 'column' as const, name, detail: type, range, selection: range, children: [] }];
  });
}

function routineSymbols(statement: ScriptStatement, bound: BoundStatement, routine: CreateRoutine): readonly DocumentSymbol[] {
  return routine.body
    .filter((node) => node.kind === 'create-routine')
    .map((node: SyntaxNode) => {
      const inner = node as CreateRoutine;
      const range = fileRange({ statement }, inner);
      return {
        kind: 'routine',
        name: inner.name.parts.map(({ name }) => name).join('.') || '?',
        detail: inner.routine,
        range,
        selection: within(fileRange({ statement }, inner.name), range),
        children: routineSymbols(statement, bound, inner),
      };
    });
}

/** Editors refuse a symbol whose name lies outside of it. */
function within(inner: TextRange, outer: TextRange): TextRange {
  const start = Math.min(Math.max(inner.start, outer.start), outer.end);
  return { start, end: Math.min(Math.max(inner.end, start), outer.end) };
}

function firstLine({ text, tree }: ScriptStatement): string {
  const line = text.slice(tree.root.start).trimStart().split('\n')[0]?.trim() ?? '';
  return line.length > 60 ? `${line.slice(0, 59)}…` : line || tree.kind;
}
