import type { DialectName } from '../../protocol/index.ts';
import { parseScript } from '../../sql/index.ts';

/** The query of a CREATE VIEW, for databases that keep the whole statement; the statement itself where the query is not found. */
export function viewQuery(statement: string, dialect: DialectName): string {
  for (const { tree, range } of parseScript(statement, dialect).statements) {
    if (tree.root.kind !== 'create-view' || tree.root.query === null) continue;
    return statement.slice(range.start + tree.root.query.start, range.start + tree.root.query.end);
  }
  return statement;
}
