import { plainColumn } from '../syntax/make.ts';
import type {
  ColumnDefinition,
  DataType,
  Expression,
  Identifier,
  Query,
  RoutineParameter,
  StatementNode,
  VariableDeclaration,
} from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { parseBlock } from './block.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';
import { emptyParts, make } from './procedural-parts.ts';
import { parseValue } from './value.ts';

/** PL/SQL and PL/pgSQL declarations up to one of the words. */
export function parseDeclarations(p: Parser, stops: readonly string[]): StatementNode[] {
  const declarations: StatementNode[] = [];
  while (!p.atEnd() && !stops.includes(p.text())) {
    if (p.eat(';')) continue;
    if (p.dialect.features.connectBy && skipDirective(p)) continue;
    const before = p.pos;
    declarations.push(parseDeclaration(p));
    if (!p.at(';') && !p.atEnd() && !stops.includes(p.text())) {
      p.unexpected('";"');
      while (!p.atEnd() && !p.at(';') && !p.at('BEGIN')) p.pos++;
    }
    if (p.pos === before) p.pos++;
  }
  return declarations;
}

/** PL/SQL's conditional compilation: all branches are read, as if the directives were not there. */
export function skipDirective(p: Parser): boolean {
  const word = p.type() === TokenType.word && p.source().startsWith('$') ? p.source().toUpperCase() : '';
  const end = word === '$IF' || word === '$ELSIF' ? '$THEN' : word === '$ERROR' ? '$END' : word;
  if (end !== '$THEN' && end !== '$ELSE' && end !== '$END') return false;
  while (!p.atEnd() && p.source().toUpperCase() !== end) p.pos++;
  if (!p.atEnd()) p.pos++;
  return true;
}

export function variable(p: Parser, start: number, names: readonly Identifier[], rest: Partial<VariableDeclaration>): VariableDeclaration {
  return {
    kind: 'variable',
    start,
    end: p.end(),
    names,
    type: null,
    value: null,
    query: null,
    columns: [],
    variable: 'scalar',
    parameters: [],
    ...rest,
  };
}

function parseDeclaration(p: Parser): StatementNode {
  const start = p.start();
  switch (p.text()) {
    case 'CURSOR':
      p.pos++;
      return parseCursor(p, start);
    case 'TYPE':
    case 'SUBTYPE':
      if (p.isName(1)) return parseTypeDeclaration(p, start);
      break;
    case 'PROCEDURE':
    case 'FUNCTION':
    case 'MEMBER':
    case 'STATIC':
    case 'CONSTRUCTOR':
    case 'OVERRIDING':
    case 'MAP':
    case 'ORDER':
    case 'FINAL':
      return parseSubprogram(p, start);
    case 'PRAGMA':
      while (!p.atEnd() && !p.at(';')) p.pos++;
      return make(p, 'pragma', start, emptyParts());
  }
  const name = p.name('a declaration');
  if (p.at('CURSOR') || (p.at('NO') && p.text(1) === 'SCROLL') || p.at('SCROLL')) {
    while (!p.eat('CURSOR') && !p.atEnd()) p.pos++;
    return parseCursorRest(p, start, name);
  }
  if (p.eat('EXCEPTION')) {
    // Snowflake gives a number and a message.
    if (p.at('(') && p.dialect.features.procedural === 'snowflake') p.skipGroup();
    return variable(p, start, [name], { variable: 'exception' });
  }
  if (p.eat('ALIAS')) {
    p.eat('FOR');
    p.pos++;
    return variable(p, start, [name], {});
  }
  p.eat('CONSTANT');
  const type = p.at(':=') || p.at('DEFAULT') ? null : parseDeclaredType(p);
  if (p.eat('COLLATE')) p.rules.objectName(p);
  if (p.at('NOT') && p.text(1) === 'NULL') p.pos += 2;
  let query: Query | null = null;
  let value: Expression | null = null;
  if (p.eat(':=') || p.eat('DEFAULT') || p.eat('=')) {
    if (p.at('(') && startsQuery(p, 0) && p.dialect.features.procedural === 'snowflake') query = p.rules.query(p);
    else if (p.at('(') && p.text(1) === 'EXECUTE' && p.dialect.features.procedural === 'snowflake') {
      p.pos++;
      p.rules.statement(p);
      p.close(')');
    } else value = parseValue(p);
  } else if (p.eat('FOR')) {
    query = startsQuery(p) ? p.rules.query(p) : null;
    if (query === null && !p.atEnd()) p.pos++;
  }
  return variable(p, start, [name], { type, value, query });
}

