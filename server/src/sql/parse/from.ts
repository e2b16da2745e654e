import { words } from '../dialects/words.ts';
import type { ColumnDefinition, Expression, FromItem, Identifier, Join, JoinType, TableFunction } from '../syntax/nodes.ts';
import type { TokenList } from '../tokens/index.ts';
import { parseAlias } from './alias.ts';
import type { Parser } from './parser.ts';
import { parsePivotOf } from './pivot.ts';
import { parseRelation } from './relation.ts';
import { parseDeclaredColumns } from './table-function.ts';

/** The items behind FROM: commas are joins too, but each item stays its own so that scopes see them as written. */
export function parseFromList(p: Parser): FromItem[] {
  const items: FromItem[] = [];
  do {
    if (
      items.length > 0 &&
      p.dialect.features.trailingCommasEverywhere &&
      (p.at('WHERE') || p.at('GROUP') || p.at('ORDER') || p.at(')') || p.atEnd()) &&
      p.probe === null
    )
      break;
    items.push(parseFromItem(p));
  } while (p.eat(','));
  return items;
}

/** One relation with the joins that follow it. */
export function parseFromItem(p: Parser): FromItem {
  return parseJoinTail(p, parseRelation(p));
}

export function parseJoinTail(p: Parser, first: FromItem): FromItem {
  let left = first;
  for (;;) {
    const joined = parseJoin(p, left);
    if (joined === null) return left;
    left = joined;
  }
}

interface JoinHead {
  readonly type: JoinType;
  readonly natural: boolean;
  readonly words: number;
}

/** Reads the words before a joined relation without taking them. */
const BEFORE_JOIN: ReadonlySet<string> = words('NATURAL INNER CROSS LEFT RIGHT FULL OUTER SEMI ANTI ASOF');

function joinHead(p: Parser): JoinHead | null {
  if (BEFORE_JOIN.has(p.text())) p.offer(1, p.dialect.features.apply ? ['JOIN', 'OUTER', 'APPLY'] : ['JOIN', 'OUTER']);
  let ahead = 0;
  let natural = false;
  if (p.text(ahead) === 'NATURAL') {
    natural = true;
    ahead++;
  }
  if (p.text(ahead) === 'GLOBAL' || p.text(ahead) === 'ASOF') ahead++;
  const isAsof = p.text(ahead - 1) === 'ASOF' && ahead > 0;
  let type: JoinType = isAsof ? 'asof' : 'inner';
  switch (p.text(ahead)) {
    case 'JOIN':
      break;
    case 'INNER':
      ahead++;
      break;
    case 'CROSS':
      ahead++;
      if (p.text(ahead) === 'APPLY') return { type: 'apply', natural, words: ahead + 1 };
      type = 'cross';
      break;
    case 'OUTER':
      if (p.text(ahead + 1) === 'APPLY') return { type: 'outer-apply', natural, words: ahead + 2 };
      return null;
    case 'LEFT':
    case 'RIGHT':
    case 'FULL':
      type = isAsof ? 'asof' : p.text(ahead) === 'LEFT' ? 'left' : p.text(ahead) === 'RIGHT' ? 'right' : 'full';
      ahead++;
      if (p.text(ahead) === 'OUTER') ahead++;
      else if (p.text(ahead) === 'SEMI' || p.text(ahead) === 'ANTI') {
        type = p.text(ahead) === 'SEMI' ? 'semi' : 'anti';
        ahead++;
      }
      break;
    case 'SEMI':
    case 'ANTI':
      type = p.text(ahead) === 'SEMI' ? 'semi' : 'anti';
      ahead++;
      break;
    case 'POSITIONAL':
      type = 'cross';
      ahead++;
      break;
    case 'STRAIGHT_JOIN':
      return p.dialect.features.assignmentExpressions ? { type: 'straight', natural, words: ahead + 1 } : null;
    default:
      return null;
  }
  // T-SQL join hints: INNER HASH JOIN.
  if (p.dialect.features.tableHints && JOIN_HINTS.has(p.text(ahead))) ahead++;
  if (p.text(ahead) === 'EACH' || (p.text(ahead) === 'DIRECTED' && p.text(ahead + 1) === 'JOIN')) ahead++;
  return p.text(ahead) === 'JOIN' ? { type, natural, words: ahead + 1 } : null;
}

const JOIN_HINTS: ReadonlySet<string> = words('HASH LOOP MERGE REMOTE REDUCE REPLICATE REDISTRIBUTE');

