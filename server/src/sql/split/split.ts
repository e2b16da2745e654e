import type { DialectGrammar } from '../dialects/grammar.ts';
import { words } from '../dialects/words.ts';
import { type TokenList, TokenType } from '../tokens/index.ts';

/**
 * A run of tokens that is parsed on its own: usually one statement. Where terminators may be left out (T-SQL) or only the grammar knows the end
 * (PL/SQL units), it may hold several; the parser finds their ends.
 */
export interface Chunk {
  /** Indexes into the token list: [from, to). */
  readonly from: number;
  readonly to: number;
}

/** Cuts a script into chunks: at `;`, at GO, `/` and DELIMITER, never inside a routine's body. One bad statement stays in its chunk. */
export function splitTokens(tokens: TokenList, dialect: DialectGrammar): Chunk[] {
  const splitter = new Splitter(tokens, dialect);
  return splitter.run();
}

/** Words that open a block closed by END word. */
const COMPOUND: ReadonlySet<string> = words('IF LOOP WHILE REPEAT FOR CASE');

class Splitter {
  readonly #tokens: TokenList;
  readonly #style: DialectGrammar['features']['procedural'];
  readonly #chunks: Chunk[] = [];
  #at = 0;

  constructor(tokens: TokenList, dialect: DialectGrammar) {
    this.#tokens = tokens;
    this.#style = dialect.features.procedural;
  }

  run(): Chunk[] {
    const { types, count, texts } = this.#tokens;
    while (this.#at < count && types[this.#at] !== TokenType.end) {
      if (types[this.#at] === TokenType.line || texts[this.#at] === ';') {
        this.#at++;
        continue;
      }
      const from = this.#at;
      this.#at = this.#end(from);
      this.#chunks.push({ from, to: this.#at });
    }
    return this.#chunks;
  }

  #text(at: number): string {
    return this.#tokens.texts[at] ?? '';
  }

  #end(from: number): number {
    if (this.#isUnit(from)) return this.#endOfUnit(from);
    return this.#endOfStatement(from);
  }

