import { after, before, describe } from 'node:test';
import { ADMIN_PASSWORD, type PostgresServer, startPostgres } from '../../../connectors/servers/postgres.ts';
import { open } from './fixture.ts';
import { storeCases } from './store-cases.ts';

describe('the store on a server', () => {
  let server: PostgresServer;
  let databases = 0;
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.stop());
  storeCases(async (now) => {
    const database = `store_${++databases}`;
    await server.admin(`create database ${database}`);
    return { open: () => open('/', `postgres://aetl_admin:${ADMIN_PASSWORD}@127.0.0.1:${server.port}/${database}`, now) };
  });
});
