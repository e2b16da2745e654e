import type { Location } from 'vscode-languageserver';
import type { FileRange } from '../../app/index.ts';
import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import { Positions } from './positions.ts';
import type { Session } from './session.ts';

/** Spans of files as the protocol's locations; spans of files that can no longer be read are left out. */
export async function toLocations(session: Session, ranges: readonly FileRange[], token: CancellationToken): Promise<Location[]> {
  const texts = new TextCache(session, token);
  const locations: Location[] = [];
  for (const { uri, range } of ranges) {
    const positions = await texts.positions(uri);
    if (positions) locations.push({ uri: session.uris.toClient(uri), range: positions.range(range) });
  }
  return locations;
}

/** Each file's text is asked for once an answer. */
export class TextCache {
  readonly #known = new Map<string, Positions | null>();
  readonly #session: Session;
  readonly #token: CancellationToken;

  constructor(session: Session, token: CancellationToken) {
    this.#session = session;
    this.#token = token;
  }

  async positions(uri: string): Promise<Positions | null> {
    const known = this.#known.get(uri);
    if (known !== undefined) return known;
    const text = await this.#session.aetl.ide.text(uri, this.#token);
    throwIfCancelled(this.#token);
    const positions = text === null ? null : new Positions(text);
    this.#known.set(uri, positions);
    return positions;
  }
}
