import { say, type TextRange } from '../../base/index.ts';
import type { DialectGrammar } from '../dialects/grammar.ts';
import { allDialects } from '../dialects/registry.ts';
import { words } from '../dialects/words.ts';
import type { StatementNode, SyntaxTree } from '../syntax/nodes.ts';
import { type ScanError, scan, type TokenList, TokenType, type Trivia, Vocabulary } from '../tokens/index.ts';
import { parseColumnDefinition } from './column-definition.ts';
import { commandGrammar } from './commands/registry.ts';
import { parseConstraint } from './constraint.ts';
import { parseDataType } from './data-type.ts';
import { parseSubprogram, skipDirective } from './declaration.ts';
import { parseExpression, parseOperand } from './expression.ts';
import { parseFromItem, parseFromList, parseJoinTail, parseLateralView } from './from.ts';
import { KEYWORDS } from './keywords.ts';
import { startsQuery } from './lookahead.ts';
import { parseObjectName } from './object-name.ts';
import { Parser, type Probe, type Productions } from './parser.ts';
import { emptyParts, make } from './procedural-parts.ts';
import { eatByName, parseOrderBy, parseOrderItems, parseQuery, parseWindowSpec, parseWith } from './query.ts';
import { parseRelation } from './relation.ts';
import { parseParameters } from './routine.ts';
import { parseSelectItems } from './select.ts';
import { settle } from './settle.ts';
import { parseStatement } from './statement.ts';
import { parseTableElements } from './table-elements.ts';
import { parseTable } from './table-ref.ts';

/** Words that start a statement in every dialect; commands add theirs. */
const STATEMENT_WORDS: ReadonlySet<string> = words('SELECT INSERT UPDATE DELETE MERGE CREATE ALTER DROP TRUNCATE WITH');
const TSQL_WORDS: ReadonlySet<string> = words('DECLARE IF WHILE BEGIN EXEC EXECUTE PRINT RETURN OPEN FETCH GOTO BREAK CONTINUE SET');
const PROCEDURAL_WORDS: ReadonlySet<string> = words(
  'DECLARE IF WHILE BEGIN EXEC EXECUTE PRINT RETURN OPEN FETCH GOTO BREAK CONTINUE SET LOOP REPEAT CALL LEAVE ITERATE',
  'RAISE CASE FOR FORALL EXIT PIPE',
);
/** First words of commands that stand far more often inside other statements. */
const NEVER_STARTS: ReadonlySet<string> = words('ADD GET MOVE SEND RENAME COPY END START ENABLE DISABLE CHECK CHANGE LIST DO');

const RULES: Productions = {
  expression: parseExpression,
  operand: parseOperand,
  query: parseQuery,
  withClause: parseWith,
  fromItem: parseFromItem,
  fromList: parseFromList,
  tableOrQuery: parseRelation,
  tableRef: parseTable,
  objectName: parseObjectName,
  lateralView: parseLateralView,
  byName: eatByName,
  joinTail: parseJoinTail,
  selectItems: parseSelectItems,
  orderItems: parseOrderBy,
  orderItemsAfterBy: parseOrderItems,
  windowSpec: parseWindowSpec,
  dataType: parseDataType,
  columnDefinition: parseColumnDefinition,
  tableElements: parseTableElements,
  constraint: parseConstraint,
  routineParameters: parseParameters,
  subprogram: (p) => parseSubprogram(p),
  statement: parseStatement,
  statementsUntil: parseStatementsUntil,
  embedded: parseEmbedded,
  startsStatement,
};

/** Every word that some grammar asks for. */
export const VOCABULARY = buildVocabulary();

function buildVocabulary(): Vocabulary {
  const vocabulary = new Vocabulary(KEYWORDS);
  for (const dialect of allDialects()) {
    for (const set of [dialect.reserved, dialect.noTableAlias, dialect.noColumnAlias, dialect.bareFunctions])
      for (const word of set) vocabulary.add(word);
    for (const word of commandGrammar(dialect).words) vocabulary.add(word);
  }
  return vocabulary;
}

