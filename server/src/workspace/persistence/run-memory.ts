import { ok, type Result } from '../../base/index.ts';
import { IndexMemory, type LeftBehind, type Persistence, type Recollection } from './index-memory.ts';

/** What there is to be remembered. `world` is what everything follows from besides the files themselves. */
type Remembered = Pick<LeftBehind, 'files' | 'isDirty'> & { readonly world: string };

/** What one run of the editor leaves to the next. */
export class RunMemory {
  readonly #persistence: Persistence | null;
  readonly #breathe: () => Promise<void>;
  #memory: IndexMemory | null = null;
  #keptRevision: string | null = null;
  #keeping: Promise<Result<void>> | null = null;

  constructor(persistence: Persistence | null, breathe: () => Promise<void>) {
    this.#persistence = persistence;
    this.#breathe = breathe;
  }

  /** What an earlier run left of these roots; null when it left nothing that may be believed. */
  async recall(roots: readonly string[], world: string): Promise<Recollection | null> {
    this.#memory = this.#persistence && new IndexMemory(this.#persistence, roots);
    this.#keptRevision = null;
    return (await this.#memory?.recall(world, this.#breathe)) ?? null;
  }

  /** What was recalled is what there is: there is nothing to keep. */
  isWhatThereIs(revision: string): void {
    this.#keptRevision = revision;
  }

  /** Keeps what is known for the next run, unless that is what the last one left. The revision is another one whenever something is not as it was. */
  keep(revisionNow: () => string, left: () => Remembered): Promise<Result<void>> {
    this.#keeping ??= this.#keep(revisionNow, left).finally(() => {
      this.#keeping = null;
    });
    return this.#keeping;
  }

  async #keep(revisionNow: () => string, left: () => Remembered): Promise<Result<void>> {
    const revision = revisionNow();
    if (this.#memory === null || this.#keptRevision === revision) return ok(undefined);
    const { files, isDirty, world } = left();
    const isCurrent = () => revisionNow() === revision;
    const kept = await this.#memory.keep({ files, isDirty, isCurrent, breathe: this.#breathe }, world);
    if (kept.ok) this.#keptRevision = revision;
    return kept;
  }
}
