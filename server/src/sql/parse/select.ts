import { append, say } from '../../base/index.ts';
import { words } from '../dialects/words.ts';
import { plainStar } from '../syntax/make.ts';
import type { Expression, FromItem, Identifier, NamedWindow, ObjectName, Parameter, Select, SelectItem, Star } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';
import { skipUnpacking, takeStar } from './star.ts';
import { parseTransform } from './transform.ts';

interface Parts {
  distinct: boolean;
  distinctOn: Expression[];
  items: SelectItem[];
  into: ObjectName | null;
  intoVariables: Expression[];
  from: FromItem[];
  where: Expression | null;
  startWith: Expression | null;
  connectBy: Expression | null;
  groupBy: Expression[];
  groupByAll: boolean;
  having: Expression | null;
  qualify: Expression | null;
  windows: NamedWindow[];
  limits: Expression[];
}

/** One SELECT block without ORDER BY and LIMIT, which belong to the query around it. */
export function parseSelect(p: Parser): Select {
  const start = p.start();
  const parts: Parts = {
    distinct: false,
    distinctOn: [],
    items: [],
    into: null,
    intoVariables: [],
    from: [],
    where: null,
    startWith: null,
    connectBy: null,
    groupBy: [],
    groupByAll: false,
    having: null,
    qualify: null,
    windows: [],
    limits: [],
  };
  const fromFirst = p.at('FROM');
  if (fromFirst) {
    p.pos++;
    parts.from = p.rules.fromList(p);
  }
  if (p.eat('SELECT')) parseHead(p, parts);
  else if (p.dialect.features.lateralView && (p.at('MAP') || p.at('REDUCE'))) parts.items = parseTransform(p) ?? [];
  else if (fromFirst) parts.items = [wholeRow(p)];
  parseClauses(p, parts);
  return { kind: 'select', start, end: p.end(), ...parts };
}

/** DuckDB and BigQuery's `FROM t` alone means `SELECT *`. */
function wholeRow(p: Parser): SelectItem {
  const at = p.end();
  const star = plainStar({ start: at, end: at });
  return { kind: 'select-item', start: at, end: at, expression: star, alias: null, assigns: null };
}

const HINT_WORDS: ReadonlySet<string> = words(
  'SQL_CALC_FOUND_ROWS SQL_SMALL_RESULT SQL_BIG_RESULT SQL_BUFFER_RESULT SQL_NO_CACHE SQL_CACHE STRAIGHT_JOIN',
  'HIGH_PRIORITY DISTINCTROW',
);

function parseHead(p: Parser, parts: Parts): void {
  for (;;) {
    if (p.dialect.features.exactKeywords && (p.at('DISTINCT') || p.at('ALL')) && (p.text(-1) === 'DISTINCT' || p.text(-1) === 'ALL'))
      p.unexpected('an expression');
    if (p.at('DISTINCT') || (p.at('UNIQUE') && p.dialect.features.connectBy)) {
      p.pos++;
      parts.distinct = true;
      if (p.at('ON') && p.dialect.features.distinctOn) {
        p.pos++;
        p.expect('(');
        do parts.distinctOn.push(p.rules.expression(p));
        while (p.eat(','));
        p.close(')');
      }
    } else if (p.at('ALL')) p.pos++;
    else if (p.dialect.features.assignmentExpressions && HINT_WORDS.has(p.text())) p.pos++;
    else if (p.at('TOP') && p.dialect.features.top && startsTop(p)) parseTop(p, parts);
    else if (p.at('AS') && p.dialect.features.structLiterals && (p.text(1) === 'STRUCT' || p.text(1) === 'VALUE')) p.pos += 2;
    else if (
      p.at('WITH') &&
      p.dialect.features.pipes &&
      (p.text(1) === 'DIFFERENTIAL_PRIVACY' || p.text(1) === 'AGGREGATION_THRESHOLD' || p.text(1) === 'ANONYMIZATION')
    ) {
      p.pos += 2;
      if (p.eat('OPTIONS')) p.skipGroup();
    } else break;
  }
  if (p.at('INTO') && p.routineDepth > 0 && p.dialect.features.procedural === 'plpgsql') {
    // PL/pgSQL lets INTO stand first.
    p.pos++;
    parseIntoVariables(p, parts);
  }
  if (p.dialect.features.selectWithoutItems && !parts.distinct && (p.atAny(AFTER_NO_ITEMS) || p.atEnd()) && p.probe === null) return;
  parts.items = parseTransform(p) ?? parseSelectItems(p);
}

