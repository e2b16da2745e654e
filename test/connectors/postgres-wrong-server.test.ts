import assert from 'node:assert/strict';
import net from 'node:net';
import { it } from 'node:test';
import { connect } from '../../server/src/adapters/connectors/postgres/index.ts';
import { NEVER_CANCELLED } from '../../server/src/base/index.ts';

/** What a MariaDB says first of all, before it is asked. */
const GREETING = Buffer.concat([
  Buffer.from([0x5f, 0, 0, 0, 0x0a]),
  Buffer.from('5.5.5-10.11.19-MariaDB\0'),
  Buffer.from([0x0c, 0, 0, 0]),
  Buffer.from('d9>LkZ$d\0'),
  Buffer.alloc(54, 0x64),
]);

for (const tls of ['off', 'on'] as const)
  it(`a port of another database is told from one of PostgreSQL, with TLS ${tls}`, async (test) => {
    const sockets = new Set<net.Socket>();
    const server = net.createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.write(GREETING);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    test.after(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    const { port } = server.address() as net.AddressInfo;
    const connector = connect({
      ...{ name: 'dw', type: 'postgres', environment: null, host: '127.0.0.1', port, database: 'd', user: 'u', password: 'p', path: null },
      ...{ tls, options: {} },
    });
    test.after(() => connector.close());
    const answer = await connector.test(NEVER_CANCELLED);
    const message = `What answers at 127.0.0.1:${port} is no PostgreSQL. Check “host” and “port” of the connection “dw”.`;
    assert.deepEqual(answer.ok || [answer.error.kind, String(answer.error.message)], ['unreachable', message]);
  });
