/** `aetl/database/definition`: the SQL that a database keeps of a view or routine, as its last crawl found it. */
export interface DatabaseDefinitionParams {
  /** As `databaseDefinitionUri` writes it. */
  readonly uri: string;
}

/** Null when there is no such object, or the account may not read its SQL. */
export type DatabaseDefinitionResult = { readonly text: string; readonly languageId: string } | null;

/** A view or routine of a connection's database. */
export interface DefinitionAddress {
  readonly connection: string;
  readonly schema: string | null;
  readonly name: string;
  /** Null for a view, and where any object of that name will do. */
  readonly routine: { readonly kind: string; readonly signature: string } | null;
}

/** Documents that nobody can save: the text comes from the last crawl. */
const DATABASE_SCHEME = 'aetl-database';

/** `aetl-database:/<connection>/<schema>/<name>.sql`, for routines with `?<kind>=<signature>` behind it, since they may share a name. */
export function databaseDefinitionUri({ connection, schema, name, routine }: DefinitionAddress): string {
  const path = [connection, schema ?? '', `${name}.sql`].map(escaped).join('/');
  return `${DATABASE_SCHEME}:/${path}${routine === null ? '' : `?${escaped(`${routine.kind}=${routine.signature}`)}`}`;
}

/** Half a surrogate pair can be part of a name, but of no URI. */
function escaped(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** Null for what is no such URI, however an editor escapes it. */
export function readDatabaseDefinitionUri(uri: string): DefinitionAddress | null {
  const [, connection, schema, name, query] = /^aetl-database:\/+([^/]+)\/([^/]*)\/(.+?)\.sql(?:\?(.*))?$/s.exec(uri) ?? [];
  if (connection === undefined || schema === undefined || name === undefined) return null;
  try {
    const [, kind, signature] = /^(\w+)=(.*)$/s.exec(decodeURIComponent(query ?? '')) ?? [];
    return {
      connection: decodeURIComponent(connection),
      schema: decodeURIComponent(schema) || null,
      name: decodeURIComponent(name),
      routine: kind === undefined || signature === undefined ? null : { kind, signature },
    };
  } catch {
    return null;
  }
}
