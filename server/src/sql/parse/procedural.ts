import { words } from '../dialects/words.ts';
import type {
  Block,
  ColumnDefinition,
  DataType,
  Expression,
  Identifier,
  Procedural,
  Query,
  RoutineParameter,
  StatementNode,
  VariableDeclaration,
} from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';

interface Parts {
  expressions: Expression[];
  queries: Query[];
  declares: Identifier[];
  targets: Expression[];
  body: StatementNode[];
  dynamic: boolean;
}

function emptyParts(): Parts {
  return { expressions: [], queries: [], declares: [], targets: [], body: [], dynamic: false };
}

function make(p: Parser, verb: string, start: number, parts: Parts): Procedural {
  return { kind: 'procedural', start, end: p.end(), verb, ...parts };
}

/** A statement of a procedural language, where the dialect has one; null when none begins here. */
export function parseProcedural(p: Parser): StatementNode | null {
  const start = p.start();
  const style = p.dialect.features.procedural;
  if (style === 'none' || style === 'sqlite') return style === 'sqlite' ? parseRaise(p, start) : null;
  if (p.at('<<') && p.isName(1)) return parseLabelled(p, start, 3);
  if (
    p.isName() &&
    p.text(1) === ':' &&
    (style === 'mysql' || style === 'bigquery' || style === 'tsql') &&
    p.type() === TokenType.word &&
    p.text(2) !== ':'
  ) {
    if (style === 'tsql') {
      p.pos += 2;
      return make(p, 'label', start, emptyParts());
    }
    return parseLabelled(p, start, 2);
  }
  switch (p.text()) {
    case 'BEGIN':
      return isTransaction(p) ? null : parseBegin(p, start);
    case 'DECLARE':
      return style === 'plsql' || style === 'snowflake' || (style === 'plpgsql' && p.routineDepth > 0)
        ? parseDeclareBlock(p, start)
        : style === 'plpgsql'
          ? null
          : parseDeclare(p, start);
    case 'IF':
      return style === 'plpgsql' && p.routineDepth === 0 ? null : parseIf(p, start);
    case 'CASE':
      return parseCaseStatement(p, start);
    case 'WHILE':
      return parseWhile(p, start);
    case 'LOOP':
      return parseLoop(p, start);
    case 'FOR':
    case 'FORALL':
      return parseFor(p, start);
    case 'REPEAT':
      return parseRepeat(p, start);
    case 'SET':
      return parseSet(p, start);
    case 'LET':
      return style === 'snowflake' ? parseLet(p, start) : null;
    case 'RETURN':
      return parseReturn(p, start);
    case 'EXECUTE':
    case 'EXEC':
      return parseExecute(p, start);
    case 'OPEN':
      return parseOpen(p, start);
    case 'FETCH':
      return parseFetch(p, start);
    case 'PIPE':
      if (p.text(1) !== 'ROW') return null;
      p.pos += 2;
      return withExpression(p, 'pipe row', start);
    case 'EXIT':
    case 'CONTINUE':
    case 'LEAVE':
    case 'ITERATE':
    case 'BREAK':
    case 'GOTO':
      return style === 'plpgsql' && p.routineDepth === 0 ? null : parseJump(p, start);
    case 'RAISE':
      return parseRaise(p, start);
    case 'NULL':
      if (p.text(1) !== ';' || p.routineDepth === 0) return null;
      p.pos++;
      return make(p, 'null', start, emptyParts());
    case 'PRINT':
      if (style !== 'tsql') return null;
      p.pos++;
      return withExpression(p, 'print', start);
    case 'PERFORM':
      return parsePerform(p, start);
    case 'CALL':
      p.pos++;
      return parseCallStatement(p, start);
    case 'ASSERT':
      if (style !== 'bigquery' && style !== 'plpgsql') return null;
      p.pos++;
      return parseAssert(p, start);
  }
  return parseAssignment(p, start, style);
}

// ---- blocks

const NOT_A_BLOCK: ReadonlySet<string> = words(
  '; TRAN TRANSACTION WORK ISOLATION READ DEFERRED IMMEDIATE EXCLUSIVE DIALOG CONVERSATION DISTRIBUTED NAME',
);

function isTransaction(p: Parser): boolean {
  if (p.dialect.features.procedural === 'plsql') return false;
  return (
    NOT_A_BLOCK.has(p.text(1)) ||
    p.type(1) === TokenType.end ||
    p.type(1) === TokenType.line ||
    (p.text(1) === 'NOT' && p.text(2) === 'DEFERRABLE')
  );
}

function parseBegin(p: Parser, start: number): StatementNode {
  if (p.dialect.features.procedural === 'tsql' && (p.text(1) === 'TRY' || p.text(1) === 'CATCH')) return parseTry(p, start);
  return parseBlock(p);
}