const JOIN_WORDS: ReadonlySet<string> = new Set([
  'JOIN',
  'LEFT',
  'INNER',
  'RIGHT',
  'FULL',
  'CROSS',
  'LEFT JOIN',
  'INNER JOIN',
  'RIGHT JOIN',
  'FULL JOIN',
  'CROSS JOIN',
]);

const DANGLING: ReadonlySet<string> = words('NATURAL INNER CROSS LEFT RIGHT FULL');

const SETS: ReadonlySet<string> = new Set(['UNION', 'INTERSECT', 'EXCEPT']);

function parseJoin(p: Parser, left: FromItem): FromItem | null {
  if (p.atEnd()) p.atAny(JOIN_WORDS);
  if (p.at('LATERAL') && p.text(1) === 'VIEW' && p.dialect.features.lateralView) return parseLateralView(p, left);
  if (p.at('PARTITION') && p.text(1) === 'BY' && p.dialect.features.connectBy) return parsePartitioned(p, left);
  if (p.at('NESTED') && p.dialect.features.connectBy) return parseNestedPath(p, left);
  const head = joinHead(p);
  if (
    head === null &&
    DANGLING.has(p.text()) &&
    p.dialect.reserved.has(p.text()) &&
    p.text(1) !== '(' &&
    !SETS.has(p.text(1)) &&
    !SETS.has(p.text(2))
  ) {
    p.pos++;
    p.unexpected('JOIN');
    return null;
  }
  if (head === null) return p.dialect.features.pivot ? parsePivotOf(p, left) : null;
  p.pos += head.words;
  let right = parseRelation(p);
  // a JOIN b JOIN c ON … ON …: the inner join ends with its own condition.
  if (!head.natural && head.type !== 'cross' && head.type !== 'apply' && head.type !== 'outer-apply') right = parseNestedJoin(p, right);
  return finishJoin(p, left, right, head);
}

/** Oracle's partitioned outer join: the side whose gaps are filled, group by group. */
function parsePartitioned(p: Parser, left: FromItem): FromItem {
  p.pos += 2;
  const by: Expression[] = [];
  do by.push(p.rules.expression(p));
  while (p.eat(','));
  const alias = left.kind === 'table' && left.alias === null ? parseAlias(p) : null;
  if (left.kind !== 'table') return { kind: 'paren-from', start: left.start, end: p.end(), inner: left, alias: null };
  return { ...left, alias: left.alias ?? alias, end: p.end(), extra: [...left.extra, ...by] };
}

/** Oracle: `docs d NESTED d.doc.items[*] COLUMNS (…)`, JSON_TABLE in short. */
function parseNestedPath(p: Parser, left: FromItem): FromItem {
  p.pos++;
  p.eat('PATH');
  const start = p.start();
  const path = p.rules.operand(p, 130);
  if (p.eat(',')) p.pos++;
  const columns: ColumnDefinition[] = [];
  p.expect('COLUMNS');
  parseDeclaredColumns(p, columns);
  const alias = parseAlias(p, columns);
  const right: TableFunction = {
    kind: 'table-function',
    start,
    end: p.end(),
    call: path,
    more: [],
    alias,
    lateral: true,
    columns,
    ordinality: null,
    unnest: false,
  };
  return crossJoin(left, right);
}

/** Takes joins onto the right side as long as conditions are still to come for all of them. */
function parseNestedJoin(p: Parser, first: FromItem): FromItem {
  let right = first;
  for (;;) {
    const head = joinHead(p);
    if (head === null || head.natural || head.type === 'cross' || head.type === 'apply' || head.type === 'outer-apply') return right;
    // Without a condition before this JOIN, it belongs to the right side, unless this dialect lets conditions be left out.
    if (!hasTwoConditionsAhead(p, head.words)) return right;
    p.pos += head.words;
    const inner = p.nested(
      () => parseNestedJoin(p, parseRelation(p)),
      () => parseRelation(p),
    );
    right = finishJoin(p, right, inner, head);
  }
}

/** What `hasTwoConditionsAhead` knows of the joins of a text, by the index of the token behind JOIN. */
const nestedJoins = new WeakMap<TokenList, Map<number, boolean>>();

