import { append } from '../../base/index.ts';
import { words } from '../dialects/words.ts';
import type {
  ColumnDefinition,
  CreateRoutine,
  DataType,
  Expression,
  Identifier,
  ObjectName,
  RoutineParameter,
  StatementNode,
  TableRef,
} from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { parseBlock } from './block.ts';
import { parseDeclarations } from './declaration.ts';
import { parseBodyString } from './embedded-body.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';
import { emptyParts, make } from './procedural-parts.ts';

const MODIFIERS: ReadonlySet<string> = words(
  'OR REPLACE ALTER EDITIONABLE NONEDITIONABLE TEMP TEMPORARY AGGREGATE CONSTRAINT DEFINER = @ CURRENT_USER SECURE FORCE',
  'TABLE EVENT IF NOT EXISTS',
);
const ROUTINES: ReadonlyMap<string, CreateRoutine['routine']> = new Map([
  ['FUNCTION', 'function'],
  ['PROCEDURE', 'procedure'],
  ['PROC', 'procedure'],
  ['TRIGGER', 'trigger'],
  ['PACKAGE', 'package'],
  ['MACRO', 'macro'],
]);

/** Whether CREATE (or T-SQL's ALTER) here leads to a routine. */
export function leadsToRoutine(p: Parser): boolean {
  const ahead = routineWord(p);
  if (ahead === 0) return false;
  if (p.at('CREATE') || p.at('DEFINE')) return true;
  if (!p.dialect.features.equalsAlias) return false;
  // T-SQL: ALTER PROCEDURE … AS redefines.
  for (let i = ahead; p.type(i) !== TokenType.end && p.text(i) !== ';'; i++) if (p.text(i) === 'AS') return true;
  return false;
}

function routineWord(p: Parser): number {
  let ahead = 1;
  for (;;) {
    const text = p.text(ahead);
    if (ROUTINES.has(text)) return ahead;
    if (text === 'TYPE' && p.text(ahead + 1) === 'BODY') return ahead;
    if (text === 'EVENT' && p.dialect.features.assignmentExpressions && p.text(ahead + 1) !== 'TRIGGER') return ahead;
    if (MODIFIERS.has(text)) ahead++;
    else if (text === '(' && p.text(ahead + 1) === ')') ahead += 2;
    else if ((p.text(ahead - 1) === '=' || p.text(ahead - 1) === '@') && p.type(ahead) !== TokenType.end) ahead++;
    else if (p.type(ahead) === TokenType.parameter && p.text(ahead - 2) === '=') ahead++;
    else return 0;
  }
}

interface Parts {
  parameters: RoutineParameter[];
  returns: DataType | null;
  returnsTable: ColumnDefinition[];
  language: string | null;
  /** The string token that holds the body; -1 where the body is not in one. */
  bodyToken: number;
  onTable: TableRef | null;
  ofColumns: Identifier[];
  body: StatementNode[];
  expressions: Expression[];
}

export function parseRoutine(p: Parser): CreateRoutine {
  const start = p.start();
  const ahead = routineWord(p);
  p.pos += ahead;
  let routine = ROUTINES.get(p.text()) ?? (p.at('EVENT') ? 'event' : 'type-body');
  p.pos++;
  if (p.eat('BODY')) routine = routine === 'package' ? 'package-body' : 'type-body';
  if (p.at('IF') && p.text(1) === 'NOT') p.pos += 3;
  const name = p.rules.objectName(p);
  if (p.at(';') && p.type(1) === TokenType.number) p.pos += 2;
  const parts: Parts = {
    parameters: [],
    returns: null,
    returnsTable: [],
    language: null,
    bodyToken: -1,
    onTable: null,
    ofColumns: [],
    body: [],
    expressions: [],
  };
  p.routineDepth++;
  if (routine === 'trigger') parseTriggerHead(p, parts);
  else if (p.at('(')) parts.parameters = parseParameters(p);
  else if (p.type() === TokenType.parameter) parts.parameters = parseBareParameters(p);
  parseHeadAndBody(p, parts, routine, name);
  while (routine === 'macro' && p.at(',') && p.text(1) === '(') {
    // DuckDB: one macro for several lists of parameters.
    p.pos++;
    append(parts.parameters, parseParameters(p));
    p.expect('AS');
    parseBody(p, parts, routine, name);
  }
  if (parts.bodyToken >= 0 && (parts.language === 'plpgsql' || parts.language === 'sql'))
    append(parts.body, parseBodyString(p, parts.bodyToken));
  p.routineDepth--;
  const { bodyToken: _, ...rest } = parts;
  return { kind: 'create-routine', start, end: p.end(), routine, name, ...rest };
}