function startsStatement(p: Parser): boolean {
  if (p.type() !== TokenType.word) return p.at('(') ? startsQuery(p) : false;
  const text = p.text();
  // T-SQL's labels.
  if (p.text(1) === ':' && p.dialect.features.equalsAlias && p.isName() && p.onNewLine()) return true;
  if (text === '') return false;
  if (STATEMENT_WORDS.has(text))
    return (
      text !== 'WITH' ||
      p.text(1) === 'RECURSIVE' ||
      (p.isName(1) && (p.text(2) === 'AS' || p.text(2) === '(')) ||
      p.text(1) === 'XMLNAMESPACES'
    );
  const { procedural } = p.dialect.features;
  if (procedural === 'tsql' ? TSQL_WORDS.has(text) : procedural !== 'none' && PROCEDURAL_WORDS.has(text)) return true;
  if (NEVER_STARTS.has(text) || !commandGrammar(p.dialect).commands.has(text)) return false;
  // A command's word that is no reserved word may be a name: it counts at the start of a line.
  return p.dialect.reserved.has(text) || p.onNewLine();
}

/** Languages in which every statement of a block ends with `;`. */
const TERMINATED: ReadonlySet<string> = new Set(['plsql', 'mysql', 'bigquery']);

function parseStatementsUntil(p: Parser, stops: readonly string[]): StatementNode[] {
  const statements: StatementNode[] = [];
  while (!p.atEnd()) {
    if (p.eat(';')) continue;
    if (stops.includes(p.text())) break;
    if (p.dialect.features.connectBy && skipDirective(p)) continue;
    const before = p.pos;
    statements.push(parseStatement(p));
    if (p.atEnd() || p.at(';')) continue;
    if (stops.includes(p.text())) {
      if (TERMINATED.has(p.dialect.features.procedural)) p.unexpected('";"');
      continue;
    }
    if (p.dialect.features.looseTerminators && p.rules.startsStatement(p)) continue;
    if (p.at('END') && p.dialect.features.looseTerminators) break;
    if (p.pos === before || !p.at(';')) {
      p.unexpected('";"');
      skipToStatement(p, stops);
      if (p.pos === before) p.pos++;
    }
  }
  return statements;
}

/** After an error inside a block: on to the next `;`, stop word or line that begins a statement. */
function skipToStatement(p: Parser, stops: readonly string[]): void {
  let depth = 0;
  while (!p.atEnd()) {
    const text = p.text();
    if (text === '(') depth++;
    else if (text === ')') depth--;
    if (text === ';' || (depth <= 0 && stops.includes(text))) return;
    if (depth <= 0 && p.onNewLine() && STATEMENT_WORDS.has(text) && p.rules.startsStatement(p)) return;
    p.pos++;
  }
}

function parseEmbedded(p: Parser, text: string, offset: number): StatementNode[] {
  const tokens = scan(text, p.dialect.lexical, VOCABULARY);
  const inner = new Parser(tokens, 0, tokens.count - 1, p.dialect, RULES);
  inner.base = -offset;
  inner.depth = p.depth;
  inner.routineDepth = 1;
  const statements = parseStatementsUntil(inner, []);
  for (const { message, start, end } of inner.errors) p.error(message, start, end);
  for (const { message, start, end } of tokens.errors) p.error(message, start + offset, end + offset);
  return statements;
}

export interface ParsedChunkStatement {
  /** Token indexes of the statement. */
  readonly from: number;
  readonly to: number;
  readonly tree: SyntaxTree;
}

/** Parses one chunk into its statements. */
export function parseChunk(tokens: TokenList, from: number, to: number, dialect: DialectGrammar): ParsedChunkStatement[] {
  const statements: ParsedChunkStatement[] = [];
  let at = from;
  while (at < to) {
    if (tokens.texts[at] === ';') {
      at++;
      continue;
    }
    const p = new Parser(tokens, at, to, dialect, RULES);
    const root = parseFlow(p, parseStatement(p));
    finish(p);
    const end = Math.max(p.pos, at + 1);
    statements.push({ from: at, to: end, tree: treeOf(p, root, tokens, at, end) });
    at = end;
  }
  return statements;
}

/** Snowflake: SHOW TABLES ->> SELECT … FROM $1: statements that read each other's results. */
function parseFlow(p: Parser, first: StatementNode): StatementNode {
  if (!p.at('->>') || !p.dialect.features.colonPaths) return first;
  const parts = emptyParts();
  parts.body.push(first);
  while (p.eat('->>')) parts.body.push(parseStatement(p));
  return make(p, 'flow', first.start, parts);
}