/** BEGIN … [EXCEPTION …] END [name]; declarations before it are the caller's. */
export function parseBlock(p: Parser, declarations: readonly StatementNode[] = [], from = p.start()): Block {
  p.expect('BEGIN');
  if (p.at('ATOMIC')) {
    p.pos++;
    if (p.at('WITH')) {
      p.pos++;
      p.skipGroup();
    }
  }
  if (p.at('NOT') && p.text(1) === 'ATOMIC') p.pos += 2;
  p.routineDepth++;
  const statements = p.rules.statementsUntil(p, BLOCK_ENDS);
  const handlers: StatementNode[] = [];
  if (p.eat('EXCEPTION')) {
    while (p.at('WHEN')) {
      const start = p.start();
      p.pos++;
      while (!p.atEnd() && !p.at('THEN') && !p.at(';')) p.pos++;
      p.expect('THEN');
      const parts = emptyParts();
      parts.body = p.rules.statementsUntil(p, HANDLER_ENDS);
      handlers.push(make(p, 'when', start, parts));
    }
  }
  p.routineDepth--;
  p.expect('END');
  if (
    p.isName() &&
    !p.at('WHILE') &&
    !(p.dialect.features.looseTerminators && p.rules.startsStatement(p)) &&
    p.dialect.features.procedural !== 'tsql'
  )
    p.rules.objectName(p);
  return { kind: 'block', start: from, end: p.end(), label: null, declarations, statements, handlers };
}

const BLOCK_ENDS: readonly string[] = ['END', 'EXCEPTION'];
const HANDLER_ENDS: readonly string[] = ['END', 'WHEN'];

function parseTry(p: Parser, start: number): StatementNode {
  const isTry = p.text(1) === 'TRY';
  p.pos += 2;
  const parts = emptyParts();
  p.routineDepth++;
  parts.body = p.rules.statementsUntil(p, ['END']);
  p.routineDepth--;
  p.expect('END');
  if (isTry) p.expect('TRY');
  else p.expect('CATCH');
  if (isTry) {
    const before = p.pos;
    p.eat(';');
    if (p.at('BEGIN') && p.text(1) === 'CATCH') parts.body.push(parseTry(p, p.start()));
    else p.pos = before;
  }
  return make(p, isTry ? 'try' : 'catch', start, parts);
}

function parseLabelled(p: Parser, start: number, words: number): StatementNode {
  p.pos += words;
  if (p.atEnd() || p.at(';') || p.at('END')) return make(p, 'label', start, emptyParts());
  const statement = p.rules.statement(p);
  // MySQL and BigQuery repeat the label behind END.
  if (p.isName() && !p.at('END') && p.type() === TokenType.word && p.text(1) !== '(' && (p.text(1) === ';' || p.type(1) === TokenType.end))
    p.takeName();
  return statement;
}

function parseDeclareBlock(p: Parser, start: number): StatementNode {
  p.pos++;
  p.routineDepth++;
  const declarations = parseDeclarations(p, ['BEGIN']);
  p.routineDepth--;
  if (!p.at('BEGIN')) {
    if (p.dialect.features.procedural === 'snowflake') {
      const parts = emptyParts();
      parts.body = declarations;
      return make(p, 'declare', start, parts);
    }
    p.unexpected('BEGIN');
    return { kind: 'block', start, end: p.end(), label: null, declarations, statements: [], handlers: [] };
  }
  return parseBlock(p, declarations, start);
}

// ---- declarations

/** PL/SQL and PL/pgSQL declarations up to one of the words. */
export function parseDeclarations(p: Parser, stops: readonly string[]): StatementNode[] {
  const declarations: StatementNode[] = [];
  while (!p.atEnd() && !stops.includes(p.text())) {
    if (p.eat(';')) continue;
    const before = p.pos;
    declarations.push(parseDeclaration(p));
    if (!p.at(';') && !p.atEnd() && !stops.includes(p.text())) {
      p.unexpected('";"');
      while (!p.atEnd() && !p.at(';') && !p.at('BEGIN')) p.pos++;
    }
    if (p.pos === before) p.pos++;
  }
  return declarations;
}

function variable(p: Parser, start: number, names: readonly Identifier[], rest: Partial<VariableDeclaration>): VariableDeclaration {
  return {
    kind: 'variable',
    start,
    end: p.end(),
    names,
    type: null,
    value: null,
    query: null,
    columns: [],
    variable: 'scalar',
    parameters: [],
    ...rest,
  };
}