function startsTop(p: Parser): boolean {
  return (
    p.type(1) === TokenType.number ||
    p.text(1) === '(' ||
    p.type(1) === TokenType.parameter ||
    p.type(1) === TokenType.jinja ||
    p.type(1) === TokenType.dynamic
  );
}

function parseTop(p: Parser, parts: Parts): void {
  p.pos++;
  if (p.at('(') && !startsQuery(p, 1)) {
    p.pos++;
    parts.limits.push(p.rules.expression(p));
    p.close(')');
  } else parts.limits.push(p.rules.operand(p, 130));
  p.eat('PERCENT');
  if (p.at('WITH') && p.text(1) === 'TIES') p.pos += 2;
}

// ---- items

export function parseSelectItems(p: Parser): SelectItem[] {
  const items: SelectItem[] = [];
  do {
    if (items.length > 0 && p.atAny(AFTER_ITEMS) && (p.dialect.features.trailingCommas || p.templated)) break;
    items.push(parseSelectItem(p));
  } while (p.eat(','));
  return items;
}

const AFTER_NO_ITEMS: ReadonlySet<string> = words('FROM WHERE INTO GROUP HAVING ) UNION INTERSECT EXCEPT ;');
const AFTER_ITEMS: ReadonlySet<string> = words('FROM WHERE GROUP HAVING QUALIFY WINDOW ORDER UNION LIMIT FOR', ') |>');
const NO_ITEM: ReadonlySet<string> = words('FROM WHERE INTO ) ; ,');

function parseSelectItem(p: Parser): SelectItem {
  const start = p.start();
  if (p.dialect.features.equalsAlias) {
    const assigned = parseEqualsAlias(p, start);
    if (assigned !== null) return assigned;
  }
  if (p.dialect.features.fromFirst && p.isName() && p.text(1) === ':' && p.type(2) !== TokenType.end && p.text(2) !== ':') {
    // DuckDB: SELECT alias: expression.
    const alias = p.takeName();
    p.pos++;
    return { kind: 'select-item', start, expression: p.rules.expression(p), end: p.end(), alias, assigns: null };
  }
  if (p.atAny(NO_ITEM) && p.probe === null) {
    p.unexpected('an expression');
    return { kind: 'select-item', start: p.end(), end: p.end(), expression: p.missing(), alias: null, assigns: null };
  }
  let expression = p.at('*') && !skipUnpacking(p) ? takeStar(p) : p.rules.expression(p);
  if (expression.kind === 'star') expression = parseStarOptions(p, expression);
  else if (
    expression.kind === 'call' &&
    expression.name.parts.length === 1 &&
    expression.name.parts[0]?.name.toUpperCase() === 'COLUMNS' &&
    p.dialect.features.fromFirst
  ) {
    expression = { ...plainStar(expression), partial: true };
    if (p.at('AS') && p.type(1) === TokenType.string) p.pos += 2;
  }
  if (p.at('AS') && p.text(1) === '(' && p.dialect.features.lateralView && !p.literalAliases) {
    p.pos++;
    const [alias = null, ...moreAliases] = p.nameList('a column name');
    return { kind: 'select-item', start, end: p.end(), expression, alias, moreAliases, assigns: null };
  }
  const alias = expression.kind === 'star' && expression.base === null ? null : parseItemAlias(p);
  return { kind: 'select-item', start, end: p.end(), expression, alias, assigns: null };
}

/** T-SQL: `alias = expression`, `@v = expression`, `@v += expression`. */
function parseEqualsAlias(p: Parser, start: number): SelectItem | null {
  if (p.type() === TokenType.parameter && ASSIGNS.has(p.text(1))) {
    const assigns: Parameter = { kind: 'parameter', start, end: p.start() + p.source().length, name: p.source() };
    p.pos += 2;
    const expression = p.rules.expression(p);
    return { kind: 'select-item', start, end: p.end(), expression, alias: null, assigns };
  }
  if (p.text(1) === '=' && (p.isName() || p.type() === TokenType.string)) {
    const alias = p.takeName();
    p.pos++;
    const expression = p.rules.expression(p);
    return { kind: 'select-item', start, end: p.end(), expression, alias, assigns: null };
  }
  return null;
}

