import { append } from '../../base/index.ts';
import type { StatementNode } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';
import { parseWhen } from './primary.ts';
import { emptyParts, make, type Parts } from './procedural-parts.ts';
import { parseValue } from './value.ts';

export function parseIf(p: Parser, start: number): StatementNode {
  p.pos++;
  const parts = emptyParts();
  parts.expressions.push(parseValue(p));
  if (p.dialect.features.procedural === 'tsql') {
    append(parts.body, branch(p));
    if (p.at(';') && p.text(1) === 'ELSE') p.pos++;
    if (p.eat('ELSE')) append(parts.body, branch(p));
    return make(p, 'if', start, parts);
  }
  p.expect('THEN');
  append(parts.body, p.rules.statementsUntil(p, IF_ENDS));
  for (;;) {
    if (p.eat('ELSEIF') || p.eat('ELSIF')) {
      parts.expressions.push(parseValue(p));
      p.expect('THEN');
      append(parts.body, p.rules.statementsUntil(p, IF_ENDS));
    } else if (p.eat('ELSE')) append(parts.body, p.rules.statementsUntil(p, IF_ENDS));
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

export function parseCaseStatement(p: Parser, start: number): StatementNode {
  p.pos++;
  const parts = emptyParts();
  if (!p.at('WHEN')) parts.expressions.push(parseValue(p));
  while (p.eat('WHEN')) {
    do parts.expressions.push(parseWhen(p));
    while (p.eat(','));
    p.expect('THEN');
    append(parts.body, p.rules.statementsUntil(p, ['WHEN', 'ELSE', 'END']));
  }
  if (p.eat('ELSE')) append(parts.body, p.rules.statementsUntil(p, ['END']));
  p.expect('END');
  p.eat('CASE');
  return make(p, 'case', start, parts);
}

export function parseWhile(p: Parser, start: number): StatementNode {
  p.pos++;
  const parts = emptyParts();
  parts.expressions.push(parseValue(p));
  if (p.dialect.features.procedural === 'tsql') {
    append(parts.body, branch(p));
    return make(p, 'while', start, parts);
  }
  const word = p.at('LOOP') ? 'LOOP' : 'DO';
  p.expect(word);
  parts.body = p.rules.statementsUntil(p, ['END']);
  p.expect('END');
  p.expect(word === 'DO' ? 'WHILE' : 'LOOP');
  return make(p, 'while', start, endLabel(p, parts));
}

export function parseLoop(p: Parser, start: number): StatementNode {
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

export function parseRepeat(p: Parser, start: number): StatementNode {
  p.pos++;
  const parts = emptyParts();
  parts.body = p.rules.statementsUntil(p, ['UNTIL', 'END']);
  if (p.eat('UNTIL')) parts.expressions.push(parseValue(p));
  p.eat(';');
  p.expect('END');
  p.expect('REPEAT');
  return make(p, 'repeat', start, endLabel(p, parts));
}

/** FOR i IN 1..10 LOOP, FOR r IN (SELECT …) LOOP, FOR r IN c LOOP, FORALL i IN 1..n UPDATE …, BigQuery FOR r IN (…) DO. */
export function parseFor(p: Parser, start: number): StatementNode | null {
  if (p.at('FOR') && p.dialect.features.procedural === 'spark' && startsQuery(p, 1)) return parseForQuery(p, start);
  if (p.at('FOR') && !p.isName(1)) return null;
  const isForall = p.at('FORALL');
  p.pos++;
  const parts = emptyParts();
  do {
    parts.declares.push(p.name('a loop variable'));
    // Oracle 21c: FOR i MUTABLE NUMBER(5, 1) IN ….
    if (!p.eat('MUTABLE')) p.eat('IMMUTABLE');
    if (!p.at('IN') && !p.at(',') && p.isAnyName() && p.dialect.features.connectBy) p.rules.dataType(p);
  } while (p.eat(','));
  // Spark: FOR r AS query DO.
  if (!(p.dialect.features.procedural === 'spark' && p.eat('AS'))) p.expect('IN');
  p.eat('REVERSE');
  if ((p.at('INDICES') || p.at('VALUES') || p.at('PAIRS')) && p.text(1) === 'OF') p.pos += 2;
  if (p.at('(') && p.text(1) === 'EXECUTE') {
    p.pos++;
    parts.body.push(p.rules.statement(p));
    p.close(')');
  } else if (p.at('EXECUTE')) {
    p.pos++;
    p.eat('IMMEDIATE');
    parts.dynamic = true;
    parts.expressions.push(parseValue(p));
    if (p.eat('USING')) parts.expressions.push(parseValue(p));
  } else if (startsQuery(p)) parts.queries.push(p.rules.query(p));
  else if (p.at('UPDATE') || p.at('INSERT') || p.at('DELETE')) parts.body.push(p.rules.statement(p));
  else {
    parts.expressions.push(p.rules.operand(p, 60));
    if (isForall && p.eat('BETWEEN')) {
      parts.expressions.push(p.rules.operand(p, 60));
      p.expect('AND');
      parts.expressions.push(p.rules.operand(p, 60));
    }
    if (p.eat('..') || p.eat('TO')) parts.expressions.push(p.rules.operand(p, 60));
    if (p.eat('BY') || p.eat('STEP')) parts.expressions.push(p.rules.operand(p, 60));
    parseIterationControls(p, parts);
  }
  if (isForall) {
    if (p.at('SAVE')) p.pos += 2;
    parts.body.push(p.rules.statement(p));
    return make(p, 'forall', start, parts);
  }
  const isDo = p.eat('DO');
  if (!isDo) p.expect('LOOP');
  append(parts.body, p.rules.statementsUntil(p, ['END']));
  p.expect('END');
  p.expect(isDo ? 'FOR' : 'LOOP');
  return make(p, 'for', start, endLabel(p, parts));
}

/** Spark: FOR query DO, without a name for the row. */
function parseForQuery(p: Parser, start: number): StatementNode {
  p.pos++;
  const parts = emptyParts();
  parts.queries.push(p.rules.query(p));
  p.expect('DO');
  append(parts.body, p.rules.statementsUntil(p, ['END']));
  p.expect('END');
  p.expect('FOR');
  return make(p, 'for', start, endLabel(p, parts));
}

/** Oracle 21c: further iteration controls behind a comma, REPEAT, WHILE and WHEN. */
function parseIterationControls(p: Parser, parts: Parts): void {
  for (;;) {
    if (p.eat(',')) {
      p.eat('REVERSE');
      if ((p.at('INDICES') || p.at('VALUES') || p.at('PAIRS')) && p.text(1) === 'OF') p.pos += 2;
    } else if (!(p.eat('REPEAT') || p.eat('WHILE') || p.eat('WHEN') || p.eat('..') || p.eat('BY'))) return;
    if (!p.at('REPEAT') && !p.at('LOOP')) parts.expressions.push(parseValue(p));
  }
}

const JUMP_ENDS: ReadonlySet<string> = new Set([';', 'WHEN']);

export function parseJump(p: Parser, start: number): StatementNode {
  const verb = p.text().toLowerCase();
  p.pos++;
  const parts = emptyParts();
  if ((p.isName() || (p.isAnyName() && p.text(1) === ';')) && !JUMP_ENDS.has(p.text()) && !(p.onNewLine() && p.rules.startsStatement(p)))
    p.takeName();
  if (p.eat('WHEN')) parts.expressions.push(parseValue(p));
  return make(p, verb, start, parts);
}