function parseDeclaration(p: Parser): StatementNode {
  const start = p.start();
  switch (p.text()) {
    case 'CURSOR':
      p.pos++;
      return parseCursor(p, start);
    case 'TYPE':
    case 'SUBTYPE':
      if (p.isName(1)) return parseTypeDeclaration(p, start);
      break;
    case 'PROCEDURE':
    case 'FUNCTION':
    case 'MEMBER':
    case 'STATIC':
    case 'CONSTRUCTOR':
    case 'OVERRIDING':
    case 'MAP':
    case 'ORDER':
    case 'FINAL':
      return parseSubprogram(p, start);
    case 'PRAGMA':
      while (!p.atEnd() && !p.at(';')) p.pos++;
      return make(p, 'pragma', start, emptyParts());
  }
  const name = p.name('a declaration');
  if (p.at('CURSOR') || (p.at('NO') && p.text(1) === 'SCROLL') || p.at('SCROLL')) {
    while (!p.eat('CURSOR') && !p.atEnd()) p.pos++;
    return parseCursorRest(p, start, name);
  }
  if (p.eat('EXCEPTION')) return variable(p, start, [name], { variable: 'exception' });
  if (p.eat('ALIAS')) {
    p.eat('FOR');
    p.pos++;
    return variable(p, start, [name], {});
  }
  p.eat('CONSTANT');
  const type = p.at(':=') || p.at('DEFAULT') ? null : parseDeclaredType(p);
  if (p.eat('COLLATE')) p.rules.objectName(p);
  if (p.at('NOT') && p.text(1) === 'NULL') p.pos += 2;
  let query: Query | null = null;
  let value: Expression | null = null;
  if (p.eat(':=') || p.eat('DEFAULT') || p.eat('=')) {
    if (p.at('(') && startsQuery(p, 0) && p.dialect.features.procedural === 'snowflake') query = p.rules.query(p);
    else value = p.rules.expression(p);
  } else if (p.eat('FOR')) {
    query = startsQuery(p) ? p.rules.query(p) : null;
    if (query === null && !p.atEnd()) p.pos++;
  }
  return variable(p, start, [name], { type, value, query });
}

function parseDeclaredType(p: Parser): DataType | null {
  if (p.eat('RESULTSET')) return null;
  return p.rules.dataType(p);
}

function parseCursor(p: Parser, start: number): VariableDeclaration {
  return parseCursorRest(p, start, p.name('a cursor name'));
}

function parseCursorRest(p: Parser, start: number, name: Identifier): VariableDeclaration {
  const parameters: RoutineParameter[] = [];
  if (p.at('(')) {
    p.pos++;
    do {
      const parameterStart = p.start();
      const parameter = p.name('a parameter');
      p.eat('IN');
      const type = p.isAnyName() ? p.rules.dataType(p) : null;
      const defaultValue = p.eat(':=') || p.eat('DEFAULT') ? p.rules.expression(p) : null;
      parameters.push({ kind: 'routine-parameter', start: parameterStart, end: p.end(), name: parameter, type, mode: 'in', defaultValue });
    } while (p.eat(','));
    p.close(')');
  }
  if (p.eat('RETURN')) p.rules.dataType(p);
  let query: Query | null = null;
  if ((p.eat('IS') || p.eat('FOR') || p.eat('AS')) && startsQuery(p)) query = p.rules.query(p);
  else if (p.isName()) p.takeName();
  return variable(p, start, [name], { variable: 'cursor', query, parameters });
}

function parseTypeDeclaration(p: Parser, start: number): VariableDeclaration {
  p.pos++;
  const name = p.name('a type name');
  const columns: ColumnDefinition[] = [];
  p.expect('IS');
  if (p.eat('RECORD')) {
    p.expect('(');
    do {
      const fieldStart = p.start();
      const field = p.name('a field name');
      const type = p.rules.dataType(p);
      if (p.at('NOT') && p.text(1) === 'NULL') p.pos += 2;
      const expressions = p.eat(':=') || p.eat('DEFAULT') ? [p.rules.expression(p)] : [];
      columns.push({
        kind: 'column-definition',
        start: fieldStart,
        end: p.end(),
        name: field,
        type,
        notNull: false,
        primaryKey: false,
        unique: false,
        references: null,
        comment: null,
        expressions,
      });
    } while (p.eat(','));
    p.close(')');
  } else {
    // TABLE OF t INDEX BY …, VARRAY(n) OF t, REF CURSOR RETURN t, (a, b), a base type with a range.
    while (!p.atEnd() && !p.at(';')) {
      if (p.at('(')) p.skipGroup();
      else p.pos++;
    }
  }
  return variable(p, start, [name], { variable: 'type', columns });
}

/** A procedure or function inside a package, type body or block. */
export function parseSubprogram(p: Parser, start = p.start()): StatementNode {
  while (!p.atEnd() && !p.at('FUNCTION') && !p.at('PROCEDURE') && !p.at(';')) p.pos++;
  const isFunction = p.at('FUNCTION');
  p.pos++;
  const name = p.rules.objectName(p);
  const parameters = p.at('(') ? p.rules.routineParameters(p) : [];
  let returns: DataType | null = null;
  let body: StatementNode[] = [];
  const expressions: Expression[] = [];
  while (!p.atEnd() && !p.at(';')) {
    if (p.eat('RETURN')) {
      if (p.at('SELF')) p.pos += 3;
      else returns = p.rules.dataType(p);
    } else if (p.eat('IS') || p.eat('AS')) {
      if (p.at('LANGUAGE') || p.at('EXTERNAL')) {
        while (!p.atEnd() && !p.at(';')) p.pos++;
        break;
      }
      p.routineDepth++;
      body = parseDeclarations(p, ['BEGIN']);
      body.push(parseBlock(p));
      p.routineDepth--;
      break;
    } else if (p.at('(')) p.skipGroup();
    else p.pos++;
  }
  return {
    kind: 'create-routine',
    start,
    end: p.end(),
    routine: isFunction ? 'function' : 'procedure',
    name,
    parameters,
    returns,
    returnsTable: [],
    language: null,
    onTable: null,
    body,
    expressions,
  };
}

