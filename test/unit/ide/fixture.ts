import { createAetl, type Ide, type IdeFile } from '../../../server/src/app/index.ts';
import { type FileSystem, fail, type Logger, NEVER_CANCELLED, ok } from '../../../server/src/base/index.ts';
import type { DialectName } from '../../../server/src/protocol/index.ts';

const ROOT = '/work';

const SILENT: Logger = { info: () => {}, warn: () => {}, error: (message, cause) => console.error(message, cause) };

export interface Fixture {
  readonly ide: Ide;
  /** The file with the cursor; without one, the last. */
  readonly file: IdeFile;
  readonly offset: number;
  /** Texts by path, without the cursor. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * One string holds a workspace: sections that begin with `-- file: path` (`# file: path` in YAML), text before the first is
 * `query.sql`. `$0` is the cursor.
 */
export async function openFixture(text: string, dialect: DialectName = 'postgres'): Promise<Fixture> {
  const texts = new Map<string, string>();
  let cursor: { readonly path: string; readonly offset: number } | null = null;
  for (const { path, content } of sections(text)) {
    const at = content.indexOf('$0');
    const clean = content.replace('$0', '');
    if (at >= 0) cursor = { path, offset: at };
    texts.set(path, clean);
  }
  const aetl = createAetl({ logger: SILENT, dialect, fs: memoryFiles(texts), clock: { now: () => 0 }, yield: async () => {} });
  await aetl.setRoots([`file://${ROOT}`], () => {}, NEVER_CANCELLED);
  const { ide } = aetl;
  const { path, offset } = cursor ?? { path: [...texts.keys()].at(-1) ?? '', offset: 0 };
  const file = await ide.file(uriOf(path), NEVER_CANCELLED);
  if (!file) throw new Error(`${path} is no SQL file of the workspace`);
  return { ide, file, offset, texts };
}

function uriOf(path: string): string {
  return `file://${ROOT}/${path}`;
}

/** `path:line:text` of a span, lines from 1: short enough to be written by hand. */
export function spanOf({ texts }: Fixture, uri: string, range: { readonly start: number; readonly end: number }): string {
  const path = uri.slice(`file://${ROOT}/`.length);
  const text = texts.get(path) ?? '';
  return `${path}:${text.slice(0, range.start).split('\n').length}:${text.slice(range.start, range.end)}`;
}

function sections(text: string): { readonly path: string; readonly content: string }[] {
  const parts = text.replace(/^\n/, '').split(/^(?:--|#) file: (.+)\n/m);
  const found = parts[0]?.trim() ? [{ path: 'query.sql', content: parts[0] }] : [];
  for (let index = 1; index < parts.length; index += 2) found.push({ path: parts[index] ?? '', content: parts[index + 1] ?? '' });
  return found;
}

function memoryFiles(texts: ReadonlyMap<string, string>): FileSystem {
  const at = (path: string) => texts.get(path.slice(ROOT.length + 1));
  return {
    async readBytes(path) {
      const text = at(path);
      return text === undefined ? fail('no such file') : ok(new TextEncoder().encode(text));
    },
    async stat(path) {
      const text = at(path);
      return text === undefined ? fail('no such file') : ok({ size: text.length, modified: 0 });
    },
    async list(folder) {
      const prefix = folder === ROOT ? '' : `${folder.slice(ROOT.length + 1)}/`;
      const names = new Map<string, 'file' | 'directory'>();
      for (const path of texts.keys()) {
        if (!path.startsWith(prefix)) continue;
        const [name = '', ...rest] = path.slice(prefix.length).split('/');
        names.set(name, rest.length > 0 ? 'directory' : 'file');
      }
      return ok([...names].map(([name, kind]) => ({ name, kind })));
    },
    writeText: async () => fail('read-only'),
  };
}

/** Tables that most fixtures need. */
export const SHOP = `-- file: schema.sql
CREATE TABLE customers (
  id integer PRIMARY KEY,
  name text NOT NULL,
  email text
);
CREATE TABLE orders (
  id integer PRIMARY KEY,
  customer_id integer REFERENCES customers (id),
  amount numeric(10, 2),
  day date
);
CREATE TABLE order_items (
  order_id integer REFERENCES orders (id),
  product_id integer,
  quantity integer
);
`;