  /** Whether what begins here ends at a line of its own (`/`, GO) rather than at `;`. */
  #isUnit(from: number): boolean {
    const first = this.#text(from);
    if (this.#style === 'plsql') {
      if (first === 'DECLARE' || first === '<<') return true;
      if (first === 'BEGIN') return true;
      if (first === 'WITH' && (this.#text(from + 1) === 'FUNCTION' || this.#text(from + 1) === 'PROCEDURE')) return true;
      return first === 'CREATE' && this.#createsRoutine(from);
    }
    return this.#style === 'tsql' && (first === 'CREATE' || first === 'ALTER') && this.#createsRoutine(from);
  }

  #createsRoutine(from: number): boolean {
    for (let at = from + 1; at < from + 8; at++) {
      const text = this.#text(at);
      if (text === 'PROCEDURE' || text === 'PROC' || text === 'FUNCTION' || text === 'TRIGGER' || text === 'PACKAGE') return true;
      if (text === 'TYPE' && this.#style === 'plsql') return this.#text(at + 1) === 'BODY';
      if ((text === 'JAVA' || text === 'MLE') && this.#style === 'plsql') return true;
      if (!ROUTINE_MODIFIERS.has(text)) return false;
    }
    return false;
  }

  #endOfUnit(from: number): number {
    const { types, count } = this.#tokens;
    for (let at = from; at < count; at++) if (types[at] === TokenType.line || types[at] === TokenType.end) return at;
    return count - 1;
  }

  #endOfStatement(from: number): number {
    const { types, texts, count } = this.#tokens;
    const blocks: string[] = [];
    let statementStart = true;
    const first = this.#text(from);
    const inRoutine = (first === 'CREATE' || first === 'DEFINE' || first === 'ALTER') && this.#createsRoutineWithBody(from);
    // The actions of PostgreSQL's rules are statements in parentheses.
    const isRule = this.#text(from) === 'CREATE' && (this.#text(from + 1) === 'RULE' || this.#text(from + 3) === 'RULE');
    let depth = 0;
    for (let at = from; at < count; at++) {
      const type = types[at];
      if (type === TokenType.end || type === TokenType.line) return at;
      const text = texts[at] as string;
      if (text === 'OPENROWSET' && texts[at + 1] === '(') {
        // T-SQL: OPENROWSET('provider', 'server'; 'user'; 'password', …).
        at = this.#closing(at + 1);
        continue;
      }
      if (text === ';' && this.#isProcedureNumber(at)) continue;
      if (isRule && text === '(') depth++;
      else if (isRule && text === ')') depth--;
      if (text === ';') {
        if (depth > 0) continue;
        if (blocks.length === 0 && !(this.#style === 'tsql' && texts[at + 1] === 'ELSE')) return at;
        statementStart = true;
        continue;
      }
      if (this.#style !== 'none' && this.#style !== 'plpgsql')
        this.#track(blocks, at, statementStart, inRoutine || at === from || blocks.length > 0);
      else if (text === 'ATOMIC' && texts[at - 1] === 'BEGIN') blocks.push('BEGIN');
      else if (blocks.length > 0 && text === 'CASE') blocks.push('CASE');
      else if (blocks.length > 0 && text === 'END') blocks.pop();
      statementStart =
        text === 'BEGIN' || text === 'THEN' || text === 'ELSE' || text === 'DO' || text === 'LOOP' || text === ':' || text === 'REPEAT';
    }
    return count - 1;
  }

  /** The parenthesis that closes the one here, or the opening one itself where none does nearby. */
  #closing(open: number): number {
    const { texts, count } = this.#tokens;
    let depth = 0;
    for (let at = open; at < Math.min(count, open + 200); at++) {
      if (texts[at] === '(') depth++;
      else if (texts[at] === ')' && --depth === 0) return at;
    }
    return open;
  }

  /** T-SQL's `EXEC p;2`: one of several procedures of a name. */
  #isProcedureNumber(at: number): boolean {
    const { types, starts, ends } = this.#tokens;
    return this.#style === 'tsql' && types[at + 1] === TokenType.number && starts[at + 1] === ends[at] && ends[at - 1] === starts[at];
  }

  #createsRoutineWithBody(from: number): boolean {
    for (let at = from + 1; at < from + 14; at++) {
      const text = this.#text(at);
      if (text === 'PROCEDURE' || text === 'FUNCTION' || text === 'TRIGGER' || text === 'EVENT' || text === 'TASK') return true;
      if (text === 'TABLE' || text === 'VIEW' || text === 'INDEX' || text === 'AS' || text === ';') return false;
    }
    return false;
  }

  /** Keeps the stack of open blocks. */
  #track(blocks: string[], at: number, statementStart: boolean, isHere: boolean): void {
    const { texts } = this.#tokens;
    const text = texts[at] as string;
    switch (text) {
      case 'BEGIN': {
        const next = texts[at + 1] as string;
        const isTransaction =
          (next === ';' && this.#style !== 'tsql') ||
          next === 'TRAN' ||
          next === 'TRANSACTION' ||
          next === 'WORK' ||
          next === 'DISTRIBUTED' ||
          next === 'DIALOG' ||
          next === 'CONVERSATION' ||
          this.#tokens.types[at + 1] === TokenType.end ||
          ((next === 'DEFERRED' || next === 'IMMEDIATE' || next === 'EXCLUSIVE') && this.#style === 'sqlite');
        if (!isTransaction && isHere) blocks.push('BEGIN');
        else if (!isTransaction && (this.#style === 'tsql' || statementStart)) blocks.push('BEGIN');
        return;
      }
      case 'DECLARE':
        // Snowflake: declarations before BEGIN belong to the block.
        if (this.#style === 'snowflake' && statementStart && blocks.length === 0) blocks.push('DECLARE');
        return;
      case 'CASE':
        blocks.push('CASE');
        return;
      case 'IF':
      case 'LOOP':
      case 'WHILE':
      case 'REPEAT':
      case 'FOR':
        if (this.#style === 'tsql' || !statementStart) return;
        if (text === 'REPEAT' && texts[at + 1] === '(') return;
        if (this.#opensCompound(at, text)) blocks.push(text);
        return;
      case 'END': {
        const next = texts[at + 1] as string;
        if (COMPOUND.has(next) && this.#style !== 'tsql') {
          while (blocks.length > 0 && blocks[blocks.length - 1] !== next && blocks[blocks.length - 1] !== 'BEGIN') blocks.pop();
          if (blocks[blocks.length - 1] === next) blocks.pop();
          return;
        }
        const top = blocks.pop();
        if (top === 'BEGIN' && blocks[blocks.length - 1] === 'DECLARE') blocks.pop();
        if (this.#style === 'tsql' && next === 'CONVERSATION' && top !== undefined) blocks.push(top);
        return;
      }
    }
  }

  /** IF EXISTS and the function IF( are no blocks; FOR needs its IN. */
  #opensCompound(at: number, text: string): boolean {
    const { texts, types, count } = this.#tokens;
    if (text !== 'IF' && text !== 'FOR' && text !== 'WHILE') return true;
    for (let i = at + 1; i < count && types[i] !== TokenType.end; i++) {
      const word = texts[i] as string;
      if (word === ';') return false;
      if (text === 'IF' ? word === 'THEN' : word === 'DO' || word === 'LOOP') return true;
    }
    return false;
  }
}

const ROUTINE_MODIFIERS: ReadonlySet<string> = words('OR REPLACE ALTER EDITIONABLE NONEDITIONABLE FORCE NO CREATE IF NOT EXISTS');