/** DECLARE of T-SQL, MySQL and BigQuery: variables, cursors, handlers, table variables. */
function parseDeclare(p: Parser, start: number): StatementNode | null {
  const style = p.dialect.features.procedural;
  p.pos++;
  if (style === 'mysql') {
    if ((p.at('CONTINUE') || p.at('EXIT') || p.at('UNDO')) && p.text(1) === 'HANDLER') {
      p.pos += 2;
      p.expect('FOR');
      while (
        !p.atEnd() &&
        !p.at(';') &&
        !(p.rules.startsStatement(p) && p.text(-1) !== 'FOR' && p.text(-1) !== 'NOT' && p.text(-1) !== ',')
      )
        p.pos++;
      const parts = emptyParts();
      if (!p.atEnd() && !p.at(';')) parts.body.push(p.rules.statement(p));
      return make(p, 'handler', start, parts);
    }
    if (p.text(1) === 'CONDITION') {
      while (!p.atEnd() && !p.at(';')) p.pos++;
      return make(p, 'condition', start, emptyParts());
    }
  }
  const names: Identifier[] = [];
  let last: VariableDeclaration | null = null;
  const all: StatementNode[] = [];
  do {
    const itemStart = all.length === 0 ? start : p.start();
    const name = p.type() === TokenType.parameter ? takeVariable(p) : p.name('a variable');
    if (style !== 'tsql' && p.at(',')) {
      names.push(name);
      continue;
    }
    last = parseDeclareItem(p, itemStart, [...names, name]);
    names.length = 0;
    all.push(last);
  } while (p.eat(','));
  if (all.length === 1 && last !== null) return last;
  const parts = emptyParts();
  parts.body = all;
  return make(p, 'declare', start, parts);
}

function takeVariable(p: Parser): Identifier {
  const source = p.source();
  const start = p.start();
  p.pos++;
  return { kind: 'identifier', start, end: start + source.length, name: source, quoted: false, dynamic: false };
}

function parseDeclareItem(p: Parser, start: number, names: readonly Identifier[]): VariableDeclaration {
  if (p.at('CURSOR') || p.at('INSENSITIVE') || p.at('SCROLL')) {
    let query: Query | null = null;
    while (!p.atEnd() && !p.at('FOR') && !p.at(';') && !p.at(',') && !(p.onNewLine() && p.rules.startsStatement(p))) p.pos++;
    if (p.eat('FOR')) query = startsQuery(p) ? p.rules.query(p) : null;
    if (p.at('FOR') && (p.text(1) === 'UPDATE' || p.text(1) === 'READ')) p.pos += 2;
    return variable(p, start, names, { variable: 'cursor', query });
  }
  p.eat('AS');
  if (p.at('TABLE') && p.text(1) === '(') {
    p.pos++;
    const columns = p.rules.tableElements(p).columns;
    return variable(p, start, names, { variable: 'table', columns });
  }
  const type = p.at('DEFAULT') || p.at('=') || p.at(';') || p.atEnd() ? null : p.rules.dataType(p);
  const value = p.eat('DEFAULT') || p.eat('=') || p.eat(':=') ? p.rules.expression(p) : null;
  if (type === null && value === null) p.unexpected('a data type');
  return variable(p, start, names, { type, value });
}

// ---- control flow

function parseIf(p: Parser, start: number): StatementNode {
  p.pos++;
  const parts = emptyParts();
  parts.expressions.push(p.rules.expression(p));
  if (p.dialect.features.procedural === 'tsql') {
    parts.body.push(...branch(p));
    if (p.at(';') && p.text(1) === 'ELSE') p.pos++;
    if (p.eat('ELSE')) parts.body.push(...branch(p));
    return make(p, 'if', start, parts);
  }
  p.expect('THEN');
  parts.body.push(...p.rules.statementsUntil(p, IF_ENDS));
  for (;;) {
    if (p.eat('ELSEIF') || p.eat('ELSIF')) {
      parts.expressions.push(p.rules.expression(p));
      p.expect('THEN');
      parts.body.push(...p.rules.statementsUntil(p, IF_ENDS));
    } else if (p.eat('ELSE')) parts.body.push(...p.rules.statementsUntil(p, IF_ENDS));
    else break;
  }
  p.expect('END');
  p.expect('IF');
  return make(p, 'if', start, parts);
}

