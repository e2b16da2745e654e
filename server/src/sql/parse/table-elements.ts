import type { ColumnDefinition, ObjectName, TableConstraint } from '../syntax/nodes.ts';
import { parseColumnDefinition } from './column-definition.ts';
import { parseConstraint } from './constraint.ts';
import type { Parser } from './parser.ts';

export interface Elements {
  columns: ColumnDefinition[];
  constraints: TableConstraint[];
  like: ObjectName[];
}

export function parseTableElements(p: Parser): Elements {
  const elements: Elements = { columns: [], constraints: [], like: [] };
  parseElements(p, elements);
  return elements;
}

export function parseElements(p: Parser, elements: Elements): void {
  p.expect('(');
  do {
    if (p.at(')')) {
      // SQL Server takes a comma behind the last column, too.
      if (p.text(-1) === ',' && !p.dialect.features.trailingCommas && !p.dialect.features.equalsAlias) p.unexpected('a column');
      break;
    }
    if (p.at('LIKE') && p.isAnyName(1)) {
      p.pos++;
      elements.like.push(p.rules.objectName(p));
      while ((p.at('INCLUDING') || p.at('EXCLUDING')) && p.isAnyName(1)) p.pos += 2;
      continue;
    }
    const before = p.pos;
    const constraint = parseConstraint(p);
    if (constraint !== null) elements.constraints.push(constraint);
    else if (p.at('PERIOD') && p.text(1) === 'FOR') {
      while (!p.atEnd() && !p.at('(')) p.pos++;
      p.skipGroup();
    } else elements.columns.push(parseColumnDefinition(p));
    if (p.pos === before) break;
  } while (p.eat(','));
  p.close(')');
}
