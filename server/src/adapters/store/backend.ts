/** What stands behind kysely. */
export type Backend = 'sqlite' | 'postgres';
