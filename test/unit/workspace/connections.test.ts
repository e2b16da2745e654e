import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConnectionSettings } from '../../../server/src/metadata/index.ts';
import { parseProjectFile } from '../../../server/src/workspace/index.ts';

const ENV = '\u0024{env';

/** What a connection that is written so is set to. */
function settings(written: string): Partial<ConnectionSettings> {
  const { file, diagnostics } = parseProjectFile(`version: 1\nconnections:\n  dw: ${written}\n`);
  assert.deepEqual(diagnostics, []);
  const found = file.connections[0]?.settings;
  assert.ok(found);
  return Object.fromEntries(Object.entries(found).filter(([key, value]) => key !== 'name' && value !== null && key !== 'options'));
}

describe('connections of aetl.yaml', () => {
  const cases: Readonly<Record<string, readonly [string, Partial<ConnectionSettings>]>> = {
    'a server elsewhere is encrypted': [
      '{ type: postgres, host: db.example.com }',
      { type: 'postgres', host: 'db.example.com', tls: 'on' },
    ],
    'this machine is not': ['{ type: postgres, host: 127.0.0.1 }', { type: 'postgres', host: '127.0.0.1', tls: 'off' }],
    'unless it is said': ['{ type: mysql, host: localhost, tls: on }', { type: 'mysql', host: 'localhost', tls: 'on' }],
    'or unsaid': ['{ type: mysql, host: db, tls: false }', { type: 'mysql', host: 'db', tls: 'off' }],
    'MariaDB is reached as MySQL': ['{ type: mariadb, environment: stage }', { type: 'mysql', environment: 'stage', tls: 'off' }],
    'SQL Server has many names': ['{ type: mssql, port: 1433 }', { type: 'tsql', port: 1433, tls: 'off' }],
    'a URL': [
      `{ url: "postgresql://etl:${ENV}:PW}@db:5433/shop" }`,
      { type: 'postgres', user: 'etl', password: `${ENV}:PW}`, host: 'db', port: 5433, database: 'shop', tls: 'on' },
    ],
    'a URL with what is encoded': [
      '{ url: "mysql://a%40b@[::1]:3306/with%20space" }',
      { type: 'mysql', user: 'a@b', host: '::1', port: 3306, database: 'with space', tls: 'off' },
    ],
    'what stands besides a URL counts more': [
      '{ url: "mysql://a@db/x", user: b, host: localhost }',
      { type: 'mysql', user: 'b', host: 'localhost', database: 'x', tls: 'off' },
    ],
    'a file': ['{ url: "sqlite:data/shop.db" }', { type: 'sqlite', path: 'data/shop.db', tls: 'off' }],
    'a file from the root': ['{ url: "sqlite:///data/shop.db" }', { type: 'sqlite', path: '/data/shop.db', tls: 'off' }],
  };
  for (const [name, [written, expected]] of Object.entries(cases)) it(name, () => assert.deepEqual(settings(written), expected));
});
