import type { Result } from '../base/index.ts';

/** Why the store did not do what it was asked. `message` is a sentence for people that says what to do. */
export interface StoreFailure {
  readonly kind: /** The folder or the server cannot be used at all. */
    | 'unusable'
    | 'read-only'
    | 'full'
    | 'corrupt'
    /** A later version of AETL has written it. */
    | 'newer'
    /** Somebody else is at it. */
    | 'busy'
    /** Another process has gone on with this crawl. */
    | 'taken-over'
    | 'other';
  readonly message: string;
}

export type Stored<T> = Result<T, StoreFailure>;