export function parseDeclaredType(p: Parser): DataType | null {
  if (p.eat('RESULTSET')) return null;
  return p.rules.dataType(p);
}

function parseCursor(p: Parser, start: number): VariableDeclaration {
  return parseCursorRest(p, start, p.name('a cursor name'));
}

export function parseCursorRest(p: Parser, start: number, name: Identifier): VariableDeclaration {
  const parameters: RoutineParameter[] = [];
  if (p.at('(')) {
    p.pos++;
    do {
      const parameterStart = p.start();
      const parameter = p.name('a parameter');
      p.eat('IN');
      const type = p.isAnyName() ? p.rules.dataType(p) : null;
      const defaultValue = p.eat(':=') || p.eat('DEFAULT') ? parseValue(p) : null;
      parameters.push({ kind: 'routine-parameter', start: parameterStart, end: p.end(), name: parameter, type, mode: 'in', defaultValue });
    } while (p.eat(','));
    p.close(')');
  }
  if (p.eat('RETURN')) p.rules.dataType(p);
  let query: Query | null = null;
  if ((p.eat('IS') || p.eat('FOR') || p.eat('AS')) && startsQuery(p)) query = p.rules.query(p);
  else if (p.isName()) p.takeName();
  return variable(p, start, [name], { variable: 'cursor', query, parameters });
}

function parseTypeDeclaration(p: Parser, start: number): VariableDeclaration {
  p.pos++;
  const name = p.name('a type name');
  const columns: ColumnDefinition[] = [];
  p.expect('IS');
  if (p.eat('RECORD')) {
    p.expect('(');
    do {
      const fieldStart = p.start();
      const field = p.name('a field name');
      const type = p.rules.dataType(p);
      if (p.at('NOT') && p.text(1) === 'NULL') p.pos += 2;
      const expressions = p.eat(':=') || p.eat('DEFAULT') ? [parseValue(p)] : [];
      columns.push(plainColumn(field, type, { start: fieldStart, end: p.end() }, expressions));
    } while (p.eat(','));
    p.close(')');
  } else {
    // TABLE OF t INDEX BY …, VARRAY(n) OF t, REF CURSOR RETURN t, (a, b), a base type with a range.
    while (!p.atEnd() && !p.at(';')) {
      if (p.at('(')) p.skipGroup();
      else p.pos++;
    }
  }
  return variable(p, start, [name], { variable: 'type', columns });
}

/** A procedure or function inside a package, type body or block. */
export function parseSubprogram(p: Parser, start = p.start()): StatementNode {
  while (!p.atEnd() && !p.at('FUNCTION') && !p.at('PROCEDURE') && !p.at(';')) p.pos++;
  const isFunction = p.at('FUNCTION');
  p.pos++;
  const name = p.rules.objectName(p);
  const parameters = p.at('(') ? p.rules.routineParameters(p) : [];
  let returns: DataType | null = null;
  let body: StatementNode[] = [];
  const expressions: Expression[] = [];
  while (!p.atEnd() && !p.at(';')) {
    if (p.eat('RETURN')) {
      if (p.at('SELF')) p.pos += 3;
      else returns = p.rules.dataType(p);
    } else if (p.eat('IS') || p.eat('AS')) {
      if (p.at('LANGUAGE') || p.at('EXTERNAL')) {
        while (!p.atEnd() && !p.at(';')) p.pos++;
        break;
      }
      p.routineDepth++;
      body = parseDeclarations(p, ['BEGIN']);
      body.push(parseBlock(p));
      p.routineDepth--;
      break;
    } else if (p.at('(')) p.skipGroup();
    else p.pos++;
  }
  return {
    kind: 'create-routine',
    start,
    end: p.end(),
    routine: isFunction ? 'function' : 'procedure',
    name,
    parameters,
    returns,
    returnsTable: [],
    language: null,
    onTable: null,
    ofColumns: [],
    body,
    expressions,
  };
}