/** Snowflake: WITH p AS PROCEDURE (…) RETURNS … AS '…' CALL p(…): a procedure for one call. */
export function parseAnonymousProcedure(p: Parser): StatementNode {
  const start = p.start();
  const parts = emptyParts();
  p.pos++;
  do {
    const routineStart = p.start();
    const name = p.rules.objectName(p);
    p.expect('AS');
    p.expect('PROCEDURE');
    const routine: Parts = {
      parameters: p.at('(') ? parseParameters(p) : [],
      returns: null,
      returnsTable: [],
      language: null,
      bodyToken: -1,
      onTable: null,
      ofColumns: [],
      body: [],
      expressions: [],
    };
    p.routineDepth++;
    while (!p.atEnd() && !p.at(';') && !p.at('CALL') && !p.at(',')) {
      if (p.eat('RETURNS')) parseReturns(p, routine);
      else if (p.eat('LANGUAGE')) {
        routine.language = p.source().toLowerCase();
        p.pos++;
      } else if (p.at('AS') && p.type(1) === TokenType.string) {
        p.pos++;
        routine.bodyToken = p.pos;
        p.pos++;
      } else if (p.at('(')) p.skipGroup();
      else p.pos++;
    }
    if (routine.bodyToken >= 0 && (routine.language === 'sql' || routine.language === null))
      append(routine.body, parseBodyString(p, routine.bodyToken));
    p.routineDepth--;
    const { bodyToken: _, ...rest } = routine;
    parts.body.push({ kind: 'create-routine', start: routineStart, end: p.end(), routine: 'procedure', name, ...rest });
  } while (p.eat(','));
  p.expect('CALL');
  parts.expressions.push(p.rules.operand(p, 130));
  if (p.eat('INTO')) parts.targets.push(p.rules.operand(p, 130));
  return make(p, 'call', start, parts);
}

// ---- parameters

/** `(IN a int DEFAULT 1, OUT b text, VARIADIC c text[])` */
export function parseParameters(p: Parser): RoutineParameter[] {
  p.expect('(');
  const parameters: RoutineParameter[] = [];
  do {
    if (p.at(')')) break;
    if (p.at('*') || p.at('ORDER')) {
      p.pos++;
      if (p.at('BY')) p.pos++;
      continue;
    }
    parameters.push(parseParameter(p));
  } while (p.eat(','));
  p.close(')');
  return parameters;
}

function parseBareParameters(p: Parser): RoutineParameter[] {
  const parameters: RoutineParameter[] = [];
  do parameters.push(parseParameter(p));
  while (p.eat(','));
  return parameters;
}

const MODES: ReadonlySet<string> = new Set(['IN', 'OUT', 'INOUT', 'VARIADIC']);
/** Snowflake's, which stand behind the name. */
const LONG_MODES: ReadonlySet<string> = new Set(['INPUT', 'OUTPUT']);

