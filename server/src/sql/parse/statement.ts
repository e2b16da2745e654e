import { words } from '../dialects/words.ts';
import type { EmptyStatement, OpaqueStatement, StatementNode, TableRef } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { checkShape, parseCommand } from './commands/match.ts';
import { commandGrammar } from './commands/registry.ts';
import { leadsToStream, parseCreateStream } from './create-stream.ts';
import { leadsToTable, parseCreateTable } from './create-table.ts';
import { leadsToView, parseCreateView } from './create-view.ts';
import { parseDelete } from './delete.ts';
import { parseBareExecute } from './execute.ts';
import { leadsToInserts, parseFromInserts } from './from-insert.ts';
import { parseInsert } from './insert.ts';
import { isPlainJinja } from './jinja.ts';
import { startsQuery } from './lookahead.ts';
import { parseMerge } from './merge.ts';
import type { Parser } from './parser.ts';
import { parseProcedural } from './procedural.ts';
import { leadsToDml } from './query.ts';
import { leadsToRoutine, parseAnonymousProcedure, parseRoutine } from './routine.ts';
import { parseUpdate } from './update.ts';

/** One statement. Whatever nothing understands becomes an opaque statement that still lists the tables it seems to name. */
export function parseStatement(p: Parser): StatementNode {
  return p.nested(
    () => parseKnown(p),
    () => {
      while (!p.atEnd() && !p.at(';')) p.pos++;
      return opaque(p, p.start());
    },
  );
}

function parseKnown(p: Parser): StatementNode {
  const start = p.start();
  if (p.atEnd() || p.at(';')) return empty(p, start);
  const before = p.pos;
  const procedural = parseProcedural(p);
  if (procedural !== null) return procedural;
  p.pos = before;
  switch (p.text()) {
    case 'WITH':
      if (p.text(2) === 'AS' && p.text(3) === 'PROCEDURE' && p.dialect.features.colonPaths) return parseAnonymousProcedure(p);
      if (leadsToDml(p)) {
        const withClause = p.rules.withClause(p);
        return parseDml(p, withClause, start) ?? p.rules.query(p);
      }
      return p.rules.query(p);
    case 'MAP':
    case 'REDUCE':
      if (!p.dialect.features.lateralView || !p.isName(1)) break;
      return p.rules.query(p);
    case 'SELECT':
    case 'VALUES':
      return p.rules.query(p);
    case '(':
      if (startsQuery(p)) return p.rules.query(p);
      break;
    case 'FROM':
      if (leadsToInserts(p)) return parseFromInserts(p, null, start);
      if (p.dialect.features.fromFirst || p.dialect.features.pipes || p.dialect.features.lateralView) return p.rules.query(p);
      break;
    case 'TABLE':
      if (p.isName(1) && (p.dialect.features.distinctOn || p.dialect.features.assignmentExpressions || p.dialect.features.lateralView))
        return p.rules.query(p);
      break;
    case 'INSERT':
    case 'UPDATE':
    case 'DELETE':
    case 'MERGE':
    case 'REPLACE':
    case 'UPSERT': {
      const dml = parseDml(p, null, start);
      if (dml !== null) return dml;
      break;
    }
    case 'DEFINE':
      if (!p.dialect.features.colonPaths || p.dialect.features.lateralView) break;
      if (leadsToTable(p)) return parseCreateTable(p);
      if (leadsToView(p)) return parseCreateView(p);
      if (leadsToRoutine(p)) return parseRoutine(p);
      break;
    case 'CREATE':
    case 'ALTER':
      if (p.at('CREATE') && leadsToStream(p)) return parseCreateStream(p);
      if (p.at('CREATE') && leadsToTable(p)) return shaped(p, 'create_table', before, parseCreateTable(p));
      if (leadsToView(p) && (p.at('CREATE') || isAlterViewAs(p))) return shaped(p, 'create_view', before, parseCreateView(p));
      if (leadsToRoutine(p)) return shaped(p, 'create_routine', before, parseRoutine(p));
      break;
  }
  if (p.type() === TokenType.jinja) {
    // A macro call as a statement.
    if (!isPlainJinja(p.source())) p.templated = true;
    p.pos++;
    if (p.atEnd() || p.at(';')) return empty(p, start);
    return parseKnown(p);
  }
  const command = parseCommand(p, commandGrammar(p.dialect));
  if (command !== null) return command;
  p.pos = before;
  if (startsQuery(p)) return p.rules.query(p);
  return parseBareExecute(p, start) ?? opaque(p, start);
}

