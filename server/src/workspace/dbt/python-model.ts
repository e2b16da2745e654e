import { SourceMap } from '../../jinja/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { parseScript } from '../../sql/index.ts';
import type { RelationName } from './globals/context.ts';
import { relation } from './globals/relations.ts';
import type { RenderedFile } from './rendered-file.ts';

/**
 * A model in Python, as a query that reads what it reads and yields nobody knows what. Its calls are found by their words:
 * Python itself is not read.
 */
export function pythonModel(text: string, dialect: DialectName): RenderedFile {
  const relations = new Map<string, RelationName>();
  for (const { 1: kind, 2: list = '' } of text.matchAll(CALL)) {
    const args = [...list.matchAll(/(['"])(.*?)\1/g)].map(([, , value]) => value ?? '');
    const name: RelationName = { function: kind === 'source' ? 'source' : 'ref', args };
    if (args.length > 0) relations.set(relation(name).printed, name);
  }
  const inputs = [...relations.values()].map((name) => relation(name).printed);
  const query = inputs.length === 0 ? 'select {{ unknown() }}' : `select {{ unknown() }} from ${inputs.join(' cross join ')}`;
  const map = new SourceMap([{ at: 0, length: query.length, source: { start: 0, end: text.length }, exact: false }]);
  const variant = { text: query, map, sample: true, decisions: new Map<string, boolean>() };
  return {
    template: { text, nodes: [], errors: [] },
    scripts: [{ variant, script: parseScript(query, dialect) }],
    independent: true,
    errors: [],
    macros: new Set(),
    relations: [...relations.values()],
    config: new Map(),
    readsColumns: false,
  };
}

const CALL = /\bdbt\.(ref|source)\(([^()]*)\)/g;
