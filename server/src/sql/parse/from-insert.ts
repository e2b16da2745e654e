import { unnamedTable } from '../syntax/make.ts';
import type { Insert, InsertBranch, Query, Select, With } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { parseColumns, parseTarget } from './dml-parts.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';

/** Hive and Spark: FROM t INSERT INTO a SELECT … INSERT OVERWRITE TABLE b SELECT …; an INSERT comes before any SELECT of its own. */
export function leadsToFromInsert(p: Parser): boolean {
  if (!p.dialect.features.lateralView) return false;
  let depth = 0;
  for (let ahead = 1; p.type(ahead) !== TokenType.end; ahead++) {
    const text = p.text(ahead);
    if (text === '(') depth++;
    else if (text === ')') depth--;
    else if (depth === 0) {
      if (text === 'INSERT') return p.text(ahead + 1) === 'INTO' || p.text(ahead + 1) === 'OVERWRITE';
      if (text === 'SELECT' || text === ';') return false;
    }
  }
  return false;
}

/** One insert with a branch for each target; all of their queries read the same FROM. */
export function parseFromInsert(p: Parser, withClause: With | null, start: number): Insert {
  const from = p.start();
  p.pos++;
  const items = p.rules.fromList(p);
  const source = queryOf({ ...NO_SELECT, start: from, end: p.end(), from: items });
  const branches: InsertBranch[] = [];
  while (p.at('INSERT')) branches.push(parseBranch(p));
  return {
    kind: 'insert',
    start,
    end: p.end(),
    verb: 'insert',
    with: withClause,
    target: branches[0]?.target ?? unnamedTable({ start, end: start }),
    columns: [],
    source,
    assignments: [],
    onConflict: null,
    returning: [],
    returningInto: null,
    returningIntoColumns: [],
    returningVariables: [],
    byName: false,
    branches,
  };
}

function parseBranch(p: Parser): InsertBranch {
  const start = p.start();
  p.pos++;
  p.eat('OVERWRITE');
  p.eat('INTO');
  if (p.at('TABLE') && p.isName(1)) p.pos++;
  const target = parseTarget(p);
  if (p.at('PARTITION') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
  }
  const columns = p.at('(') && !startsQuery(p, 1) ? parseColumns(p) : [];
  const query = p.rules.query(p);
  return { kind: 'insert-branch', start, end: p.end(), condition: null, target, columns, values: null, query };
}

function queryOf(body: Select): Query {
  return { kind: 'query', start: body.start, end: body.end, with: null, body, orderBy: [], limits: [] };
}

const NO_SELECT: Select = {
  kind: 'select',
  start: 0,
  end: 0,
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