const IF_ENDS: readonly string[] = ['ELSEIF', 'ELSIF', 'ELSE', 'END'];

function branch(p: Parser): StatementNode[] {
  while (p.at(';')) p.pos++;
  if (p.atEnd()) p.unexpected('a statement');
  return p.atEnd() ? [] : [p.rules.statement(p)];
}

function parseCaseStatement(p: Parser, start: number): StatementNode {
  p.pos++;
  const parts = emptyParts();
  if (!p.at('WHEN')) parts.expressions.push(p.rules.expression(p));
  while (p.eat('WHEN')) {
    parts.expressions.push(p.rules.expression(p));
    while (p.eat(',')) parts.expressions.push(p.rules.expression(p));
    p.expect('THEN');
    parts.body.push(...p.rules.statementsUntil(p, ['WHEN', 'ELSE', 'END']));
  }
  if (p.eat('ELSE')) parts.body.push(...p.rules.statementsUntil(p, ['END']));
  p.expect('END');
  p.eat('CASE');
  return make(p, 'case', start, parts);
}

function parseWhile(p: Parser, start: number): StatementNode {
  p.pos++;
  const parts = emptyParts();
  parts.expressions.push(p.rules.expression(p));
  if (p.dialect.features.procedural === 'tsql') {
    parts.body.push(...branch(p));
    return make(p, 'while', start, parts);
  }
  const word = p.at('LOOP') ? 'LOOP' : 'DO';
  p.expect(word);
  parts.body = p.rules.statementsUntil(p, ['END']);
  p.expect('END');
  if (!p.eat('WHILE')) p.eat('LOOP');
  return make(p, 'while', start, endLabel(p, parts));
}

function parseLoop(p: Parser, start: number): StatementNode {
  p.pos++;
  const parts = emptyParts();
  parts.body = p.rules.statementsUntil(p, ['END']);
  p.expect('END');
  p.expect('LOOP');
  return make(p, 'loop', start, endLabel(p, parts));
}

function endLabel(p: Parser, parts: Parts): Parts {
  if (p.isName() && p.type() === TokenType.word && (p.text(1) === ';' || p.type(1) === TokenType.end) && !p.rules.startsStatement(p))
    p.takeName();
  return parts;
}

function parseRepeat(p: Parser, start: number): StatementNode {
  p.pos++;
  const parts = emptyParts();
  parts.body = p.rules.statementsUntil(p, ['UNTIL', 'END']);
  if (p.eat('UNTIL')) parts.expressions.push(p.rules.expression(p));
  p.eat(';');
  p.expect('END');
  p.expect('REPEAT');
  return make(p, 'repeat', start, endLabel(p, parts));
}

/** FOR i IN 1..10 LOOP, FOR r IN (SELECT …) LOOP, FOR r IN c LOOP, FORALL i IN 1..n UPDATE …, BigQuery FOR r IN (…) DO. */
function parseFor(p: Parser, start: number): StatementNode | null {
  if (p.at('FOR') && !p.isName(1)) return null;
  const isForall = p.at('FORALL');
  p.pos++;
  const parts = emptyParts();
  do parts.declares.push(p.name('a loop variable'));
  while (p.eat(','));
  p.expect('IN');
  p.eat('REVERSE');
  if (isForall && (p.at('INDICES') || p.at('VALUES'))) {
    p.pos += 2;
  }
  if (p.at('EXECUTE')) {
    p.pos++;
    p.eat('IMMEDIATE');
    parts.dynamic = true;
    parts.expressions.push(p.rules.expression(p));
    if (p.eat('USING')) parts.expressions.push(p.rules.expression(p));
  } else if (startsQuery(p)) parts.queries.push(p.rules.query(p));
  else {
    parts.expressions.push(p.rules.operand(p, 60));
    if (p.eat('..') || p.eat('TO')) parts.expressions.push(p.rules.operand(p, 60));
    if (p.eat('BY') || p.eat('STEP')) parts.expressions.push(p.rules.operand(p, 60));
    parseIterationControls(p, parts);
  }
  if (isForall) {
    if (p.at('SAVE')) p.pos += 2;
    parts.body.push(p.rules.statement(p));
    return make(p, 'forall', start, parts);
  }
  if (!p.eat('DO')) p.expect('LOOP');
  parts.body = p.rules.statementsUntil(p, ['END']);
  p.expect('END');
  if (!p.eat('FOR')) p.eat('LOOP');
  return make(p, 'for', start, endLabel(p, parts));
}

/** Oracle 21c: further iteration controls behind a comma, REPEAT, WHILE and WHEN. */
function parseIterationControls(p: Parser, parts: Parts): void {
  for (;;) {
    if (p.eat(',')) p.eat('REVERSE');
    else if (!(p.eat('REPEAT') || p.eat('WHILE') || p.eat('WHEN') || p.eat('..'))) return;
    if (!p.at('REPEAT') && !p.at('LOOP')) parts.expressions.push(p.rules.expression(p));
  }
}

