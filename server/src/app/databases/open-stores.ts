import { existsSync } from 'node:fs';
import process from 'node:process';
import { catalogFile, DEFAULT_STORE, isBehind } from '../../adapters/crawled/index.ts';
import { fail, type Logger, ok, type Result, say } from '../../base/index.ts';
import { type MetadataStore, runCrawl, storedCrawl } from '../../metadata/index.ts';
import type { StorePlace } from '../../workspace/index.ts';
import type { DatabaseProblem } from './model.ts';

/** The stores of projects, each opened when it is first needed. */
export class OpenStores {
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #stores = new Map<string, Promise<Result<MetadataStore, DatabaseProblem>>>();

  constructor(logger: Logger, now: () => number) {
    this.#logger = logger;
    this.#now = now;
  }

  async of({ folder, url }: StorePlace): Promise<Result<MetadataStore, DatabaseProblem>> {
    const resolved = resolveUrl(url ?? DEFAULT_STORE);
    return resolved.ok ? this.#open(resolved.value, folder) : fail({ fault: 'usage', message: resolved.error });
  }

  /** The same, but null where nothing was ever kept: to look makes no store. */
  async existing(place: StorePlace): Promise<Result<MetadataStore | null, DatabaseProblem>> {
    if (!isShared(place) && !existsSync(catalogFile(place))) return ok(null);
    return this.of(place);
  }

  /** Copies the last crawl of a store that a team shares to where it answers at once, and offline. */
  async copyShared(place: StorePlace, connection: string): Promise<Result<void, DatabaseProblem>> {
    if (!isShared(place)) return ok(undefined);
    const shared = await this.of(place);
    const copy = await this.#open(`sqlite:${catalogFile(place)}`, place.folder);
    if (!shared.ok) return shared;
    if (!copy.ok) return copy;
    const [theirs, ours] = [await shared.value.sources(), await copy.value.sources()];
    if (!theirs.ok) return problem(theirs.error.message);
    const source = theirs.value.find(({ name }) => name === connection);
    const known = ours.ok ? ours.value.find(({ name }) => name === connection) : undefined;
    if (source === undefined || source.currentRun === null || known?.place['sharedRun'] === source.currentRun) return ok(undefined);
    const schemas = await shared.value.schemas({ source: connection, run: null });
    if (!schemas.ok) return problem(schemas.error.message);
    const copied = await runCrawl({
      ...storedCrawl(shared.value, connection, schemas.value),
      store: copy.value,
      source: { ...source, place: { ...source.place, sharedRun: source.currentRun } },
      token: { isCancellationRequested: false },
      onProgress: () => {},
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    });
    return copied.ok ? ok(undefined) : problem(copied.error.failure.message);
  }

  /** Makes what is kept here readable, and as new as what a team shares; says whether there may be news. */
  async catchUp(place: StorePlace, connection: string): Promise<Result<boolean, DatabaseProblem>> {
    if (isShared(place)) {
      const copied = await this.copyShared(place, connection);
      return copied.ok ? ok(true) : copied;
    }
    if (!isBehind(catalogFile(place))) return ok(false);
    const opened = await this.of(place);
    return opened.ok ? ok(true) : opened;
  }

  /** In a store that is shared for everybody, since everybody reads the same aetl.yaml. */
  async renameSource(place: StorePlace, from: string, to: string): Promise<Result<void, DatabaseProblem>> {
    const stores = [await this.existing(place)];
    if (isShared(place)) stores.push(await this.#open(`sqlite:${catalogFile(place)}`, place.folder));
    for (const store of stores) {
      if (!store.ok) return store;
      const renamed = await store.value?.renameSource(from, to);
      if (renamed?.ok === false) return problem(renamed.error.message);
    }
    return ok(undefined);
  }

  async close(): Promise<void> {
    const opened = [...this.#stores.values()];
    this.#stores.clear();
    for (const opening of opened) {
      const store = await opening;
      if (store.ok) await store.value.close();
    }
  }

  #open(url: string, folder: string): Promise<Result<MetadataStore, DatabaseProblem>> {
    const key = `${folder}\n${url}`;
    const known = this.#stores.get(key);
    if (known !== undefined) return known;
    const opening = this.#openNew(url, folder);
    this.#stores.set(key, opening);
    // What failed may be mended meanwhile.
    void opening.then(({ ok: isOpen }) => isOpen || this.#stores.delete(key));
    return opening;
  }

  async #openNew(url: string, folder: string): Promise<Result<MetadataStore, DatabaseProblem>> {
    // Most starts open none.
    const { openStore } = await import('../../adapters/store/index.ts');
    const opened = await openStore({ url, folder, now: this.#now });
    if (!opened.ok) return problem(opened.error.message);
    if (opened.value.note !== null) this.#logger.warn(opened.value.note);
    return opened;
  }
}

function isShared({ url }: StorePlace): boolean {
  return url !== null && !/^sqlite:/i.test(url);
}

function problem(message: string): Result<never, DatabaseProblem> {
  return fail({ fault: 'store', message });
}

/** The URL with what `${env:NAME}` stands for. */
function resolveUrl(url: string): Result<string> {
  const missing: string[] = [];
  const resolved = url.replace(/\$\{(\w+):([^}]*)\}/g, (whole, kind: string, name: string) => {
    const value = kind === 'env' ? process.env[name] : undefined;
    if (value === undefined) missing.push(whole);
    return encodeURIComponent(value ?? '');
  });
  if (missing.length === 0) return ok(resolved);
  return fail(say('store.url of aetl.yaml needs {0}: only environment variables that are set can stand there', missing.join(', ')));
}
