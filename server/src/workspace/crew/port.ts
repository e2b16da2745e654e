import type { DialectChoice } from '../dialect/choose-dialect.ts';
import type { FileRole, ProjectOptions } from '../project/project.ts';

/** A project as it crosses to another thread: its parent is a place in the list. */
export type ShardProject = Omit<ProjectOptions, 'parent'> & { readonly parent: number | null };

/** A file as it crosses to another thread. */
export interface ShardFile {
  readonly uri: string;
  readonly path: string;
  readonly role: FileRole;
  /** Place in the list of projects. */
  readonly project: number;
  readonly text: string;
  readonly choice: DialectChoice;
}

export interface ShardSetup {
  readonly projects: readonly ShardProject[];
  /** Every shard renders with all macros. */
  readonly macros: readonly ShardFile[];
}

/** What a file says, before anything is bound. */
export interface ShardReading {
  readonly uri: string;
  /** Names of the tables whose columns follow from the file's queries. */
  readonly derives: readonly string[];
  /** Names of all tables that it names. */
  readonly reads: readonly string[];
  /** For the other shards: a line of `encodeFacts`. */
  readonly facts: string;
}

export interface ShardBinding {
  /** A line of `encodeRecord`. */
  readonly record: string;
  /** What binding has found out for the others; null when that is nothing. */
  readonly facts: string | null;
}

/** A part of the files in another thread, with a catalog of all of them. Calls are carried out in the order in which they are made. */
export interface Shard {
  read(files: readonly ShardFile[]): Promise<readonly ShardReading[]>;
  /** Takes in what other shards' files say. */
  hear(facts: readonly string[]): Promise<void>;
  bind(uris: readonly string[]): Promise<readonly ShardBinding[]>;
  /** Own files that read something which is no longer what it was when they were bound. */
  stale(): Promise<readonly string[]>;
}

/** Threads that can take work over. */
export interface Crew {
  /** From so many files on it is worth while to start threads. */
  readonly worthwhile: number;
  /** Rejects when a thread cannot be started. `dispose` ends them all, and whatever they are doing. */
  hire(setup: ShardSetup): { readonly shards: readonly Shard[]; readonly dispose: () => void };
}