const ASSIGNS: ReadonlySet<string> = words('= += -= *= /= %= &= |= ^=');

function parseItemAlias(p: Parser): Identifier | null {
  if (p.eat('AS')) {
    if (p.isAnyName()) return p.takeName();
    if (p.type() === TokenType.string && (p.dialect.features.stringAliases || p.dialect.lexical.doubleQuotedStrings)) return p.takeName();
    if (p.literalAliases && (p.type() === TokenType.number || p.type() === TokenType.string || p.at('('))) {
      if (!p.at('(')) return p.takeName();
      p.skipGroup();
      return null;
    }
    if (p.atEnd()) p.probe?.expects.add('alias');
    p.unexpected('an alias');
    return null;
  }
  const type = p.type();
  if (type === TokenType.word) {
    const text = p.text();
    if (text !== '' && (p.dialect.noColumnAlias.has(text) || (p.dialect.reserved.has(text) && !p.dialect.features.exactKeywords)))
      return null;
    if (p.routineDepth > 0 && (text === 'LOOP' || text === 'THEN')) return null;
    if (text !== '' && isClauseStart(p, text)) return null;
    if (text !== '' && STATEMENTS.has(text) && p.startsLine() && p.rules.startsStatement(p)) return null;
    if (p.dialect.features.looseTerminators && p.onNewLine() && p.rules.startsStatement(p)) return null;
    return p.takeName();
  }
  if (type === TokenType.quotedIdentifier || type === TokenType.dynamic || type === TokenType.jinja) return p.takeName();
  if (type === TokenType.string && (p.dialect.features.stringAliases || p.source().startsWith('"'))) return p.takeName();
  return null;
}

const STATEMENTS: ReadonlySet<string> = words('INSERT UPDATE DELETE MERGE CREATE ALTER DROP TRUNCATE');

function isClauseStart(p: Parser, text: string): boolean {
  return (text === 'BULK' && p.text(1) === 'COLLECT') || (text === 'OFFSET' && p.type(1) === TokenType.number);
}

/** DuckDB: SELECT * NOT LIKE 'x%', * GLOB 'x*', * ~~ 'x%'. */
function isStarPattern(p: Parser): boolean {
  const ahead = p.at('NOT') ? 1 : 0;
  return STAR_PATTERNS.has(p.text(ahead)) || (p.type() === TokenType.operator && /^!?~~[~*]?$/.test(p.source()));
}

const STAR_PATTERNS: ReadonlySet<string> = new Set(['LIKE', 'ILIKE', 'GLOB', 'SIMILAR']);

function parseStarOptions(p: Parser, star: Star): Star {
  let result = star;
  for (;;) {
    if (
      (p.at('EXCEPT') || p.at('EXCLUDE')) &&
      p.dialect.features.starExcept &&
      !(p.text(1) === '(' && startsQuery(p, 1)) &&
      p.text(1) !== 'ALL' &&
      p.text(1) !== 'DISTINCT' &&
      p.text(1) !== 'SELECT'
    ) {
      p.pos++;
      if (!p.at('(') && p.dialect.features.explicitDml) p.unexpected('"("');
      const except = p.at('(') ? dottedNames(p) : [p.name('a column name')];
      result = { ...result, end: p.end(), except: [...result.except, ...except] };
    } else if (p.at('REPLACE') && p.dialect.features.starExcept) {
      p.pos++;
      const hasParens = p.eat('(');
      const replace = hasParens ? parseSelectItems(p) : [parseSelectItem(p)];
      if (hasParens) p.close(')');
      result = { ...result, end: p.end(), replace };
    } else if (p.at('RENAME') && p.dialect.features.starExcept) {
      p.pos++;
      const hasParens = p.eat('(');
      const rename: { from: Identifier; to: Identifier }[] = [];
      do {
        const from = p.name('a column name');
        p.expect('AS');
        rename.push({ from, to: p.name('a column name') });
      } while (hasParens && p.eat(',') && !(p.at(')') && p.dialect.features.trailingCommas));
      if (hasParens) p.close(')');
      result = { ...result, end: p.end(), rename };
    } else if (p.dialect.features.fromFirst && isStarPattern(p)) {
      p.eat('NOT');
      p.pos++;
      p.eat('TO');
      p.rules.operand(p, 70);
      result = { ...result, end: p.end(), partial: true };
    } else if ((p.at('ILIKE') || p.at('LIKE') || p.at('SIMILAR')) && p.dialect.features.starExcept) {
      p.pos++;
      p.eat('TO');
      p.rules.operand(p, 70);
      result = { ...result, end: p.end(), partial: true };
    } else return result;
  }
}

