// Bodies of functions and procedures in plain SQL: PostgreSQL checks them when they are made, and so does AETL.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type PostgresServer, type PostgresVersion, startPostgres } from '../connectors/servers/postgres.ts';
import { aetl } from './run-aetl.ts';

const SCHEMA = 'CREATE TABLE orders (id int, amount numeric, note text);';

/** Each with the word that is underlined; null where nothing is wrong. */
const ROUTINES: readonly (readonly [sql: string, wrong: string | null])[] = [
  ['create function f(cust int) returns numeric language sql as $$ select amountt from orders where id = cust $$', 'amountt'],
  ["create function f(cust int) returns numeric language sql as 'select amountt from public.orders where id = $1'", 'amountt'],
  ["create function f(cust int) returns numeric language sql as 'select o.amount from orders o where o.idd = cust'", 'idd'],
  ["create function f(cust int) returns numeric language sql as 'select amount from public.orderz where id = f.cust'", 'orderz'],
  [
    "create function f(cust int) returns numeric language sql as 'select amount from orders where note = ''it''''s'' and idd = f.cust'",
    'idd',
  ],
  ["create function f(cust int) returns numeric language sql as E'select amount from orders where note = \\'a\\' and idd = $1'", 'idd'],
  ["create function f(cust int) returns text language sql as 'select note -- it''s idd\n from orders /* ''x */ where note = '''''", null],
  ['create function f() returns int language sql return (select zz from orders)', 'zz'],
  ['create function f() returns int language sql begin atomic select zz from orders; end', 'zz'],
  ['create function f(a int) returns int language sql begin atomic select id + a from orders where id = f.a; end', null],
  ['create function f(r orders) returns text language sql as $$ select r.note || ($1).note from orders where id = (r).id $$', null],
  [
    'create function f(n int, out a int, out b numeric) language sql as $$ select o.id, amount from orders o where ctid is not null $$',
    null,
  ],
  ['create function f(n int) returns table (a int, total numeric) language sql as $$ select id, amount from orders where id = n $$', null],
  [
    'create procedure f(a int) language sql as $$ insert into orders (id) values (a); update orders set wrong = a where id = $1 $$',
    'wrong',
  ],
  ['create procedure f(a int) language sql as $$ delete from public.nowhere where id = a $$', 'nowhere'],
  [
    'create function f() returns setof orders language sql as $$ with x as (select id as q from orders) select o.* from orders o, x where qq = 1 $$',
    'qq',
  ],
  ['create function f() returns int language plpgsql as $$ begin return zz; end $$', null],
  ["create function f() returns int language sql set search_path = pg_catalog as 'select 1'", null],
];

function onVersion(version: PostgresVersion): void {
  describe(`routines in plain SQL, as PostgreSQL ${version} checks them`, () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'aetl-routines-'));
    let server: PostgresServer;
    before(async () => {
      server = await startPostgres(version);
      await server.admin(SCHEMA);
    });
    after(async () => {
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('names the column or table that is missing, where it stands', async () => {
      writeFileSync(path.join(folder, 'aetl.yaml'), 'version: 1\ndialect: postgres\n');
      writeFileSync(path.join(folder, 'schema.sql'), SCHEMA);
      for (const [at, [sql]] of ROUTINES.entries()) writeFileSync(path.join(folder, `f${at}.sql`), `${sql};\n`);
      const { stdout } = await aetl(['check', '--format', 'json', '--no-cache'], { cwd: folder });
      const { files } = JSON.parse(stdout) as {
        files: {
          path: string;
          diagnostics: { code: string; range: { start: { line: number; character: number }; end: { character: number } } }[];
        }[];
      };
      for (const [at, [sql, wrong]] of ROUTINES.entries()) {
        const refused = await server.admin(`BEGIN; ${sql}; ROLLBACK`).then(
          () => null,
          (error: { code?: string; message: string }) => (/^42(703|P01)$/.test(error.code ?? '') ? 'missing' : error.message),
        );
        assert.equal(refused, wrong === null ? null : 'missing', sql);
        const told = files.find((file) => file.path === `f${at}.sql`)?.diagnostics ?? [];
        const words = told.map(({ range: { start, end } }) => sql.split('\n')[start.line]?.slice(start.character, end.character));
        assert.deepEqual(words, wrong === null ? [] : [wrong], sql);
      }
    });
  });
}

for (const version of [18, 15] as const) onVersion(version);
