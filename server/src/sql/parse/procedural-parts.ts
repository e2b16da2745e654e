import type { Expression, Identifier, Procedural, Query, StatementNode } from '../syntax/nodes.ts';
import type { Parser } from './parser.ts';

export interface Parts {
  expressions: Expression[];
  queries: Query[];
  declares: Identifier[];
  targets: Expression[];
  body: StatementNode[];
  cursor: Identifier | null;
  dynamic: boolean;
}

export function emptyParts(): Parts {
  return { expressions: [], queries: [], declares: [], targets: [], body: [], cursor: null, dynamic: false };
}

export function make(p: Parser, verb: string, start: number, parts: Parts): Procedural {
  return { kind: 'procedural', start, end: p.end(), verb, ...parts };
}