function dottedNames(p: Parser): Identifier[] {
  p.expect('(');
  const names: Identifier[] = [];
  do {
    if (p.at(')') && names.length > 0) break;
    let name = p.isAnyName() ? p.takeName() : p.name('a column name');
    while (p.at('.') && p.isAnyName(1)) {
      p.pos++;
      name = p.takeName();
    }
    names.push(name);
  } while (p.eat(','));
  p.close(')');
  return names;
}

// ---- clauses

/** Clauses in any order that recovery may leave them; the order itself is checked. */
function parseClauses(p: Parser, parts: Parts): void {
  let rank = 0;
  const seen = new Set<string>();
  for (;;) {
    const word = p.text();
    const found = RANKS[word];
    if (p.atEnd())
      p.offer(
        0,
        Object.keys(RANKS).filter((clause) => mayOffer(p, clause)),
      );
    if (word === 'START') p.offer(1, ['WITH']);
    if (word === 'CONNECT') p.offer(1, ['BY']);
    if (word === 'GROUP') p.offer(1, ['BY']);
    if (found === undefined || !applies(p, word)) {
      if (!seen.has('FROM') && parts.from.length === 0) reportBeforeFrom(p);
      if (!recover(p)) return;
      continue;
    }
    if (
      found < rank &&
      !p.dialect.features.lateralView &&
      !(
        word === 'INTO' ||
        word === 'START' ||
        word === 'CONNECT' ||
        word === 'GROUP' ||
        word === 'HAVING' ||
        word === 'QUALIFY' ||
        word === 'WINDOW'
      )
    ) {
      p.error(say('{0} cannot stand here: it belongs before the clause that precedes it', word), p.start(), p.start() + word.length);
    }
    rank = Math.max(rank, found);
    if (ONCE.has(word) && seen.has(word)) p.error(say('This SELECT already has a {0}', word), p.start(), p.start() + word.length);
    seen.add(word);
    parseClause(p, word, parts);
  }
}

const ONCE: ReadonlySet<string> = new Set(['FROM', 'WHERE', 'GROUP', 'HAVING', 'QUALIFY']);

/** `select a b c from t`: a token that fits nowhere, although the FROM of this SELECT is still to come. */
function reportBeforeFrom(p: Parser): void {
  if (p.atEnd() || ENDS.has(p.text()) || p.errors.length > 0) return;
  if (p.dialect.features.looseTerminators && p.rules.startsStatement(p)) return;
  let depth = 0;
  for (let ahead = 1; p.type(ahead) !== TokenType.end; ahead++) {
    const text = p.text(ahead);
    if (text === '(') depth++;
    else if (text === ')') {
      if (--depth < 0) return;
    } else if (depth === 0 && (text === ';' || text === 'SELECT' || ENDS.has(text))) return;
    else if (depth === 0 && text === 'FROM') {
      p.unexpected('"," or FROM');
      return;
    }
  }
}

const RANKS: Readonly<Record<string, number>> = {
  INTO: 1,
  BULK: 1,
  FROM: 2,
  LATERAL: 3,
  WHERE: 4,
  PREWHERE: 4,
  START: 5,
  CONNECT: 5,
  MODEL: 9,
  GROUP: 6,
  HAVING: 7,
  WINDOW: 8,
  QUALIFY: 8,
};

function mayOffer(p: Parser, clause: string): boolean {
  if (clause === 'PREWHERE' || clause === 'BULK') return false;
  if (clause === 'START' || clause === 'CONNECT') return p.dialect.features.hierarchies;
  if (clause === 'MODEL') return p.dialect.features.connectBy;
  if (clause === 'QUALIFY') return p.dialect.features.qualify;
  return clause !== 'LATERAL' || p.dialect.features.lateralView;
}