/** Whether `… ON … ON …` follows at this level, more conditions than joins: the sign of a nested join. */
function hasTwoConditionsAhead(p: Parser, from: number): boolean {
  let known = nestedJoins.get(p.tokens);
  if (known === undefined) {
    known = new Map();
    nestedJoins.set(p.tokens, known);
  }
  const start = p.pos + from;
  if (!known.has(start)) countConditions(p, start, known);
  return known.get(start) === true;
}

/** Reads this level once for all the joins in it: a join is nested when somewhere behind it more conditions than joins have come by. */
function countConditions(p: Parser, start: number, known: Map<number, boolean>): void {
  const { texts } = p.tokens;
  const joins: { readonly behind: number; readonly balance: number; readonly at: number }[] = [{ behind: start, balance: 0, at: 0 }];
  const balances: number[] = [];
  let balance = 0;
  for (let at = start; at < p.limit; at++) {
    const text = texts[at] as string;
    if (text === '(') {
      at = p.closer(at);
      if (at < 0) break;
    } else if (ENDS_JOINS.has(text)) break;
    else if (text === 'JOIN') {
      balance--;
      joins.push({ behind: at + 1, balance, at: balances.length });
    } else if (text === 'ON' || text === 'USING') balances.push(++balance);
  }
  let most = Number.NEGATIVE_INFINITY;
  let last = balances.length;
  for (let i = joins.length - 1; i >= 0; i--) {
    const { behind, balance: before, at } = joins[i] as (typeof joins)[number];
    while (last > at) most = Math.max(most, balances[--last] as number);
    known.set(behind, most - before > 1);
  }
}

const ENDS_JOINS: ReadonlySet<string> = words(') WHERE GROUP ORDER ; , UNION SELECT');

function finishJoin(p: Parser, left: FromItem, right: FromItem, head: JoinHead): Join {
  let on: Expression | null = null;
  let using: Identifier[] = [];
  let usingAlias: Identifier | null = null;
  if (p.at('ON') && (head.natural || head.type === 'cross') && p.dialect.features.strictJoins)
    p.unexpected('the end of the join: it takes no condition');
  if (p.eat('ON')) on = p.rules.expression(p);
  else if (p.at('USING')) {
    p.pos++;
    using = p.at('(') ? p.nameList('a column name') : [p.name('a column name')];
    if (p.at('AS') && p.dialect.features.distinctOn) {
      p.pos++;
      usingAlias = p.name('an alias');
    }
  } else if (p.at('MATCH_CONDITION')) {
    p.pos++;
    p.expect('(');
    on = p.rules.expression(p);
    p.close(')');
    if (p.eat('ON')) p.rules.expression(p);
    else if (p.eat('USING')) using = p.nameList('a column name');
  } else if (needsCondition(p, head)) p.unexpected('ON or USING');
  return { kind: 'join', start: left.start, end: p.end(), join: head.type, natural: head.natural, left, right, on, using, usingAlias };
}

function needsCondition(p: Parser, head: JoinHead): boolean {
  if (head.natural || UNCONDITIONAL.has(head.type)) return false;
  const { joinCondition } = p.dialect.features;
  return joinCondition === 'required' || (joinCondition === 'outer' && head.type !== 'inner');
}

const UNCONDITIONAL: ReadonlySet<JoinType> = new Set<JoinType>(['cross', 'apply', 'outer-apply', 'straight']);

/** LATERAL VIEW [OUTER] explode(x) t AS a, b. */
export function parseLateralView(p: Parser, left: FromItem): FromItem {
  p.pos += 2;
  p.eat('OUTER');
  const start = p.start();
  const call = p.rules.operand(p, 130);
  const aliasStart = p.start();
  const name = p.isName() && !p.at('AS') ? p.takeName() : null;
  const columns: Identifier[] = [];
  if (p.eat('AS') || (p.isName() && !p.at('LATERAL') && !p.dialect.noTableAlias.has(p.text()))) {
    do columns.push(p.name('a column name'));
    while (p.eat(','));
  }
  const right: TableFunction = {
    kind: 'table-function',
    start,
    end: p.end(),
    call,
    more: [],
    alias: p.alias(aliasStart, name, columns),
    lateral: true,
    columns: [],
    ordinality: null,
    unnest: true,
  };
  return crossJoin(left, right);
}

function crossJoin(left: FromItem, right: FromItem): Join {
  return {
    kind: 'join',
    start: left.start,
    end: right.end,
    join: 'cross',
    natural: false,
    left,
    right,
    on: null,
    using: [],
    usingAlias: null,
  };
}
