import type { CreateTable, ObjectName } from '../syntax/nodes.ts';
import type { Parser } from './parser.ts';

/** Whether CREATE here leads to Snowflake's STREAM. */
export function leadsToStream(p: Parser): boolean {
  return p.dialect.features.procedural === 'snowflake' && p.text(p.text(1) === 'OR' ? 3 : 1) === 'STREAM';
}

/** CREATE STREAM s ON TABLE t: what is read of it is what was changed in the table, so that it has the table's columns. */
export function parseCreateStream(p: Parser): CreateTable {
  const start = p.start();
  while (!p.eat('STREAM')) p.pos++;
  const ifNotExists = p.eatWords('IF', 'NOT', 'EXISTS');
  const name = p.rules.objectName(p);
  const like: ObjectName[] = [];
  let comment: string | null = null;
  while (!p.atEnd() && !p.at(';')) {
    if (p.at('ON') && like.length === 0) {
      p.pos++;
      while ((p.at('DYNAMIC') || p.at('EXTERNAL') || p.at('EVENT') || p.at('ICEBERG')) && p.text(1) === 'TABLE') p.pos++;
      if (p.eat('TABLE') || p.eat('VIEW')) like.push(p.rules.objectName(p));
      else if (!p.eat('STAGE') && !p.eat('DIRECTORY')) p.unexpected('TABLE, VIEW or STAGE');
    } else if (p.at('COMMENT') && p.text(1) === '=') {
      p.pos += 2;
      comment = p.source().slice(1, -1);
      p.pos++;
    } else if (p.at('(')) p.skipGroup();
    else p.pos++;
  }
  return {
    kind: 'create-table',
    start,
    end: p.end(),
    name,
    temporary: false,
    external: false,
    ifNotExists,
    columns: [],
    constraints: [],
    columnNames: [],
    like,
    query: null,
    comment,
    extra: [],
    openColumns: true,
  };
}