function applies(p: Parser, word: string): boolean {
  switch (word) {
    case 'BULK':
      return p.text(1) === 'COLLECT';
    case 'LATERAL':
      return p.dialect.features.lateralView && p.text(1) === 'VIEW';
    case 'PREWHERE':
      return false;
    case 'START':
      return p.dialect.features.hierarchies && p.text(1) === 'WITH';
    case 'CONNECT':
      return p.dialect.features.hierarchies && p.text(1) === 'BY';
    case 'MODEL':
      return p.dialect.features.connectBy;
    case 'GROUP':
      return p.text(1) === 'BY' || p.type(1) === TokenType.end || true;
    case 'QUALIFY':
      return p.dialect.features.qualify;
    case 'WINDOW':
      return p.isName(1) && p.text(2) === 'AS';
    default:
      return true;
  }
}

function parseClause(p: Parser, word: string, parts: Parts): void {
  switch (word) {
    case 'BULK':
      p.pos += 2;
      p.expect('INTO');
      parseIntoVariables(p, parts);
      return;
    case 'INTO':
      p.pos++;
      parseInto(p, parts);
      return;
    case 'FROM': {
      p.pos++;
      for (const item of p.rules.fromList(p)) parts.from.push(item);
      return;
    }
    case 'LATERAL': {
      const last = parts.from.pop() ?? null;
      if (last !== null) parts.from.push(p.rules.lateralView(p, last));
      else p.pos++;
      return;
    }
    case 'WHERE':
      p.pos++;
      parts.where = p.rules.expression(p);
      return;
    case 'START':
      p.pos += 2;
      parts.startWith = p.rules.expression(p);
      return;
    case 'CONNECT':
      p.pos += 2;
      p.eat('NOCYCLE');
      parts.connectBy = p.rules.expression(p);
      return;
    case 'GROUP':
      p.pos++;
      p.expect('BY');
      parseGroupBy(p, parts);
      return;
    case 'MODEL':
      skipModel(p, parts);
      return;
    case 'HAVING':
      p.pos++;
      parts.having = p.rules.expression(p);
      return;
    case 'QUALIFY':
      p.pos++;
      parts.qualify = p.rules.expression(p);
      return;
    case 'WINDOW':
      p.pos++;
      parseWindows(p, parts);
      return;
  }
}

/** Oracle's MODEL clause makes cells by rules of its own: what it yields is not known. */
function skipModel(p: Parser, parts: Parts): void {
  const start = p.start();
  const heads = new Set<string>();
  while (!p.atEnd() && !p.at(';') && !p.at(')') && !p.at('UNION') && !p.at('MINUS')) {
    if (p.at('ORDER') && (p.text(1) === 'BY' || p.text(1) === 'SIBLINGS')) break;
    heads.add(p.text());
    if (p.at('(')) p.skipGroup();
    else p.pos++;
  }
  if (!heads.has('DIMENSION')) p.unexpected('DIMENSION BY');
  else if (!heads.has('MEASURES')) p.unexpected('MEASURES');
  parts.from.push({ kind: 'opaque-relation', start, end: p.end(), source: null, expressions: [], alias: null });
}

function parseInto(p: Parser, parts: Parts): void {
  if (p.at('OUTFILE') || p.at('DUMPFILE')) {
    while (!p.atEnd() && !p.at('FROM') && !p.at(';') && !p.at(')')) p.pos++;
    return;
  }
  const toVariables =
    !p.dialect.features.selectInto || p.type() === TokenType.parameter || (p.routineDepth > 0 && !p.dialect.features.equalsAlias);
  if (toVariables) {
    parseIntoVariables(p, parts);
    return;
  }
  for (const word of ['TEMPORARY', 'TEMP', 'UNLOGGED']) p.eat(word);
  if (p.at('TABLE') && p.isName(1)) p.pos++;
  p.eat('STRICT');
  parts.into = p.rules.objectName(p);
  if (p.at('ON') && p.isName(1) && p.dialect.features.equalsAlias) p.pos += 2;
}