function parseParameter(p: Parser): RoutineParameter {
  const start = p.start();
  let mode: RoutineParameter['mode'] = 'in';
  const takeMode = (): void => {
    while (p.atAny(MODES)) {
      if (p.at('OUT')) mode = mode === 'in' && p.text(-1) !== 'IN' ? 'out' : 'inout';
      else if (p.at('INOUT')) mode = 'inout';
      p.pos++;
    }
  };
  takeMode();
  let name: Identifier | null = null;
  let type: DataType | null = null;
  if (p.type() === TokenType.parameter) {
    const source = p.source();
    const at = p.start();
    p.pos++;
    name = { kind: 'identifier', start: at, end: at + source.length, name: source, quoted: false, dynamic: false };
    p.eat('AS');
  } else if (
    p.isAnyName() &&
    !endsParameter(p, 1) &&
    p.text(1) !== '(' &&
    p.text(1) !== '.' &&
    p.text(1) !== '%' &&
    p.text(1) !== '[' &&
    p.text(1) !== '<' &&
    !TYPE_TAILS.has(p.text(1))
  ) {
    name = p.takeName();
  }
  takeMode();
  if (p.dialect.features.procedural === 'snowflake' && name !== null && p.atAny(LONG_MODES) && p.isAnyName(1)) {
    mode = p.at('OUTPUT') ? 'out' : 'in';
    p.pos++;
  }
  p.eat('NOCOPY');
  if (p.at('ANY') && p.text(1) === 'TYPE') p.pos += 2;
  else if (!p.at(',') && !p.at(')') && p.isAnyName()) type = p.rules.dataType(p);
  if (name === null && type === null) p.unexpected('a parameter');
  let defaultValue: Expression | null = null;
  if (p.dialect.features.pipes) p.eatWords('NOT', 'AGGREGATE');
  for (;;) {
    if (p.eat('DEFAULT') || p.eat(':=') || p.eat('=')) defaultValue = p.rules.expression(p);
    else if (p.eat('OUTPUT') || p.eat('OUT')) mode = 'inout';
    else if (p.at('NOT') && p.text(1) === 'NULL') p.pos += 2;
    else if (p.at('COMMENT') && p.type(1) === TokenType.string) p.pos += 2;
    else if (
      !(
        p.eat('READONLY') ||
        p.eat('VARYING') ||
        (p.at('NULL') && p.dialect.features.equalsAlias && p.eat('NULL')) ||
        (p.at('AS') && p.text(1) === 'LOCATOR')
      )
    )
      break;
  }
  return { kind: 'routine-parameter', start, end: p.end(), name, type, mode, defaultValue };
}

const TYPE_TAILS: ReadonlySet<string> = new Set(['PRECISION', 'VARYING', 'UNSIGNED', 'WITH', 'WITHOUT']);

function endsParameter(p: Parser, ahead: number): boolean {
  const text = p.text(ahead);
  return text === ',' || text === ')' || text === 'DEFAULT' || text === '=' || text === ':=' || p.type(ahead) === TokenType.end;
}

// ---- heads

function parseTriggerHead(p: Parser, parts: Parts): void {
  while (!p.atEnd() && !p.at(';')) {
    if (p.at('ON')) {
      p.pos++;
      if (p.at('NESTED') && p.text(1) === 'TABLE') p.pos += 4;
      if (p.at('ALL') && p.text(1) === 'SERVER') p.pos += 2;
      else if (p.isName() || (p.isAnyName() && p.text(1) === '.')) {
        const tableStart = p.start();
        const name = p.rules.objectName(p);
        if (!SCHEMA_LEVEL.has(name.parts[0]?.name.toUpperCase() ?? ''))
          parts.onTable = { kind: 'table', start: tableStart, end: p.end(), name, alias: null, extra: [] };
      }
    } else if (p.at('OF') && p.text(-1) === 'UPDATE' && p.isName(1)) {
      p.pos++;
      do parts.ofColumns.push(p.name('a column name'));
      while (p.eat(','));
    } else if (p.at('WHEN') && p.text(1) === '(') {
      p.pos++;
      const condition = p.rules.operand(p, 130);
      parts.expressions.push(condition);
    } else if (p.at('WHEN')) {
      p.pos++;
      parts.expressions.push(p.rules.expression(p));
    } else if (p.at('EXECUTE') && (p.text(1) === 'FUNCTION' || p.text(1) === 'PROCEDURE')) {
      p.pos += 2;
      p.rules.expression(p);
      return;
    } else if (
      p.at('BEGIN') ||
      p.at('DECLARE') ||
      p.at('COMPOUND') ||
      (p.at('AS') && p.dialect.features.equalsAlias) ||
      p.at('CALL') ||
      p.at('<<')
    )
      return;
    else if (
      p.rules.startsStatement(p) &&
      p.dialect.features.assignmentExpressions &&
      (p.text(-1) === 'ROW' || p.onNewLine()) &&
      p.text(-2) !== 'BEFORE' &&
      p.text(-2) !== 'AFTER' &&
      p.text(-1) !== 'BEFORE' &&
      p.text(-1) !== 'AFTER'
    )
      return;
    else if (p.at('(')) p.skipGroup();
    else p.pos++;
  }
}