/** What may stand behind a statement; anything else is an error, and the next statement begins where a line starts with one. */
function finish(p: Parser): void {
  if (p.atEnd() || p.at(';')) {
    reportDangling(p);
    return;
  }
  if (p.type() === TokenType.line) return;
  if (p.dialect.features.looseTerminators && (p.rules.startsStatement(p) || p.at('END'))) {
    if (!p.at('END')) return;
  }
  if (p.dialect.features.procedural === 'plsql' && p.rules.startsStatement(p) && p.onNewLine()) return;
  p.unexpected('the end of the statement');
  let depth = 0;
  while (!p.atEnd()) {
    const text = p.text();
    if (text === '(') depth++;
    else if (text === ')') depth--;
    if (depth <= 0 && (text === ';' || (p.onNewLine() && STATEMENT_WORDS.has(text) && p.startsLine() && p.rules.startsStatement(p))))
      return;
    p.pos++;
  }
}

const DANGLING_SIGNS: ReadonlySet<string> = new Set(['=', ',', '(', '.', ':=', '=>', '||']);
const DANGLING_WORDS: ReadonlySet<string> = words(
  'AS BY FROM WHERE AND OR HAVING USING LIKE BETWEEN INTO JOIN THEN SELECT IN WITH TO SET FOR',
);

/** A last word that nothing can end with, where the grammar took it as one of many words: the options of a command, say. */
function reportDangling(p: Parser): void {
  if (p.errors.length > 0 || p.templated || p.type(-1) === TokenType.quotedIdentifier) return;
  const last = p.text(-1);
  const isSign = DANGLING_SIGNS.has(last) && p.type(-1) === TokenType.operator && !(last === ',' && p.dialect.features.trailingCommas);
  const isWord =
    DANGLING_WORDS.has(last) &&
    !(last === 'SELECT' && p.dialect.features.selectWithoutItems) &&
    p.dialect.reserved.has(last) &&
    !NAMES_BEHIND.has(p.text(-2));
  if (!isSign && !isWord) return;
  const end = p.end();
  p.error(say('The statement ends too soon'), end - 1, end);
}

/** Behind these a last word may stand: as a name, or because the grammar says so (END FOR, PostgreSQL's COPY … STDIN WITH). */
const NAMES_BEHIND: ReadonlySet<string> = new Set(['.', 'AS', 'END', 'STDIN', 'STDOUT']);

function treeOf(p: Parser, root: StatementNode, tokens: TokenList, from: number, to: number): SyntaxTree {
  const start = tokens.starts[from] as number;
  const end = tokens.ends[to - 1] as number;
  const errors = [...p.errors];
  for (let i = firstEndingBehind(tokens.errors, start); i < tokens.errors.length; i++) {
    const error = tokens.errors[i] as ScanError;
    if (error.start >= end) break;
    if (error.start >= start) errors.push({ message: error.message, start: error.start - start, end: error.end - start });
  }
  errors.sort((a, b) => a.start - b.start);
  if (errors.length > 0) settle(root);
  // A branch may stand behind the last token: it belongs to the statement all the same.
  const next = tokens.starts[to] ?? tokens.text.length;
  let templated = p.templated;
  let skipped = false;
  for (let i = firstEndingBehind(tokens.trivia, start); i < tokens.trivia.length; i++) {
    const trivia = tokens.trivia[i] as Trivia;
    if (trivia.start >= next) break;
    if (trivia.kind !== 'comment' && trivia.kind !== 'jinja-comment') {
      templated = true;
      skipped ||= trivia.kind === 'jinja-skipped';
    }
  }
  return { kind: kindName(root), root, errors, opaque: root.kind === 'opaque', templated, skipped };
}

/** The index of the first of these ranges, which are in order, that ends behind an offset. */
function firstEndingBehind(ranges: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as TextRange).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function kindName(root: StatementNode): string {
  switch (root.kind) {
    case 'query':
      return root.body.kind === 'values' ? 'values' : 'select';
    case 'command':
      return root.command;
    case 'create-routine':
      return `create-${root.routine}`;
    case 'variable':
      return 'declare';
    case 'procedural':
      return root.verb.replaceAll(' ', '-');
    case 'insert':
      return root.verb === 'replace' ? 'replace' : 'insert';
    default:
      return root.kind;
  }
}

/** Parses a statement's beginning and reports what the grammar would take at its end. */
export function probeChunk(tokens: TokenList, from: number, to: number, dialect: DialectGrammar): Probe {
  const probe: Probe = { words: new Set(), expects: new Set(), qualifier: [] };
  const p = new Parser(tokens, from, to, dialect, RULES, probe);
  if (p.atEnd()) {
    probe.expects.add('statement');
    for (const word of [...STATEMENT_WORDS, ...commandGrammar(dialect).commands.keys()]) probe.words.add(word);
  }
  parseStatement(p);
  return probe;
}