const JUMP_ENDS: ReadonlySet<string> = new Set([';', 'WHEN']);

function parseJump(p: Parser, start: number): StatementNode {
  const verb = p.text().toLowerCase();
  p.pos++;
  const parts = emptyParts();
  if (p.isName() && !JUMP_ENDS.has(p.text()) && !(p.onNewLine() && p.rules.startsStatement(p))) p.takeName();
  if (p.eat('WHEN')) parts.expressions.push(p.rules.expression(p));
  return make(p, verb, start, parts);
}

function parseRaise(p: Parser, start: number): StatementNode | null {
  if (!p.at('RAISE') || p.dialect.features.procedural === 'sqlite') return null;
  p.pos++;
  const parts = emptyParts();
  if (p.dialect.features.procedural === 'plpgsql') {
    while (!p.atEnd() && !p.at(';')) {
      if (p.eat(',')) parts.expressions.push(p.rules.expression(p));
      else if (p.at('USING')) {
        p.pos += 1;
        do {
          p.pos++;
          if (p.eat('=') || p.eat(':=')) parts.expressions.push(p.rules.expression(p));
        } while (p.eat(','));
      } else p.pos++;
    }
  } else {
    if (p.eat('USING')) {
      p.eat('MESSAGE');
      p.eat('=');
      parts.expressions.push(p.rules.expression(p));
    } else if (p.isName()) p.rules.objectName(p);
  }
  return make(p, 'raise', start, parts);
}

// ---- simple statements

function withExpression(p: Parser, verb: string, start: number): StatementNode {
  const parts = emptyParts();
  parts.expressions.push(p.rules.expression(p));
  return make(p, verb, start, parts);
}

/** SET v = e of MySQL, BigQuery and T-SQL; client settings are left to the command grammar. */
function parseSet(p: Parser, start: number): StatementNode | null {
  const style = p.dialect.features.procedural;
  if (style === 'plsql' || style === 'plpgsql' || style === 'snowflake') return null;
  const isVariable = p.type(1) === TokenType.parameter;
  const isAssigned =
    isVariable ||
    (p.isName(1) && (p.text(2) === '=' || p.text(2) === ':=') && style !== 'tsql') ||
    (p.text(1) === '(' && style === 'bigquery') ||
    (p.isName(1) && p.text(2) === '.' && (p.text(4) === '=' || p.text(4) === ':=') && style === 'mysql');
  if (!isAssigned) return null;
  p.pos++;
  const parts = emptyParts();
  do {
    if (p.at('GLOBAL') || p.at('SESSION') || p.at('LOCAL')) p.pos++;
    if (p.at('(')) {
      p.pos++;
      do parts.targets.push(p.rules.operand(p, 130));
      while (p.eat(','));
      p.close(')');
    } else parts.targets.push(p.rules.operand(p, 130));
    if (!(p.type() === TokenType.operator && SET_OPERATORS.has(p.text()))) {
      if (p.at('(')) p.skipGroup();
      else p.unexpected('"="');
      break;
    }
    p.pos++;
    if (p.at('CURSOR') && style === 'tsql') {
      while (!p.atEnd() && !p.at('FOR') && !p.at(';')) p.pos++;
      if (p.eat('FOR') && startsQuery(p)) parts.queries.push(p.rules.query(p));
      break;
    }
    if ((p.at('ON') || p.at('BINARY') || p.at('OFF')) && style === 'mysql' && p.type(1) !== TokenType.string) p.pos++;
    else parts.expressions.push(p.rules.expression(p));
  } while (style !== 'bigquery' && p.eat(','));
  return make(p, 'assign', start, parts);
}

const SET_OPERATORS: ReadonlySet<string> = words('= := += -= *= /= %= &= |= ^=');

function parseLet(p: Parser, start: number): StatementNode {
  p.pos++;
  return parseDeclarationOf(p, start);
}

function parseDeclarationOf(p: Parser, start: number): StatementNode {
  const name = p.name('a variable');
  if (p.eat('CURSOR')) return parseCursorRest(p, start, name);
  const type = p.at(':=') || p.at('DEFAULT') ? null : parseDeclaredType(p);
  let query: Query | null = null;
  let value: Expression | null = null;
  if (p.eat(':=') || p.eat('DEFAULT')) {
    if (p.at('(') && startsQuery(p)) query = p.rules.query(p);
    else value = p.rules.expression(p);
  }
  return variable(p, start, [name], { type, query, value });
}