const SCHEMA_LEVEL: ReadonlySet<string> = new Set(['DATABASE', 'SCHEMA', 'PLUGGABLE']);

/** Everything between the parameters and the body differs by vendor: taken as words and groups until the body begins. */
function parseHeadAndBody(p: Parser, parts: Parts, routine: CreateRoutine['routine'], name: ObjectName): void {
  while (!p.atEnd() && !p.at(';')) {
    switch (p.text()) {
      case 'RETURNS':
      case 'RETURN':
        if (p.at('RETURN') && (p.dialect.features.procedural !== 'plsql' || parts.returns !== null)) {
          parts.body.push(p.rules.statement(p));
          return;
        }
        p.pos++;
        parseReturns(p, parts);
        continue;
      case 'LANGUAGE':
        p.pos++;
        parts.language = p.source().toLowerCase().replaceAll("'", '');
        p.pos++;
        continue;
      case 'AS':
      case 'IS':
        p.pos++;
        if (parseBody(p, parts, routine, name)) return;
        continue;
      case 'BEGIN':
        if (p.dialect.features.procedural === 'plsql' && routine !== 'trigger') p.unexpected('IS or AS');
        parts.body.push(parseBlock(p));
        return;
      case 'DECLARE':
        parts.body.push(p.rules.statement(p));
        return;
      case 'DEFAULT':
        p.pos++;
        continue;
      case 'DO':
        // MySQL events.
        p.pos++;
        parts.body.push(p.rules.statement(p));
        return;
      case 'COMMENT':
        p.pos++;
        p.eat('=');
        if (p.type() === TokenType.string) p.pos++;
        continue;
      case '(':
        p.skipGroup();
        continue;
      case ')':
        p.unexpected('the body');
        p.pos++;
        continue;
    }
    if (p.dialect.features.procedural === 'mysql' && BODY_STARTS.has(p.text()) && p.rules.startsStatement(p)) {
      parts.body.push(p.rules.statement(p));
      return;
    }
    if (p.dialect.features.procedural === 'mysql' && p.isName() && p.text(1) === ':') {
      parts.body.push(p.rules.statement(p));
      return;
    }
    if (p.at('COMPOUND') && p.text(1) === 'TRIGGER') {
      p.pos += 2;
      parseCompoundTrigger(p, parts);
      return;
    }
    p.pos++;
  }
}

const BODY_STARTS: ReadonlySet<string> = words('SELECT INSERT UPDATE DELETE SET CALL RETURN IF WITH REPLACE CASE WHILE LOOP REPEAT');

function parseCompoundTrigger(p: Parser, parts: Parts): void {
  append(parts.body, parseDeclarations(p, COMPOUND_ENDS));
  while (p.at('BEFORE') || p.at('AFTER') || p.at('INSTEAD')) {
    while (!p.atEnd() && !p.at('IS') && !p.at('BEGIN')) p.pos++;
    p.eat('IS');
    append(parts.body, parseDeclarations(p, BEGIN_ONLY));
    parts.body.push(parseBlock(p));
    // END BEFORE EACH ROW;
    while (!p.atEnd() && !p.at(';')) p.pos++;
    p.eat(';');
  }
  p.expect('END');
  if (p.isName()) p.rules.objectName(p);
}

