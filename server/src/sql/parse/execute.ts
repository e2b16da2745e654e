import { append } from '../../base/index.ts';
import { plainCall } from '../syntax/make.ts';
import type { Expression, Identifier, ObjectName, StatementNode } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import type { Parser } from './parser.ts';
import { emptyParts, make, type Parts } from './procedural-parts.ts';

/** EXECUTE IMMEDIATE 'sql' INTO … USING …, T-SQL EXEC proc @a = 1, EXEC ('sql'), PL/pgSQL EXECUTE. */
export function parseExecute(p: Parser, start: number): StatementNode | null {
  const style = p.dialect.features.procedural;
  if (style === 'plpgsql' && p.routineDepth === 0) return null;
  if (p.text(1) === 'AS' && style === 'tsql') {
    p.pos += 2;
    if (!p.eat('CALLER')) {
      if (!p.eat('USER')) p.expect('LOGIN');
      p.expect('=');
      if (p.type() !== TokenType.string && p.type() !== TokenType.parameter) p.unexpected('a string with the name');
      else p.pos++;
    }
    if (p.eatWords('WITH', 'NO')) p.expect('REVERT');
    else if (p.eatWords('WITH', 'COOKIE', 'INTO')) p.pos++;
    return make(p, 'execute as', start, emptyParts());
  }
  if (style === 'tsql') return parseTsqlExecute(p, start);
  if (p.text(1) !== 'IMMEDIATE' && style !== 'plpgsql') return null;
  p.pos++;
  p.eat('IMMEDIATE');
  const parts = emptyParts();
  parts.dynamic = true;
  if (p.at('FROM') && p.dialect.features.colonPaths) {
    // Snowflake: a script in a stage.
    p.pos++;
    while (!p.atEnd() && !p.at(';') && !p.at('USING')) p.pos++;
  } else parts.expressions.push(p.rules.expression(p));
  for (;;) {
    if (p.at('BULK') && p.text(1) === 'COLLECT') p.pos += 2;
    else if (p.eat('INTO') || p.at('RETURNING') || p.at('RETURN')) {
      if (p.eat('RETURNING') || p.eat('RETURN')) continue;
      p.eat('STRICT');
      do parts.targets.push(p.rules.operand(p, 130));
      while (p.eat(','));
    } else if (p.eat('USING')) {
      // Spark may put parentheses around them: USING (1 AS a, 2 AS b).
      const hasParens = p.dialect.features.lateralView && p.eat('(');
      do {
        while (p.at('IN') || p.at('OUT')) p.pos++;
        if (p.at('IGNORE') && p.dialect.features.assignmentExpressions) p.pos++;
        else parts.expressions.push(p.rules.expression(p));
        const value = parts.expressions.at(-1);
        if (p.eat('AS')) {
          const name = p.takeName();
          if (value !== undefined)
            parts.expressions.splice(-1, 1, { kind: 'named-argument', start: value.start, end: name.end, name, value });
        }
      } while (p.eat(','));
      if (hasParens) p.close(')');
    } else break;
  }
  return make(p, 'execute', start, parts);
}

/** T-SQL: the first statement of a batch may be a procedure's name without EXEC: `sp_help 'dbo.t'`. */
export function parseBareExecute(p: Parser, start: number): StatementNode | null {
  if (p.dialect.features.procedural !== 'tsql' || !p.isName() || p.routineDepth > 0) return null;
  const before = p.type(-1);
  const isFirst = p.pos === 0 || before === TokenType.line;
  let ahead = 1;
  while (p.text(ahead) === '.' && p.isAnyName(ahead + 1)) ahead += 2;
  const next = p.type(ahead);
  const isProcedure = ahead > 1 || /^[sx]p_/i.test(p.source());
  const hasArgument = next === TokenType.string || next === TokenType.parameter || next === TokenType.number;
  if (!isFirst || !isProcedure || !(hasArgument || next === TokenType.end || next === TokenType.line || p.text(ahead) === ';')) return null;
  return parseProcedureCall(p, start, emptyParts());
}

function parseTsqlExecute(p: Parser, start: number): StatementNode {
  p.pos++;
  const parts = emptyParts();
  if (p.at('(')) {
    parts.dynamic = true;
    p.pos++;
    do {
      parts.expressions.push(p.rules.expression(p));
      if (!p.eat('OUTPUT')) p.eat('OUT');
    } while (p.eat(','));
    p.close(')');
    if (p.at('AS') && p.isAnyName(1)) while (p.isAnyName() || p.at('=') || p.type() === TokenType.string) p.pos++;
    if (p.at('AT')) p.pos += 2;
    return make(p, 'execute', start, parts);
  }
  return parseProcedureCall(p, start, parts);
}

function parseProcedureCall(p: Parser, start: number, parts: Parts): StatementNode {
  if (p.type() === TokenType.parameter && p.text(1) === '=') {
    parts.targets.push({ kind: 'parameter', start: p.start(), end: p.start() + p.source().length, name: p.source() });
    p.pos += 2;
  }
  const callStart = p.start();
  let name: ObjectName | null = null;
  if (p.type() === TokenType.parameter) p.pos++;
  else {
    name = p.rules.objectName(p);
    parts.dynamic = /^sp_executesql$/i.test(name.parts[name.parts.length - 1]?.name ?? '');
  }
  if (p.at(';') && p.type(1) === TokenType.number) p.pos += 2;
  const args: Expression[] = [];
  if (!p.atEnd() && !p.at(';') && !(p.onNewLine() && p.rules.startsStatement(p)) && startsArgument(p)) {
    do {
      const start = p.start();
      let named: Identifier | null = null;
      if (p.type() === TokenType.parameter && p.text(1) === '=') {
        named = { kind: 'identifier', start, end: start + p.source().length, name: p.source(), quoted: false, dynamic: false };
        p.pos += 2;
      }
      if (p.eat('DEFAULT')) continue;
      if (!startsArgument(p)) {
        p.unexpected('an argument');
        break;
      }
      // A bare word is a string here: EXEC sp_help orders.
      if (p.type() === TokenType.word && !p.at('NULL')) p.pos++;
      else {
        const value = p.rules.operand(p, 70);
        args.push(
          named === null || (parts.dynamic && args.length < 2)
            ? value
            : { kind: 'named-argument', start, end: value.end, name: named, value },
        );
      }
      if (!p.eat('OUTPUT')) p.eat('OUT');
    } while (p.eat(','));
  }
  if (name === null || parts.dynamic) append(parts.expressions, args);
  else parts.expressions.push(plainCall(name, { start: callStart, end: p.end() }, args, args.length === 0));
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
    (type === TokenType.word && !p.rules.startsStatement(p) && !p.at('END') && !p.at('ELSE') && !p.at('WITH'))
  );
}