/** The tree, after the dialect's grammar for such statements has had its say about the tokens. */
function shaped<T extends StatementNode>(p: Parser, shape: string, from: number, node: T): T {
  checkShape(p, commandGrammar(p.dialect), shape, from);
  return node;
}

function parseDml(p: Parser, withClause: Parameters<typeof parseInsert>[1], start: number): StatementNode | null {
  switch (p.text()) {
    case 'INSERT':
      return parseInsert(p, withClause, start);
    case 'REPLACE':
      return p.dialect.features.replaceStatement ? parseInsert(p, withClause, start) : null;
    case 'UPDATE':
      return p.text(1) === 'STATISTICS' || p.text(1) === 'EXTENSIONS' ? null : parseUpdate(p, withClause, start);
    case 'FROM':
      return leadsToInserts(p) ? parseFromInserts(p, withClause, start) : null;
    case 'DELETE':
      return parseDelete(p, withClause, start);
    case 'MERGE':
      return p.text(1) === 'INTO' || p.isAnyName(1) || p.text(1) === 'TOP' ? parseMerge(p, withClause, start) : null;
    default:
      return null;
  }
}

/** ALTER VIEW v AS …: replaces the view's query; other ALTER VIEWs are commands. */
function isAlterViewAs(p: Parser): boolean {
  let ahead = 1;
  while (p.text(ahead) !== 'VIEW') ahead++;
  ahead++;
  while (p.isAnyName(ahead) && p.text(ahead) !== 'AS') {
    ahead++;
    if (p.text(ahead) === '.') ahead++;
  }
  if (p.text(ahead) === '(') {
    let depth = 0;
    do {
      if (p.text(ahead) === '(') depth++;
      else if (p.text(ahead) === ')') depth--;
      ahead++;
    } while (depth > 0 && p.type(ahead) !== TokenType.end);
  }
  if (p.text(ahead) === 'WITH') while (p.type(ahead) !== TokenType.end && p.text(ahead) !== 'AS') ahead++;
  return p.text(ahead) === 'AS';
}

function empty(p: Parser, start: number): EmptyStatement {
  return { kind: 'empty', start, end: p.end() > start ? p.end() : start };
}

const NAMES_A_TABLE: ReadonlySet<string> = words('FROM JOIN INTO UPDATE TABLE VIEW ON');

/** Skips to the end and lists what follows FROM, JOIN, INTO and their kin. */
function opaque(p: Parser, start: number): OpaqueStatement {
  const tables: TableRef[] = [];
  let first = true;
  while (!p.atEnd() && !p.at(';') && p.type() !== TokenType.line) {
    if (!first && p.dialect.features.looseTerminators && p.onNewLine() && p.rules.startsStatement(p)) break;
    first = false;
    const word = p.text();
    p.pos++;
    if (!NAMES_A_TABLE.has(word) || !p.isName() || p.type() === TokenType.jinja) continue;
    const tableStart = p.start();
    const errors = p.errors.length;
    const name = p.rules.objectName(p);
    p.errors.length = errors;
    if (!p.at('(')) tables.push({ kind: 'table', start: tableStart, end: p.end(), name, alias: null, extra: [] });
  }
  return { kind: 'opaque', start, end: p.end(), tables };
}