function parseReturn(p: Parser, start: number): StatementNode | null {
  p.pos++;
  const parts = emptyParts();
  if (
    p.atEnd() ||
    p.at(';') ||
    p.at('END') ||
    (p.dialect.features.looseTerminators && p.onNewLine() && p.rules.startsStatement(p) && !startsQuery(p))
  )
    return make(p, 'return', start, parts);
  if (p.eat('NEXT')) {
    if (!p.at(';')) parts.expressions.push(p.rules.expression(p));
    return make(p, 'return', start, parts);
  }
  if (p.eat('QUERY')) {
    if (p.eat('EXECUTE')) {
      parts.dynamic = true;
      parts.expressions.push(p.rules.expression(p));
      if (p.eat('USING')) parts.expressions.push(p.rules.expression(p));
    } else parts.queries.push(p.rules.query(p));
    return make(p, 'return', start, parts);
  }
  if (p.at('TABLE') && p.text(1) === '(') p.pos++;
  if (startsQuery(p)) parts.queries.push(p.rules.query(p));
  else parts.expressions.push(p.rules.expression(p));
  return make(p, 'return', start, parts);
}

/** EXECUTE IMMEDIATE 'sql' INTO … USING …, T-SQL EXEC proc @a = 1, EXEC ('sql'), PL/pgSQL EXECUTE. */
function parseExecute(p: Parser, start: number): StatementNode | null {
  const style = p.dialect.features.procedural;
  if (style === 'plpgsql' && p.routineDepth === 0) return null;
  if (p.text(1) === 'AS' && style === 'tsql') {
    p.pos += 2;
    while (p.isAnyName() || p.at('=') || p.type() === TokenType.string) p.pos++;
    return make(p, 'execute as', start, emptyParts());
  }
  if (style === 'tsql') return parseTsqlExecute(p, start);
  if (p.text(1) !== 'IMMEDIATE' && style !== 'plpgsql') return null;
  p.pos++;
  p.eat('IMMEDIATE');
  const parts = emptyParts();
  parts.dynamic = true;
  parts.expressions.push(p.rules.expression(p));
  for (;;) {
    if (p.at('BULK') && p.text(1) === 'COLLECT') p.pos += 2;
    else if (p.eat('INTO') || p.at('RETURNING') || p.at('RETURN')) {
      if (p.eat('RETURNING') || p.eat('RETURN')) continue;
      p.eat('STRICT');
      do parts.targets.push(p.rules.operand(p, 130));
      while (p.eat(','));
    } else if (p.eat('USING')) {
      do {
        while (p.at('IN') || p.at('OUT')) p.pos++;
        parts.expressions.push(p.rules.expression(p));
        if (p.eat('AS')) p.takeName();
      } while (p.eat(','));
    } else break;
  }
  return make(p, 'execute', start, parts);
}

function parseTsqlExecute(p: Parser, start: number): StatementNode {
  p.pos++;
  const parts = emptyParts();
  if (p.at('(')) {
    parts.dynamic = true;
    parts.expressions.push(p.rules.expression(p));
    if (p.at('AS') && p.isAnyName(1)) while (p.isAnyName() || p.at('=') || p.type() === TokenType.string) p.pos++;
    if (p.at('AT')) p.pos += 2;
    return make(p, 'execute', start, parts);
  }
  if (p.type() === TokenType.parameter && p.text(1) === '=') {
    parts.targets.push({ kind: 'parameter', start: p.start(), end: p.start() + p.source().length, name: p.source() });
    p.pos += 2;
  }
  if (p.type() === TokenType.parameter) p.pos++;
  else {
    const name = p.rules.objectName(p);
    parts.dynamic = /^sp_executesql$/i.test(name.parts[name.parts.length - 1]?.name ?? '');
  }
  if (p.at(';') && p.type(1) === TokenType.number) p.pos += 2;
  if (!p.atEnd() && !p.at(';') && !(p.onNewLine() && p.rules.startsStatement(p)) && startsArgument(p)) {
    do {
      if (p.type() === TokenType.parameter && p.text(1) === '=') p.pos += 2;
      if (p.eat('DEFAULT')) continue;
      if (!startsArgument(p)) {
        p.unexpected('an argument');
        break;
      }
      // A bare word is a string here: EXEC sp_help orders.
      if (p.type() === TokenType.word && !p.at('NULL')) p.pos++;
      else parts.expressions.push(p.rules.operand(p, 70));
      if (!p.eat('OUTPUT')) p.eat('OUT');
    } while (p.eat(','));
  }
  if (p.at('WITH') && (p.text(1) === 'RECOMPILE' || p.text(1) === 'RESULT')) {
    p.pos += 2;
    while (p.isAnyName() || p.at('(')) {
      if (p.at('(')) p.skipGroup();
      else if (p.onNewLine()) break;
      else p.pos++;
    }
  }
  return make(p, 'execute', start, parts);
}

function startsArgument(p: Parser): boolean {
  const type = p.type();
  return (
    type === TokenType.parameter ||
    type === TokenType.string ||
    type === TokenType.number ||
    type === TokenType.quotedIdentifier ||
    type === TokenType.dynamic ||
    type === TokenType.jinja ||
    p.at('-') ||
    p.at('NULL') ||
    p.at('DEFAULT') ||
    (type === TokenType.word && !p.rules.startsStatement(p) && !p.at('END') && !p.at('ELSE'))
  );
}

