import { say, type TextRange } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { parseScript } from '../script-parse.ts';
import type { SyntaxNode } from '../syntax/nodes.ts';
import { walk } from '../syntax/walk.ts';
import { type SqlToken, scanTokens } from '../token-view.ts';
import { checkTokens } from './check-tokens.ts';
import { functionReason, unknownFunctionReason } from './function-reason.ts';
import { type Refusal, refused } from './refusal.ts';

/** Whether a statement only reads; if not, or if that cannot be told, a sentence says why. */
export type ReadOnlyCheck = { readonly reads: true } | Refusal;

/**
 * Lets through what is known to read, and nothing else: one statement, a query or a SHOW or DESCRIBE, whose every part is of a kind that
 * reads, without functions that are known to write. It is one layer of several; the database has its own.
 */
export function checkReadOnly(sql: string, dialect: DialectName): ReadOnlyCheck {
  return checkStatement(sql, dialect, ({ root }, range, tokens) => {
    return (
      checkTokens(sql, tokens, dialect, { explained: false }) ??
      (isShow(sql, tokens) ? checkShow(root, range, sql, tokens) : checkTree(root, range, dialect, READING))
    );
  });
}

/** Lets through what may be explained: a query that only reads, or one INSERT, UPDATE, DELETE or MERGE, which is not run then. */
export function checkExplainable(sql: string, dialect: DialectName): ReadOnlyCheck {
  return checkStatement(sql, dialect, ({ root }, range, tokens) => {
    if (!EXPLAINED.has(root.kind)) return refused(say('Only queries, INSERT, UPDATE, DELETE and MERGE are explained.'), range);
    return (
      checkTokens(sql, tokens, dialect, { explained: true }) ?? checkTree(root, range, dialect, root.kind === 'query' ? READING : CHANGING)
    );
  });
}

type Statement = ReturnType<typeof parseScript>['statements'][number];

function checkStatement(
  sql: string,
  dialect: DialectName,
  judge: (tree: Statement['tree'], range: TextRange, tokens: readonly SqlToken[]) => Refusal | null,
): ReadOnlyCheck {
  const [statement, second] = parseScript(sql, dialect).statements.filter(({ tree }) => tree.kind !== 'empty');
  if (statement === undefined) return refused(say('There is no statement.'), { start: 0, end: sql.length });
  if (second !== undefined) return refused(say('Only one statement is run at a time.'), second.range);
  const { tree, range } = statement;
  const [error] = tree.errors;
  if (error !== undefined)
    return refused(say('It is not certain what this statement does: {0}.', error.message), {
      start: range.start + error.start,
      end: range.start + error.end,
    });
  if (tree.opaque || tree.templated || tree.skipped) return refused(say('It is not certain what this statement does.'), range);
  return judge(tree, range, scanTokens(sql, dialect)) ?? { reads: true };
}

/** Kinds of nodes that a query is made of when it only reads. What is not here is refused, also what a later version of the parser may add. */
const READING: ReadonlySet<SyntaxNode['kind']> = new Set<SyntaxNode['kind']>([
  'identifier',
  'name',
  'column',
  'star',
  'literal',
  'parameter',
  'operation',
  'case',
  'cast',
  'type',
  'call',
  'window',
  'named-argument',
  'field',
  'subquery',
  'exists',
  'lambda',
  'order-item',
  'select-item',
  'named-window',
  'select',
  'set-operation',
  'values',
  'table-command',
  'pipe',
  'pipe-operator',
  'query',
  'with',
  'cte',
  'alias',
  'table',
  'derived',
  'table-function',
  'column-definition',
  'join',
  'pivot',
  'unpivot',
  'paren-from',
]);

const PIPE_OPERATORS: ReadonlySet<string> = new Set(
  'SELECT EXTEND SET DROP RENAME AS WHERE LIMIT AGGREGATE ORDER JOIN UNION INTERSECT EXCEPT PIVOT UNPIVOT TABLESAMPLE DISTINCT WINDOW WITH'.split(
    ' ',
  ),
);

/** What a statement that is only explained may be made of besides. */
const CHANGING: ReadonlySet<SyntaxNode['kind']> = new Set<SyntaxNode['kind']>([
  ...READING,
  'insert',
  'update',
  'delete',
  'merge',
  'merge-branch',
  'assignment',
  'on-conflict',
]);
const EXPLAINED: ReadonlySet<SyntaxNode['kind']> = new Set<SyntaxNode['kind']>(['query', 'insert', 'update', 'delete', 'merge']);

function checkTree(root: SyntaxNode, place: TextRange, dialect: DialectName, allowed: ReadonlySet<SyntaxNode['kind']>): Refusal | null {
  if (root.kind !== 'query' && !allowed.has(root.kind)) return refused(say('Only queries are run here; this statement is none.'), place);
  let found: Refusal | null = null;
  walk(root, (node) => {
    const reason = reasonAgainst(node, dialect, allowed);
    if (reason !== null) found ??= refused(reason, { start: place.start + node.start, end: place.start + node.end });
  });
  return found;
}

function reasonAgainst(node: SyntaxNode, dialect: DialectName, allowed: ReadonlySet<SyntaxNode['kind']>): string | null {
  if (node.kind === 'call') {
    const parts = node.name.parts.map(({ name }) => name);
    return functionReason(parts, dialect) ?? (node.bare ? null : unknownFunctionReason(parts, dialect));
  }
  if (!allowed.has(node.kind))
    return say('Only queries are run here; “{0}” is not a part of one that only reads.', node.kind.replace('-', ' '));
  if (node.kind === 'select' && (node.into !== null || node.intoVariables.length > 0)) return say('SELECT … INTO writes.');
  if (node.kind === 'with' && node.routines.length > 0) return say('Routines in WITH can do anything.');
  if (node.kind === 'pipe-operator' && !PIPE_OPERATORS.has(node.op.split(' ')[0] ?? ''))
    return say('The pipe operator {0} is not known to read only.', node.op);
  return null;
}

function isShow(sql: string, tokens: readonly SqlToken[]): boolean {
  const first = tokens.find(({ type }) => type !== 'comment');
  return first !== undefined && /^(show|describe|desc)$/i.test(sql.slice(first.start, first.end));
}

/** SHOW and DESCRIBE of objects. `DESCRIBE UPDATE …` explains, and some databases run what they explain. */
function checkShow(root: SyntaxNode, place: TextRange, sql: string, tokens: readonly SqlToken[]): Refusal | null {
  const [, second] = tokens.filter(({ type }) => type !== 'comment');
  const explains = second !== undefined && EXPLAINING.test(sql.slice(second.start, second.end));
  const acts =
    root.kind !== 'command' || root.body.length > 0 || root.queries.length > 0 || root.access === 'write' || root.access === 'drop';
  return explains || acts ? refused(say('Only SHOW and DESCRIBE of objects are run here.'), place) : null;
}

const EXPLAINING = /^(analyze|extended|partitions|format|for|select|table|values|with|insert|replace|update|delete)$/i;
