import type { TextRange } from '../../base/index.ts';
import { type DialectName, readDatabaseDefinitionUri } from '../../protocol/index.ts';
import { parseScript, scanTokens } from '../../sql/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import { perText } from './per-text.ts';

/** Where the SQL of a routine is: a range of a file, or a definition of a database as a whole. */
export interface RoutinePlace {
  readonly uri: string;
  readonly range: TextRange | null;
}

interface Routine extends RoutinePlace {
  /** In lower case, the name last. */
  readonly parts: readonly string[];
  readonly text: string;
  readonly dialect: DialectName;
}

/** Files without any such words are not parsed for routines. */
const MAKES_ROUTINE = /\bcreate\b[^;]{0,80}\b(?:procedure|proc|function)\b/i;
const CALLS = /\b(?:call|exec|execute)\b/i;

/** The routines that files and databases define, and which of them SQL calls. */
export class Routines {
  readonly #workspace: Workspace;
  #all: readonly Routine[] | null = null;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The routines that a text calls (`CALL`, `EXEC`), and those that these call; calls of routines that nobody defines are left out. */
  calledBy(text: string, dialect: DialectName): readonly RoutinePlace[] {
    const found = new Set<Routine>();
    const open = [{ text, dialect }];
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const called of calledNames(next.text, next.dialect)) {
        const routine = this.#named(called);
        if (routine === null || found.has(routine)) continue;
        found.add(routine);
        open.push(routine);
      }
    return [...found];
  }

  #named(parts: readonly string[]): Routine | null {
    this.#all ??= [...this.#workspace.files].flatMap(inFile).concat([...this.#inDatabases()]);
    const alike = this.#all.filter((routine) => {
      const length = Math.min(parts.length, routine.parts.length);
      return parts.slice(-length).join('.') === routine.parts.slice(-length).join('.');
    });
    // What a file makes is what its database has.
    return alike.find(({ range }) => range !== null) ?? alike[0] ?? null;
  }

  *#inDatabases(): Generator<Routine> {
    for (const [uri] of this.#workspace.flow.units()) {
      const address = readDatabaseDefinitionUri(uri);
      const definition = address?.routine ? this.#workspace.definition(uri) : null;
      if (address === null || definition === null) continue;
      const parts = [...(address.schema === null ? [] : [address.schema]), address.name].map((part) => part.toLowerCase());
      yield { uri, range: null, parts, text: bodyOf(definition.text), dialect: definition.dialect };
    }
  }
}

const inFile = perText(({ uri, role, text, choice }): readonly Routine[] => {
  if (role !== 'sql' || !MAKES_ROUTINE.test(text)) return [];
  return parseScript(text, choice.dialect).statements.flatMap(({ tree, range }) => {
    const { root } = tree;
    if (root.kind !== 'create-routine') return [];
    const parts = root.name.parts.map(({ name }) => name.toLowerCase());
    return [{ uri, range, parts, text: bodyOf(text.slice(range.start, range.end)), dialect: choice.dialect }];
  });
});

/** PostgreSQL quotes a body as a string. */
function bodyOf(text: string): string {
  return text.replace(/\$\w*\$/g, (quote) => ' '.repeat(quote.length));
}

function calledNames(text: string, dialect: DialectName): readonly (readonly string[])[] {
  if (!CALLS.test(text)) return [];
  const tokens = scanTokens(text, dialect)
    .filter(({ type }) => type !== 'comment')
    .sort((a, b) => a.start - b.start);
  const written = (at: number) => text.slice(tokens[at]?.start ?? 0, tokens[at]?.end ?? 0);
  const found: string[][] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!/^(call|exec|execute)$/i.test(written(at))) continue;
    const parts: string[] = [];
    let next = /^(procedure|proc)$/i.test(written(at + 1)) ? at + 2 : at + 1;
    for (;;) {
      const type = tokens[next]?.type;
      if (type !== 'word' && type !== 'identifier' && type !== 'keyword') break;
      parts.push(
        written(next)
          .replace(/^["`[]|["`\]]$/g, '')
          .toLowerCase(),
      );
      if (written(next + 1) !== '.') break;
      next += 2;
    }
    if (parts.length > 0) found.push(parts);
  }
  return found;
}