function parseOpen(p: Parser, start: number): StatementNode | null {
  if (p.text(1) === 'SYMMETRIC' || p.text(1) === 'MASTER') return null;
  p.pos++;
  const parts = emptyParts();
  p.eat('GLOBAL');
  if (p.type() === TokenType.parameter) p.pos++;
  else p.rules.objectName(p);
  if (p.at('(')) parts.expressions.push(p.rules.operand(p, 130));
  if (p.eat('FOR')) {
    if (startsQuery(p)) parts.queries.push(p.rules.query(p));
    else {
      parts.dynamic = true;
      p.eat('EXECUTE');
      parts.expressions.push(p.rules.expression(p));
    }
  }
  if (p.eat('USING')) {
    do {
      p.eat('IN');
      parts.expressions.push(p.rules.expression(p));
    } while (p.eat(','));
  }
  return make(p, 'open', start, parts);
}

function parseFetch(p: Parser, start: number): StatementNode {
  p.pos++;
  const parts = emptyParts();
  while (
    !p.atEnd() &&
    !p.at(';') &&
    !p.at('INTO') &&
    !p.at('BULK') &&
    !(p.dialect.features.looseTerminators && p.onNewLine() && p.rules.startsStatement(p))
  )
    p.pos++;
  if (p.at('BULK')) p.pos += 2;
  if (p.eat('INTO')) {
    do parts.targets.push(p.rules.operand(p, 130));
    while (p.eat(','));
    if (p.eat('LIMIT')) parts.expressions.push(p.rules.expression(p));
  }
  return make(p, 'fetch', start, parts);
}

function parsePerform(p: Parser, start: number): StatementNode | null {
  if (p.dialect.features.procedural !== 'plpgsql') return null;
  p.pos++;
  const parts = emptyParts();
  parts.expressions.push(p.rules.expression(p));
  while (!p.atEnd() && !p.at(';')) p.pos++;
  return make(p, 'perform', start, parts);
}

function parseCallStatement(p: Parser, start: number): StatementNode {
  const parts = emptyParts();
  if (p.type() === TokenType.jinja) {
    p.pos++;
    return make(p, 'call', start, parts);
  }
  parts.expressions.push(p.rules.operand(p, 130));
  if (p.eat('INTO')) parts.targets.push(p.rules.operand(p, 130));
  return make(p, 'call', start, parts);
}

function parseAssert(p: Parser, start: number): StatementNode {
  const parts = emptyParts();
  parts.expressions.push(p.rules.expression(p));
  if (p.eat('AS') || p.eat(',')) parts.expressions.push(p.rules.expression(p));
  return make(p, 'assert', start, parts);
}

/** `x := e`, `rec.f := e`, `proc(args)`, `pkg.proc` in PL/SQL; `x := e` in PL/pgSQL and Snowflake. */
function parseAssignment(p: Parser, start: number, style: string): StatementNode | null {
  if (style !== 'plsql' && style !== 'plpgsql' && style !== 'snowflake') return null;
  if (p.routineDepth === 0 && style !== 'snowflake') return null;
  if (!p.isName() && p.type() !== TokenType.parameter) return null;
  if (p.rules.startsStatement(p) && p.text(1) !== ':=' && p.text(1) !== '(' && p.text(1) !== '.') return null;
  let ahead = 1;
  for (;;) {
    const text = p.text(ahead);
    if (text === '.' && p.isAnyName(ahead + 1)) ahead += 2;
    else if (text === '(' || text === '[') {
      const close = closing(p, ahead);
      if (close < 0) return null;
      ahead = close + 1;
    } else break;
  }
  const text = p.text(ahead);
  if (text === '=' && style === 'plsql') {
    p.pos += ahead;
    p.unexpected('":="');
    p.pos++;
    p.rules.expression(p);
    return make(p, 'assign', start, emptyParts());
  }
  if (text === ':=' || (text === '=' && style === 'plpgsql')) {
    const parts = emptyParts();
    parts.targets.push(p.rules.operand(p, 130));
    if (!p.eat(':=')) p.expect('=');
    if (p.at('(') && startsQuery(p) && style === 'snowflake') parts.queries.push(p.rules.query(p));
    else parts.expressions.push(p.rules.expression(p));
    return make(p, 'assign', start, parts);
  }
  if (style === 'plsql' && (text === ';' || p.type(ahead) === TokenType.end || text === '@')) {
    const parts = emptyParts();
    parts.expressions.push(p.rules.operand(p, 130));
    return make(p, 'call', start, parts);
  }
  return null;
}

function closing(p: Parser, from: number): number {
  let depth = 0;
  for (let ahead = from; p.type(ahead) !== TokenType.end; ahead++) {
    const text = p.text(ahead);
    if (text === '(' || text === '[') depth++;
    else if (text === ')' || text === ']') {
      if (--depth === 0) return ahead;
    } else if (text === ';') return -1;
  }
  return -1;
}