/** DECLARE of T-SQL, MySQL and BigQuery: variables, cursors, handlers, table variables. */
export function parseDeclare(p: Parser, start: number): StatementNode | null {
  const style = p.dialect.features.procedural;
  p.pos++;
  if (style === 'spark') {
    if (p.at('OR') && p.text(1) === 'REPLACE') p.pos += 2;
    if ((p.at('VARIABLE') || p.at('VAR')) && p.isName(1)) p.pos++;
  }
  if (style === 'mysql' || style === 'spark') {
    if ((p.at('CONTINUE') || p.at('EXIT') || p.at('UNDO')) && p.text(1) === 'HANDLER') {
      p.pos += 2;
      p.expect('FOR');
      while (
        !p.atEnd() &&
        !p.at(';') &&
        !(p.rules.startsStatement(p) && p.text(-1) !== 'FOR' && p.text(-1) !== 'NOT' && p.text(-1) !== ',')
      )
        p.pos++;
      const parts = emptyParts();
      if (!p.atEnd() && !p.at(';')) parts.body.push(p.rules.statement(p));
      return make(p, 'handler', start, parts);
    }
    if (p.text(1) === 'CONDITION') {
      while (!p.atEnd() && !p.at(';')) p.pos++;
      return make(p, 'condition', start, emptyParts());
    }
  }
  const names: Identifier[] = [];
  let last: VariableDeclaration | null = null;
  const all: StatementNode[] = [];
  do {
    const itemStart = all.length === 0 ? start : p.start();
    const name = p.type() === TokenType.parameter ? takeVariable(p) : p.name('a variable');
    if (style !== 'tsql' && p.at(',')) {
      names.push(name);
      continue;
    }
    last = parseDeclareItem(p, itemStart, [...names, name]);
    names.length = 0;
    all.push(last);
  } while (p.eat(','));
  if (all.length === 1 && last !== null) return last;
  const parts = emptyParts();
  parts.body = all;
  return make(p, 'declare', start, parts);
}

export function takeVariable(p: Parser): Identifier {
  const source = p.source();
  const start = p.start();
  p.pos++;
  return { kind: 'identifier', start, end: start + source.length, name: source, quoted: false, dynamic: false };
}

function parseDeclareItem(p: Parser, start: number, names: readonly Identifier[]): VariableDeclaration {
  if (p.at('CURSOR') || p.at('INSENSITIVE') || p.at('SCROLL')) {
    let query: Query | null = null;
    while (!p.atEnd() && !p.at('FOR') && !p.at(';') && !p.at(',') && !(p.onNewLine() && p.rules.startsStatement(p))) p.pos++;
    if (p.eat('FOR')) query = startsQuery(p) ? p.rules.query(p) : null;
    if (p.at('FOR') && (p.text(1) === 'UPDATE' || p.text(1) === 'READ')) p.pos += 2;
    return variable(p, start, names, { variable: 'cursor', query });
  }
  p.eat('AS');
  if (p.at('TABLE') && p.text(1) === '(') {
    p.pos++;
    const columns = p.rules.tableElements(p).columns;
    return variable(p, start, names, { variable: 'table', columns });
  }
  const type = p.at('DEFAULT') || p.at('=') || p.at(';') || p.atEnd() ? null : p.rules.dataType(p);
  const value = p.eat('DEFAULT') || p.eat('=') || p.eat(':=') ? parseValue(p) : null;
  if (type === null && value === null) p.unexpected('a data type');
  return variable(p, start, names, { type, value });
}
