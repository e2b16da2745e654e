import type { Assignment, ColumnRef, Expression, Merge, MergeBranch, With } from '../syntax/nodes.ts';
import {
  parseAssignments,
  parseColumns,
  parseOutput,
  parseReturning,
  parseTarget,
  parseTop,
  type Returning,
  skipLogErrors,
} from './dml-parts.ts';
import type { Parser } from './parser.ts';

export function parseMerge(p: Parser, withClause: With | null, start: number): Merge {
  p.pos++;
  if (p.at('TOP') && p.dialect.features.top) parseTop(p, []);
  if (p.at('WITH') && p.text(1) === 'SCHEMA') p.pos += 3;
  if (!p.eat('INTO') && p.dialect.features.distinctOn && !p.dialect.features.fromFirst) p.unexpected('INTO');
  const target = parseTarget(p);
  p.expect('USING');
  const source = p.rules.fromItem(p);
  let on: Expression;
  if (p.at('USING') && p.dialect.features.fromFirst) {
    p.pos++;
    p.nameList('a column name');
    on = p.missing();
  } else {
    p.expect('ON');
    on = p.rules.expression(p);
  }
  const branches: MergeBranch[] = [];
  while (p.at('WHEN')) branches.push(parseBranch(p));
  if (branches.length === 0 && p.at('REMOVE') && p.text(1) === 'DUPLICATES' && p.dialect.features.redshiftForms) p.pos += 2;
  else if (branches.length === 0) p.unexpected('WHEN MATCHED or WHEN NOT MATCHED');
  const out: Returning = { returning: [], returningInto: null, returningIntoColumns: [], returningVariables: [] };
  parseOutput(p, out);
  parseReturning(p, out);
  if (p.at('OPTION') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
  }
  if (p.at('LOG') && p.text(1) === 'ERRORS') skipLogErrors(p);
  return {
    kind: 'merge',
    start,
    end: p.end(),
    with: withClause,
    target,
    source,
    on,
    branches,
    returning: out.returning,
    returningInto: out.returningInto,
    returningIntoColumns: out.returningIntoColumns,
  };
}

function parseBranch(p: Parser): MergeBranch {
  const start = p.start();
  p.pos++;
  const isNot = p.eat('NOT');
  p.expect('MATCHED');
  let matched: MergeBranch['matched'] = isNot ? 'not-matched' : 'matched';
  if (isNot && p.eat('BY')) {
    if (p.eat('SOURCE')) matched = 'not-matched-by-source';
    else p.expect('TARGET');
  }
  const condition = p.eat('AND') ? p.rules.expression(p) : null;
  p.expect('THEN');
  const parts = {
    assignments: [] as Assignment[],
    columns: [] as ColumnRef[],
    values: [] as Expression[],
    wholeRow: false,
    where: null as Expression | null,
    deleteWhere: null as Expression | null,
  };
  let action: MergeBranch['action'] = 'nothing';
  if (p.eat('UPDATE')) {
    action = 'update';
    if (p.eat('SET')) {
      if (p.eat('*')) {
        parts.wholeRow = true;
        if (p.eat('EXCEPT')) p.skipGroup();
      } else parts.assignments = parseAssignments(p);
    } else parts.wholeRow = true;
    if (p.at('ALL') && p.text(1) === 'BY') p.pos += 3;
    if (p.eat('BY')) p.pos++;
    if (p.eat('WHERE')) parts.where = p.rules.expression(p);
    if (p.at('DELETE') && p.text(1) === 'WHERE') {
      p.pos += 2;
      parts.deleteWhere = p.rules.expression(p);
    }
  } else if (p.eat('INSERT')) {
    action = 'insert';
    parseBranchInsert(p, parts);
  } else if (p.eat('DELETE')) {
    action = 'delete';
    if (p.eat('WHERE')) parts.deleteWhere = p.rules.expression(p);
  } else if (p.eat('DO')) p.expect('NOTHING');
  else if (p.eat('ERROR')) {
    if (!p.at('WHEN') && !p.atEnd()) p.rules.expression(p);
  } else p.unexpected('UPDATE, INSERT or DELETE');
  return { kind: 'merge-branch', start, end: p.end(), matched, condition, action, ...parts };
}

function parseBranchInsert(
  p: Parser,
  parts: { columns: ColumnRef[]; values: Expression[]; wholeRow: boolean; where: Expression | null },
): void {
  if (p.eat('ROW') || p.eat('*')) {
    parts.wholeRow = true;
    if (p.eat('EXCEPT')) p.skipGroup();
    return;
  }
  if (p.at('BY') && (p.text(1) === 'NAME' || p.text(1) === 'POSITION')) {
    p.pos += 2;
    parts.wholeRow = true;
    return;
  }
  if (p.at('ALL') && p.text(1) === 'BY') {
    p.pos += 3;
    parts.wholeRow = true;
    return;
  }
  if (p.at('(')) parts.columns = parseColumns(p);
  if (p.at('OVERRIDING')) p.pos += 3;
  if (p.at('DEFAULT') && p.text(1) === 'VALUES') {
    p.pos += 2;
    return;
  }
  if (p.eat('ROW')) {
    parts.wholeRow = true;
    return;
  }
  if (p.dialect.features.fromFirst && (p.at('WHEN') || p.at('RETURNING') || p.at(';') || p.atEnd())) {
    // DuckDB: INSERT alone takes the whole row.
    parts.wholeRow = true;
    return;
  }
  if (!p.eat('VALUES') && !p.eat('VALUE')) {
    p.unexpected('VALUES');
    return;
  }
  if (p.at('(')) {
    p.pos++;
    do parts.values.push(p.rules.expression(p));
    while (p.eat(','));
    p.close(')');
  } else parts.values.push(p.rules.expression(p));
  if (p.eat('WHERE')) parts.where = p.rules.expression(p);
}