function parseIntoVariables(p: Parser, parts: Parts): void {
  p.eat('STRICT');
  do parts.intoVariables.push(p.rules.operand(p, 130));
  while (p.eat(','));
}

function parseGroupBy(p: Parser, parts: Parts): void {
  if (p.at('ALL') && p.dialect.features.groupByAll && p.text(1) !== '(') {
    p.pos++;
    parts.groupByAll = true;
    return;
  }
  if (p.at('ALL') || p.at('DISTINCT')) p.pos++;
  do {
    if (
      parts.groupBy.length > 0 &&
      p.dialect.features.trailingCommasEverywhere &&
      (p.atEnd() || p.at(')') || p.at('ORDER') || p.at('LIMIT') || p.at('HAVING'))
    )
      break;
    if (p.at('GROUPING') && p.text(1) === 'SETS') {
      p.pos += 2;
      append(parts.groupBy, parseGroupingSets(p));
    } else if (p.at('(') && p.text(1) === ')') p.pos += 2;
    else parts.groupBy.push(p.rules.expression(p));
    if (p.at('ASC') || p.at('DESC')) p.pos++;
    // Hive: GROUP BY a, b GROUPING SETS (…)
    if (p.at('GROUPING') && p.text(1) === 'SETS') {
      p.pos += 2;
      append(parts.groupBy, parseGroupingSets(p));
    }
  } while (p.eat(','));
  if (p.at('WITH') && p.text(1) === '(' && p.text(2) === 'DISTRIBUTED_AGG') {
    p.pos++;
    p.skipGroup();
  }
  if (p.at('WITH') && (p.text(1) === 'ROLLUP' || p.text(1) === 'CUBE' || p.text(1) === 'TOTALS')) p.pos += 2;
}

function parseGroupingSets(p: Parser): Expression[] {
  p.expect('(');
  const items: Expression[] = [];
  do {
    if (p.at('(') && p.text(1) === ')') p.pos += 2;
    else if (p.at('GROUPING') && p.text(1) === 'SETS') {
      p.pos += 2;
      append(items, parseGroupingSets(p));
    } else items.push(p.rules.expression(p));
  } while (p.eat(','));
  p.close(')');
  return items;
}

function parseWindows(p: Parser, parts: Parts): void {
  do {
    const start = p.start();
    const name = p.name('a window name');
    p.expect('AS');
    if (p.eat('(')) {
      const window = p.rules.windowSpec(p);
      p.close(')');
      parts.windows.push({ kind: 'named-window', start, end: p.end(), name, window });
    } else if (p.isName()) {
      const base = p.takeName();
      parts.windows.push({
        kind: 'named-window',
        start,
        end: p.end(),
        name,
        window: { kind: 'window', start: base.start, end: base.end, base, partitionBy: [], orderBy: [], frame: [] },
      });
    } else p.unexpected('"("');
  } while (p.eat(','));
}

/**
 * A token that no clause explains: reported once, then skipped up to the next clause of this SELECT.
 * False when the SELECT simply ends here.
 */
function recover(p: Parser): boolean {
  if (p.atEnd() || ENDS.has(p.text()) || p.type() === TokenType.line) return false;
  if (p.dialect.features.looseTerminators && p.rules.startsStatement(p)) return false;
  if (p.errors.length === 0 && !p.templated) return false;
  // Only after an error are unexplained tokens skipped: a clean SELECT's end is judged by whoever asked for it.
  let depth = 0;
  for (let ahead = 0; p.type(ahead) !== TokenType.end; ahead++) {
    const text = p.text(ahead);
    if (text === '(') depth++;
    else if (text === ')') {
      if (--depth < 0) return false;
    } else if (text === ';' || (depth === 0 && ENDS.has(text) && text !== ',')) return false;
    else if (depth === 0 && RANKS[text] !== undefined && text !== 'LATERAL' && text !== 'START' && text !== 'BULK' && text !== 'WINDOW') {
      if (ahead === 0) return false;
      p.pos += ahead;
      return true;
    }
  }
  return false;
}

const ENDS: ReadonlySet<string> = words(') ; UNION INTERSECT EXCEPT MINUS ORDER LIMIT OFFSET FETCH FOR |> ON WHEN THEN LOOP DO END');
