import { words } from '../dialects/words.ts';
import { noName, objectName } from '../syntax/make.ts';
import type { Identifier, ObjectName } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { jinjaReference } from './jinja.ts';
import type { Parser } from './parser.ts';

/** `catalog.schema.table`, `project-x.dataset.table`, `{{ ref('x') }}`, `t@link`, `..t`. */
export function parseObjectName(p: Parser): ObjectName {
  const start = p.start();
  if (p.type() === TokenType.jinja) {
    const jinja = jinjaReference(p.source(), start);
    if (jinja !== null && p.text(1) !== '.') {
      const part = p.takeName();
      return { kind: 'name', start, end: p.end(), parts: [part], jinja, link: null };
    }
  }
  const parts: Identifier[] = [];
  if (p.at('IDENTIFIER') && p.text(1) === '(' && p.dialect.features.colonPaths) {
    // Snowflake and Databricks: identifier($name) is only known at run time.
    const part = { ...p.takeName(), dynamic: true };
    p.skipGroup();
    return objectName([{ ...part, end: p.end() }], { start, end: p.end() });
  }
  if (!isTableName(p)) {
    p.probe?.expects.add('table');
    p.unexpected('a table name');
    return noName(p.end());
  }
  parts.push(takePart(p));
  while (p.at('.')) {
    if (p.text(1) === '.' && p.touchesPrevious(1) && p.isAnyName(2) && p.dialect.features.doubleDots) {
      p.pos += 2;
      parts.push(takePart(p));
    } else if (p.atDottedName() || (p.type(1) === TokenType.number && p.dialect.features.hyphenatedNames)) {
      p.pos++;
      parts.push(takePart(p));
    } else if (p.text(1) === '*' && p.dialect.features.hyphenatedNames) {
      p.pos += 2;
      break;
    } else {
      p.pos++;
      if (p.probe !== null && p.atEnd()) {
        p.probe.qualifier = parts;
        p.probe.expects.add('table');
      }
      p.unexpected('a table name after "."');
      break;
    }
  }
  if (p.dialect.features.lateralView && parts.length === 2) markPath(parts);
  let link: Identifier | null = null;
  if (p.at('@') && p.touchesPrevious() && p.isAnyName(1) && p.dialect.features.connectBy) {
    p.pos++;
    link = p.takeName();
    while ((p.at('.') || p.at('@')) && p.isAnyName(1)) {
      p.pos++;
      p.takeName();
    }
  }
  return { kind: 'name', start, end: p.end(), parts, jinja: null, link };
}

const FILE_FORMATS: ReadonlySet<string> = new Set([
  'delta',
  'parquet',
  'csv',
  'json',
  'orc',
  'avro',
  'text',
  'binaryfile',
  'iceberg',
  'hudi',
]);

/** Spark: delta.`/path` reads files, whose columns no catalog knows. */
function markPath(parts: Identifier[]): void {
  const [format, path] = parts;
  if (format !== undefined && path?.quoted === true && FILE_FORMATS.has(format.name.toLowerCase())) parts[1] = { ...path, dynamic: true };
}

function isTableName(p: Parser): boolean {
  if (p.isName()) return true;
  // A reserved word behind a dot or before one is a name in most dialects; a string is one in Spark, DuckDB and SQLite.
  if (p.type() === TokenType.string) return p.dialect.features.stringTables;
  if (p.type() === TokenType.parameter)
    return p.dialect.features.equalsAlias || p.dialect.features.structLiterals || p.dialect.features.colonPaths || p.routineDepth > 0;
  return p.type() === TokenType.word && p.text(1) === '.' && !NOT_QUALIFIERS.has(p.text());
}

const NOT_QUALIFIERS: ReadonlySet<string> = words('SELECT FROM WHERE GROUP ORDER ON SET VALUES JOIN');

function takePart(p: Parser): Identifier {
  // A table named by a parameter is known at run time only; T-SQL's are table variables.
  const dynamic = p.type() === TokenType.parameter && !p.dialect.features.equalsAlias;
  const first = p.takeName();
  if (dynamic) return { ...first, dynamic };
  if (!p.dialect.features.hyphenatedNames || first.quoted) return first;
  // BigQuery: project-name.dataset, without spaces around the dash.
  let end = first.end;
  while (p.at('-') && p.touchesPrevious() && p.touchesPrevious(1) && (p.type(1) === TokenType.word || p.type(1) === TokenType.number)) {
    p.pos += 2;
    end = p.end();
  }
  if (p.at('*') && p.touchesPrevious()) {
    p.pos++;
    end = p.end();
  }
  if (end === first.end) return first;
  const base = p.base;
  return { ...first, end, name: p.tokens.text.slice(first.start + base, end + base) };
}
