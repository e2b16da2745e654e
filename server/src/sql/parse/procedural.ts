import { words } from '../dialects/words.ts';
import type { Expression, Query, StatementNode } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { parseBlock } from './block.ts';
import { parseCaseStatement, parseFor, parseIf, parseJump, parseLoop, parseRepeat, parseWhile } from './control-flow.ts';
import { parseCursorRest, parseDeclarations, parseDeclare, parseDeclaredType, takeVariable, variable } from './declaration.ts';
import { parseExecute } from './execute.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';
import { emptyParts, make } from './procedural-parts.ts';
import { parseValue } from './value.ts';

/** A statement of a procedural language, where the dialect has one; null when none begins here. */
export function parseProcedural(p: Parser): StatementNode | null {
  const start = p.start();
  const style = p.dialect.features.procedural;
  if (style === 'none' || style === 'sqlite') return style === 'sqlite' ? parseRaise(p, start) : null;
  if (style === 'plpgsql' && p.routineDepth === 0 && !p.at('CALL')) return null;
  if (p.at('<<') && p.isName(1)) return parseLabelled(p, start, 3);
  if (
    p.isName() &&
    p.text(1) === ':' &&
    (style === 'mysql' || style === 'bigquery' || style === 'tsql' || style === 'spark') &&
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
    case 'SIGNAL':
    case 'RESIGNAL': {
      if (style !== 'spark') return null;
      const parts = emptyParts();
      p.pos++;
      while (!p.atEnd() && !p.at(';') && !p.at('=')) p.pos++;
      while (p.eat('=')) {
        parts.expressions.push(p.rules.operand(p, 130));
        if (p.eat(',')) p.pos++;
      }
      return make(p, 'signal', start, parts);
    }
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

const NOT_A_BLOCK: ReadonlySet<string> = words(
  ';',
  'TRAN TRANSACTION WORK ISOLATION READ DEFERRED IMMEDIATE EXCLUSIVE DIALOG CONVERSATION DISTRIBUTED NAME',
);

function isTransaction(p: Parser): boolean {
  if (p.dialect.features.procedural === 'plsql') return false;
  // T-SQL always says TRANSACTION; its BEGIN may have a semicolon.
  if (p.dialect.features.procedural === 'tsql' && p.text(1) === ';') return false;
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
  if (style === 'spark' && (p.text(1) === 'VAR' || p.text(1) === 'VARIABLE') && p.isAnyName(2)) {
    p.pos++;
  } else if (style === 'spark' && p.routineDepth === 0) return null;
  const isAssigned =
    isVariable ||
    style === 'spark' ||
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
      // T-SQL: a method of a variable, SET @x.modify('…').
      if (p.at('(')) p.skipGroup();
      else if (parts.targets.at(-1)?.kind !== 'call') p.unexpected('"="');
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
    else value = resultOf(p) ?? p.rules.expression(p);
  }
  return variable(p, start, [name], { type, query, value });
}

/** Snowflake: the result of a statement, (CALL p()) or (EXECUTE IMMEDIATE …). Null where none stands. */
function resultOf(p: Parser): Expression | null {
  const isStatement =
    p.at('(') &&
    (p.text(1) === 'CALL' || p.text(1) === 'EXECUTE' || p.text(1) === 'SHOW' || p.text(1) === 'DESCRIBE' || p.text(1) === 'DESC');
  if (!isStatement || p.dialect.features.procedural !== 'snowflake') return null;
  const start = p.start();
  p.pos++;
  p.rules.statement(p);
  p.close(')');
  return { kind: 'jinja', start, end: p.end() };
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
      if (p.eat('USING')) {
        do parts.expressions.push(p.rules.expression(p));
        while (p.eat(','));
      }
    } else parts.queries.push(p.rules.query(p));
    return make(p, 'return', start, parts);
  }
  if (p.at('TABLE') && p.text(1) === '(') p.pos++;
  if (startsQuery(p)) parts.queries.push(p.rules.query(p));
  else parts.expressions.push(parseValue(p));
  return make(p, 'return', start, parts);
}

function parseOpen(p: Parser, start: number): StatementNode | null {
  if (p.text(1) === 'SYMMETRIC' || p.text(1) === 'MASTER') return null;
  p.pos++;
  const parts = emptyParts();
  p.eat('GLOBAL');
  if (p.type() === TokenType.parameter) parts.cursor = takeVariable(p);
  else parts.cursor = p.rules.objectName(p).parts.at(-1) ?? null;
  if (p.eat('(')) {
    do {
      if (p.isAnyName() && (p.text(1) === ':=' || p.text(1) === '=>')) p.pos += 2;
      parts.expressions.push(p.rules.expression(p));
    } while (p.eat(','));
    p.close(')');
  }
  if (p.at('NO') && p.text(1) === 'SCROLL') p.pos += 2;
  else p.eat('SCROLL');
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
  ) {
    // The last name before INTO is the cursor's: FETCH NEXT FROM c INTO …
    if (p.type() === TokenType.parameter) parts.cursor = takeVariable(p);
    else if (p.isAnyName()) parts.cursor = p.takeName();
    else p.pos++;
  }
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
  if (p.at('FROM')) parts.queries.push(p.rules.query(p));
  else parts.expressions.push(parseValue(p));
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
    else parts.expressions.push(resultOf(p) ?? parseValue(p));
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
