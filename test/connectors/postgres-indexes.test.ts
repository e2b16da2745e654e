import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from '../../server/src/adapters/connectors/postgres/index.ts';
import { NEVER_CANCELLED } from '../../server/src/base/index.ts';
import { type Connector, proposeMigration, type TableObject } from '../../server/src/metadata/index.ts';
import { postgresDatabase } from './postgres-harness.ts';
import { type PostgresServer, startPostgres } from './servers/postgres.ts';

const SCHEMA = `
CREATE TABLE stays (room int, during int4range, guest text, note text, EXCLUDE USING gist (during WITH &&));
CREATE INDEX plain ON stays (room);
CREATE INDEX newest ON stays (room DESC NULLS LAST, lower(guest)) INCLUDE (note) WHERE room > 3;
CREATE INDEX prefixes ON stays (guest text_pattern_ops);`;

/** What a database prints of an index when there is more to it than its parts. */
const PRINTED: Readonly<Record<string, string | undefined>> = {
  newest: 'CREATE INDEX newest ON public.stays USING btree (room DESC NULLS LAST, lower(guest)) INCLUDE (note) WHERE (room > 3)',
  plain: undefined,
  prefixes: 'CREATE INDEX prefixes ON public.stays USING btree (guest text_pattern_ops)',
  stays_during_excl: 'EXCLUDE USING gist (during WITH &&)',
};

describe('indexes of a real PostgreSQL', () => {
  let server: PostgresServer;
  let connector: Connector;

  before(async () => {
    server = await startPostgres();
    const { reader } = postgresDatabase(server);
    await server.admin(`CREATE ROLE aetl_reader LOGIN PASSWORD '${reader.password}'; ${SCHEMA}`);
    connector = connect(reader);
  });
  after(async () => {
    await connector?.close();
    await server?.stop();
  });

  async function stays(): Promise<TableObject> {
    for await (const step of connector.crawl({ schemas: ['public'], include: [], exclude: [] }, NEVER_CANCELLED))
      if (step.step === 'objects') for (const object of step.objects) if ('columns' in object) return object;
    return assert.fail('there is no table');
  }

  it('come with what their parts do not tell', async () => {
    const { indexes } = await stays();
    assert.deepEqual(Object.fromEntries(indexes.map(({ name, definition }) => [name, definition])), PRINTED);
  });

  it('are made anew as they were by what is proposed', async () => {
    const before = await stays();
    const statements = proposeMigration([{ before: null, after: before }], 'postgres');
    await server.admin(`DROP TABLE stays; ${statements.join('\n')}`);
    const again = await stays();
    assert.deepEqual(again.indexes, before.indexes);
  });
});
