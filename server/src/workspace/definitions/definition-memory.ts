import type { Result } from '../../base/index.ts';
import { type EdgesJson, edgesFromJson, edgesToJson } from '../analysis/packed-edges.ts';
import type { StorePlace } from '../crawled.ts';
import type { Persistence } from '../persistence/index-memory.ts';
import type { DefinitionUnit } from './definition-unit.ts';

/** Remembers what the definitions of one database say between runs. The first line of the list names the build of the engine, every other is one unit. */
export class DefinitionMemory {
  readonly #persistence: Persistence;
  readonly #name: string;

  constructor(persistence: Persistence, { folder, url }: StorePlace, connection: string) {
    this.#persistence = persistence;
    const hash = persistence.hash(JSON.stringify([folder, url, connection]));
    this.#name = `definitions-${hash.replace(/[^\w]/g, '').slice(0, 16)}.jsonl`;
  }

  async recall(breathe: () => Promise<void>): Promise<Map<string, DefinitionUnit>> {
    const units = new Map<string, DefinitionUnit>();
    let isFirst = true;
    for (const line of (await this.#persistence.store.read(this.#name)) ?? []) {
      if (isFirst && line !== JSON.stringify(this.#persistence.build)) break;
      const unit = isFirst ? null : decodeUnit(line);
      isFirst = false;
      if (unit !== null) units.set(unit.uri, unit);
      await breathe();
    }
    return units;
  }

  keep(units: readonly DefinitionUnit[], breathe: () => Promise<void>): Promise<Result<void>> {
    return this.#persistence.store.write(this.#name, this.#lines(units, breathe));
  }

  async *#lines(units: readonly DefinitionUnit[], breathe: () => Promise<void>): AsyncGenerator<string> {
    yield JSON.stringify(this.#persistence.build);
    for (const unit of units) {
      yield encodeUnit(unit);
      await breathe();
    }
  }
}

type UnitJson = readonly [uri: string, path: string, hash: string, state: string, asked: readonly string[], edges: EdgesJson];

function encodeUnit({ uri, path, hash, state, asked, edges }: DefinitionUnit): string {
  const json: UnitJson = [uri, path, hash, state, asked, edgesToJson(edges)];
  return JSON.stringify(json);
}

/** Null for half a line: what is lost is bound again. */
function decodeUnit(line: string): DefinitionUnit | null {
  try {
    const [uri, path, hash, state, asked, edges] = JSON.parse(line) as UnitJson;
    return { uri, path, hash, state, asked, edges: edgesFromJson(edges) };
  } catch {
    return null;
  }
}
