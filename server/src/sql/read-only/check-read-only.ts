import type { TextRange } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { parseScript } from '../script-parse.ts';
import type { SyntaxNode } from '../syntax/nodes.ts';
import { walk } from '../syntax/walk.ts';
import { type SqlToken, scanTokens } from '../token-view.ts';
import { functionRules } from './function-rules.ts';

/** Whether a statement only reads; if not, or if that cannot be told, a sentence says why. `range` is where. */
export type ReadOnlyCheck = { readonly reads: true } | { readonly reads: false; readonly reason: string; readonly range: TextRange };

/**
 * Lets through what is known to read, and nothing else: one statement, a query or a SHOW or DESCRIBE, whose every part is of a kind that
 * reads, without functions that are known to write. It is one layer of several; the database has its own.
 */
export function checkReadOnly(sql: string, dialect: DialectName): ReadOnlyCheck {
  const script = parseScript(sql, dialect);
  const statements = script.statements.filter(({ tree }) => tree.kind !== 'empty');
  const [statement, second] = statements;
  if (statement === undefined) return refused('There is no statement.', { start: 0, end: sql.length });
  if (second !== undefined) return refused('Only one statement is run at a time.', second.range);
  const { tree, range } = statement;
  const [error] = tree.errors;
  if (error !== undefined)
    return refused(`It is not certain what this statement does: ${error.message}.`, {
      start: range.start + error.start,
      end: range.start + error.end,
    });
  if (tree.opaque || tree.templated || tree.skipped) return refused('It is not certain what this statement does.', range);
  const tokens = scanTokens(sql, dialect);
  return (
    checkTokens(sql, tokens, dialect) ??
    (isShow(sql, tokens) ? checkShow(tree.root, range) : checkTree(tree.root, range)) ?? { reads: true }
  );
}

function refused(reason: string, { start, end }: TextRange): ReadOnlyCheck {
  return { reads: false, reason, range: { start, end } };
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

function checkTree(root: SyntaxNode, place: TextRange): ReadOnlyCheck | null {
  if (root.kind !== 'query') return refused('Only queries are run here; this statement is none.', place);
  let found: ReadOnlyCheck | null = null;
  walk(root, (node) => {
    const reason = reasonAgainst(node);
    if (reason !== null) found ??= refused(reason, { start: place.start + node.start, end: place.start + node.end });
  });
  return found;
}

function reasonAgainst(node: SyntaxNode): string | null {
  if (!READING.has(node.kind)) return `Only queries are run here; “${node.kind.replace('-', ' ')}” is not a part of one that only reads.`;
  if (node.kind === 'select' && (node.into !== null || node.intoVariables.length > 0)) return 'SELECT … INTO writes.';
  if (node.kind === 'with' && node.routines.length > 0) return 'Routines in WITH can do anything.';
  if (node.kind === 'pipe-operator' && !PIPE_OPERATORS.has(node.op.split(' ')[0] ?? ''))
    return `The pipe operator ${node.op} is not known to read only.`;
  return null;
}

function isShow(sql: string, tokens: readonly SqlToken[]): boolean {
  const first = tokens.find(({ type }) => type !== 'comment');
  return first !== undefined && /^(show|describe|desc)$/i.test(sql.slice(first.start, first.end));
}

/** SHOW and DESCRIBE of objects. `DESCRIBE UPDATE …` explains, and some databases run what they explain. */
function checkShow(root: SyntaxNode, place: TextRange): ReadOnlyCheck | null {
  if (root.kind !== 'command' || root.body.length > 0 || root.queries.length > 0 || root.access === 'write' || root.access === 'drop')
    return refused('Only SHOW and DESCRIBE of objects are run here.', place);
  return null;
}

/** What the tree does not keep, and what stands in arguments that the parser passes over. */
function checkTokens(sql: string, all: readonly SqlToken[], dialect: DialectName): ReadOnlyCheck | null {
  const text = (token: SqlToken | undefined): string => (token === undefined ? '' : sql.slice(token.start, token.end));
  const comment = all.find((token) => token.type === 'comment' && /^\/\*M?!/.test(text(token)));
  if (comment !== undefined && EXECUTABLE_COMMENTS.has(dialect)) return refused('MySQL executes what stands in this comment.', comment);
  const tokens = all.filter(({ type }) => type !== 'comment');
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'jinja' || token.type === 'skipped' || token.type === 'line')
      return refused('It is not certain what this becomes.', token);
    if (token.type !== 'word' && token.type !== 'keyword') {
      if (token.type === 'identifier' && text(tokens[index + 1]) === '(') {
        const reason = functionReason([text(token).slice(1, -1)], dialect);
        if (reason !== null) return refused(reason, token);
      }
      continue;
    }
    const isName = text(tokens[index - 1]) === '.';
    const word = text(token).toUpperCase();
    const [next, afterNext] = [text(tokens[index + 1]).toUpperCase(), text(tokens[index + 2]).toUpperCase()];
    if (!isName && word === 'INTO') return refused('INTO writes.', token);
    if (
      !isName &&
      word === 'FOR' &&
      (LOCKS.has(next) || (next === 'NO' && afterNext === 'KEY') || (next === 'KEY' && afterNext === 'SHARE'))
    )
      return refused(`FOR ${next} locks rows.`, token);
    if (!isName && word === 'LOCK' && next === 'IN') return refused('LOCK IN SHARE MODE locks rows.', token);
    if (!isName && word === 'VALUE' && next === 'FOR') return refused('NEXT VALUE FOR moves a sequence on.', token);
    if (isName && (word === 'NEXTVAL' || word === 'CURRVAL') && dialect === 'oracle') return refused('NEXTVAL moves a sequence on.', token);
    if (next !== '(' && !functionRules(dialect).bare.has(word)) continue;
    const reason = functionReason(qualified(tokens, index, text), dialect);
    if (reason !== null) return refused(reason, token);
  }
  return null;
}

const EXECUTABLE_COMMENTS: ReadonlySet<DialectName> = new Set(['mysql', 'mariadb']);
const LOCKS: ReadonlySet<string> = new Set(['UPDATE', 'SHARE']);

/** The parts of the name that ends at a token. */
function qualified(tokens: readonly SqlToken[], end: number, text: (token: SqlToken | undefined) => string): string[] {
  const parts = [text(tokens[end])];
  for (let at = end - 1; text(tokens[at]) === '.'; at -= 2) parts.unshift(text(tokens[at - 1]).replace(/^["`[]|["`\]]$/g, ''));
  return parts;
}

function functionReason(parts: readonly string[], dialect: DialectName): string | null {
  const name = parts.at(-1)?.toLowerCase() ?? '';
  const rules = functionRules(dialect);
  const harmless = rules.reading.test(name);
  if (!harmless && rules.writing.test(name)) return `The function ${parts.join('.')} does more than read.`;
  if (parts.length > 1 && rules.packages.test(parts.slice(0, -1).join('.').toLowerCase())) return `${parts.join('.')} does more than read.`;
  return null;
}
