import type { Block, StatementNode } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import type { Parser } from './parser.ts';
import { emptyParts, make } from './procedural-parts.ts';

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
  if (isLabel(p) && !p.isName()) p.takeName();
  else if (
    p.isName() &&
    !p.at('WHILE') &&
    !(p.dialect.features.looseTerminators && p.rules.startsStatement(p)) &&
    p.dialect.features.procedural !== 'tsql'
  )
    p.rules.objectName(p);
  return { kind: 'block', start: from, end: p.end(), label: null, declarations, statements, handlers };
}

/** The label behind END may be a word that is reserved elsewhere. */
function isLabel(p: Parser): boolean {
  return p.dialect.features.procedural === 'plpgsql' && p.isAnyName() && (p.text(1) === ';' || p.type(1) === TokenType.end);
}

const BLOCK_ENDS: readonly string[] = ['END', 'EXCEPTION'];

const HANDLER_ENDS: readonly string[] = ['END', 'WHEN'];