const COMPOUND_ENDS: readonly string[] = ['BEFORE', 'AFTER', 'INSTEAD', 'END'];
const BEGIN_ONLY: readonly string[] = ['BEGIN'];

function parseReturns(p: Parser, parts: Parts): void {
  if (p.at('TABLE') && p.text(1) === '(') {
    p.pos++;
    parts.returnsTable = p.rules.tableElements(p).columns;
    return;
  }
  if (p.type() === TokenType.parameter) {
    // T-SQL: RETURNS @t TABLE (…)
    p.pos++;
    p.eat('TABLE');
    if (p.at('(')) parts.returnsTable = p.rules.tableElements(p).columns;
    return;
  }
  if (p.at('TABLE') && p.text(1) !== '<') {
    p.pos++;
    return;
  }
  if (p.at('NULL')) {
    // RETURNS NULL ON NULL INPUT
    p.pos += 4;
    return;
  }
  if (p.at('SELF')) {
    p.pos += 3;
    return;
  }
  if (p.isAnyName()) parts.returns = p.rules.dataType(p);
  while (p.at('NOT') || p.at('NULL')) p.pos++;
}

/** The body behind AS or IS. False when something else than a body stood there, and the head goes on. */
function parseBody(p: Parser, parts: Parts, routine: CreateRoutine['routine'], name: ObjectName): boolean {
  if (p.type() === TokenType.string) {
    // A body in a string: which language it is in may only be said behind it.
    parts.bodyToken = p.pos;
    p.pos++;
    if (p.eat(',') && p.type() === TokenType.string) p.pos++;
    return false;
  }
  switch (p.dialect.features.procedural) {
    case 'plsql':
      return parsePlsqlBody(p, parts, routine, name);
    case 'tsql':
      parseTsqlBody(p, parts);
      return true;
  }
  if (p.at('BEGIN')) {
    parts.body.push(parseBlock(p));
    return true;
  }
  if (p.at('DECLARE')) {
    parts.body.push(p.rules.statement(p));
    return true;
  }
  if (startsQuery(p)) {
    parts.body.push(p.rules.query(p));
    return true;
  }
  if (p.at('TABLE')) {
    p.pos++;
    if (startsQuery(p)) parts.body.push(p.rules.query(p));
    return true;
  }
  if (p.at('(')) {
    parts.expressions.push(p.rules.expression(p));
    return false;
  }
  if (p.dialect.features.fromFirst && !p.atEnd()) {
    parts.expressions.push(p.rules.expression(p));
    return true;
  }
  return false;
}

function parsePlsqlBody(p: Parser, parts: Parts, routine: CreateRoutine['routine'], _name: ObjectName): boolean {
  if (p.at('LANGUAGE') || p.at('EXTERNAL')) {
    while (!p.atEnd() && !p.at(';')) p.pos++;
    return true;
  }
  const isUnit = routine === 'package' || routine === 'package-body' || routine === 'type-body';
  append(parts.body, parseDeclarations(p, isUnit ? ['BEGIN', 'END'] : BEGIN_ONLY));
  if (p.at('BEGIN')) parts.body.push(parseBlock(p));
  else {
    p.expect('END');
    if (p.isName()) p.rules.objectName(p);
  }
  return true;
}

/** The rest of the batch, or one RETURN of an inline function. */
function parseTsqlBody(p: Parser, parts: Parts): void {
  if (p.at('EXTERNAL')) {
    while (!p.atEnd() && !p.at(';')) p.pos++;
    return;
  }
  if (p.atEnd()) p.unexpected('the body');
  append(parts.body, p.rules.statementsUntil(p, []));
}
