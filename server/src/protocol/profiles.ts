import type { TableAddress } from './databases.ts';

/** A value as a profile keeps it: numbers that a double cannot hold, dates and times are texts. Personal data is masked. */
export type ProfiledValue = number | string | null;

/** A column in figures. */
export interface ProfiledColumn {
  readonly name: string;
  readonly type: string;
  /** What a domain stands for; missing where `type` is none. */
  readonly base?: string;
  readonly kind: 'number' | 'text' | 'long-text' | 'date' | 'timestamp' | 'time' | 'boolean' | 'opaque';
  /** Rows looked at. */
  readonly rows: number;
  readonly nulls: number;
  readonly distinct: { readonly count: number; readonly method: 'exact' | 'approximate' | 'statistics' | 'sample' } | null;
  readonly min: ProfiledValue;
  readonly max: ProfiledValue;
  readonly numbers: ProfiledNumbers | null;
  readonly lengths: {
    readonly min: number | null;
    readonly max: number | null;
    readonly mean: number | null;
    readonly blank: number;
  } | null;
  /** Most frequent first. */
  readonly top: readonly { readonly value: string; readonly count: number }[];
  /** Bounds are numbers; of dates and times, milliseconds since 1970. The last bin includes its upper bound. */
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  readonly patterns: readonly { readonly pattern: string; readonly matches: number; readonly of: number }[];
  /** Values that were looked at for patterns. */
  readonly patternSample: number;
  /** Why figures are missing, or are those of a sample; null when there is nothing to say. */
  readonly problem: string | null;
  /** What the values likely are, such as `e-mail`; null when nothing speaks for anything. */
  readonly domain: { readonly name: string; readonly confidence: number; readonly personal: boolean } | null;
  /** Its values are likely personal data, so that they are masked, and what would tell them is left out. */
  readonly masked: boolean;
}

export interface ProfiledNumbers {
  readonly mean: number | null;
  readonly deviation: number | null;
  readonly nonFinite: number;
  readonly quantiles: readonly { readonly fraction: number; readonly value: number }[];
  readonly outliers: { readonly fences: ProfiledOutliers; readonly robustZ: ProfiledOutliers } | null;
}

export interface ProfiledOutliers {
  readonly low: number;
  readonly high: number;
  readonly outside: number;
}

/** A table in figures. `aetl profile --compare` reads it too. */
export interface ProfiledTable {
  readonly version: 1;
  readonly table: { readonly catalog: string | null; readonly schema: string | null; readonly name: string };
  readonly dialect: string;
  /** Milliseconds since 1970. */
  readonly takenAt: number;
  readonly milliseconds: number;
  readonly rows: number;
  /** Percent of the table; null when all of it was read. */
  readonly sampled: number | null;
  readonly columns: readonly ProfiledColumn[];
  readonly candidateKeys: readonly (readonly string[])[];
  /** The newest moment of each date and time column, newest first. */
  readonly freshness: readonly { readonly column: string; readonly latest: string }[];
  /** Why it is not whole; null when it is. */
  readonly ended: 'budget' | 'bytes' | null;
}

/** A profile that is kept. */
export interface ProfileRecord {
  readonly id: number;
  readonly takenAt: number;
  readonly rows: number;
  readonly sampled: number | null;
}

/** One thing that is not as it was. */
export interface ProfileDrift {
  readonly kind: string;
  readonly severity: 'info' | 'warning' | 'error';
  /** Null for what is about the table. */
  readonly column: string | null;
  readonly message: string;
}

/** Why there is no answer, as a sentence that says what to do. */
export interface ProfileFailure {
  readonly kind: 'timeout' | 'rights' | 'connection' | 'store' | 'usage' | 'other';
  readonly message: string;
}

export type ProfileAnswer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ProfileFailure };

/** How much of the table is read: `auto` reads all of a small one and a share of a large one. */
export type ProfileSample = 'auto' | 'full' | { readonly percent: number };

/** `aetl/profile/run`: the database is asked. `aetl/profile/progress` notifications with the same `id` tell how far it is; to cancel the request ends it there too. */
export interface ProfileRunParams {
  readonly id: string;
  readonly table: TableAddress;
  readonly sample: ProfileSample;
  readonly budgetMilliseconds: number;
}

/** `record` is null where it could not be kept, and `notKept` says why. */
export type ProfileRunResult = ProfileAnswer<{
  readonly profile: ProfiledTable;
  readonly record: ProfileRecord | null;
  readonly notKept: string | null;
}>;

/** `aetl/profile/progress`. */
export interface ProfileProgressParams {
  readonly id: string;
  /** Questions that are answered, and all that are known so far. */
  readonly done: number;
  readonly total: number;
  /** What is known up to now; null when nothing is, or nothing new. */
  readonly partial: ProfiledTable | null;
}

/** `aetl/profile/latest`: the newest profile that is kept. */
export interface ProfileLatestParams {
  readonly table: TableAddress;
}

export type ProfileLatestResult = ProfileAnswer<{ readonly profile: ProfiledTable; readonly record: ProfileRecord } | null>;

/** `aetl/profile/history`: the profiles that are kept, the newest first. */
export interface ProfileHistoryParams {
  readonly table: TableAddress;
}

export type ProfileHistoryResult = ProfileAnswer<readonly ProfileRecord[]>;

/** `aetl/profile/drift`: what has changed from one profile that is kept to another. */
export interface ProfileDriftParams {
  readonly table: TableAddress;
  /** The last but one where it is null. */
  readonly from: number | null;
  /** The newest where it is null. */
  readonly to: number | null;
}

export type ProfileDriftResult = ProfileAnswer<{
  readonly from: ProfileRecord;
  readonly to: ProfileRecord;
  readonly findings: readonly ProfileDrift[];
}>;

/** `aetl/profile/target`: the table at a place of a document. */
export interface ProfileTargetParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

/** Null where there is none. `connection` is the file's. */
export type ProfileTargetResult = { readonly connection: string | null; readonly schema: string | null; readonly name: string } | null;

/** `aetl/profile/tables`: what the last crawl of a connection found. */
export interface ProfileTablesParams {
  readonly connection: string;
}

export interface ProfileTablesResult {
  readonly tables: readonly { readonly schema: string | null; readonly name: string; readonly kind: string }[];
}

/** From the host (VS Code client) to the page of a profile. */
export type ToProfileMessage =
  | { readonly type: 'table'; readonly table: TableAddress; readonly environment: string | null }
  | { readonly type: 'loading' }
  | { readonly type: 'running'; readonly sample: ProfileSample }
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly partial: ProfiledTable | null }
  | { readonly type: 'profile'; readonly profile: ProfiledTable; readonly record: ProfileRecord | null; readonly notKept: string | null }
  | { readonly type: 'never' }
  | { readonly type: 'failed'; readonly error: ProfileFailure }
  | { readonly type: 'cancelled' }
  | { readonly type: 'history'; readonly records: readonly ProfileRecord[] }
  | {
      readonly type: 'drift';
      readonly from: ProfileRecord | null;
      readonly findings: readonly ProfileDrift[];
      readonly failure: string | null;
    };

/** From the page of a profile to the host. */
export type FromProfileMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'run'; readonly full: boolean }
  | { readonly type: 'cancel' }
  | { readonly type: 'compare'; readonly from: number }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'save'; readonly format: 'csv' | 'json' | 'markdown'; readonly text: string };
