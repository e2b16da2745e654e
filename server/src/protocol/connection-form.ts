/** A connection as the form shows it and aetl.yaml writes it. A password is always a reference: `${env:…}`, `${cmd:…}`, `${secret:…}`. */
export interface ConnectionForm {
  readonly name: string;
  readonly type: string;
  readonly host: string | null;
  readonly port: number | null;
  readonly database: string | null;
  readonly user: string | null;
  readonly password: string | null;
  /** File of an SQLite database, or of a key of BigQuery. */
  readonly path: string | null;
  readonly environment: 'dev' | 'test' | 'stage' | 'prod' | null;
}

/** `aetl/connection/read`: a connection as aetl.yaml has it, for people to change. */
export interface ConnectionReadParams {
  readonly connection: string;
}

/** Null when there is none of that name. `folder` (a URI) is that of its aetl.yaml. */
export type ConnectionReadResult = { readonly folder: string; readonly form: ConnectionForm } | null;

/** `aetl/connection/test`: connects to a connection of aetl.yaml, or to one that is not saved yet. */
export type ConnectionTestParams = { readonly connection: string } | { readonly folder: string; readonly form: ConnectionForm };

export type ConnectionTestResult =
  | {
      readonly ok: true;
      /** `PostgreSQL 18.1`. */
      readonly product: string;
      readonly user: string;
      readonly database: string | null;
      /** Whether the account could change data if it were not for AETL; null when that cannot be found out. */
      readonly canWrite: boolean | null;
      readonly encrypted: boolean | null;
    }
  | { readonly ok: false; readonly message: string };

/** `aetl/connection/save`: edits of the aetl.yaml of a folder that add a connection, or change the one that was called `previous`. */
export interface ConnectionSaveParams {
  /** URI. */
  readonly folder: string;
  readonly form: ConnectionForm;
  /** Null for a new one. */
  readonly previous: string | null;
}

/** `aetl/connection/delete`. */
export interface ConnectionDeleteParams {
  readonly connection: string;
}

/** `aetl/connection/assign`: edits of aetl.yaml that let all SQL of its folder run on a connection, and be checked against its last crawl. */
export interface ConnectionAssignParams {
  readonly connection: string;
}

/** What is to be done to the aetl.yaml of a folder, as edits, so that people can take it back; or why it cannot be. */
export type ConnectionChange =
  | {
      readonly ok: true;
      /** Of the aetl.yaml. */
      readonly uri: string;
      /** Whether there is no such file yet. */
      readonly create: boolean;
      readonly edits: readonly {
        readonly range: {
          readonly start: { readonly line: number; readonly character: number };
          readonly end: { readonly line: number; readonly character: number };
        };
        readonly newText: string;
      }[];
    }
  | { readonly ok: false; readonly message: string };

/** `aetl/secret/get`, from the server to the client: what `${secret:name}` of an aetl.yaml stands for; the answer is null when there is none. */
export interface SecretGetParams {
  readonly name: string;
  /** URI of the folder of the aetl.yaml: two projects may call their secrets alike. */
  readonly folder: string;
}
