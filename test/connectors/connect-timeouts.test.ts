import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import net from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { connect as bigquery } from '../../server/src/adapters/connectors/bigquery/index.ts';
import { guarded } from '../../server/src/adapters/connectors/guarded.ts';
import { connect as mysql } from '../../server/src/adapters/connectors/mysql/index.ts';
import { connect as oracle } from '../../server/src/adapters/connectors/oracle/index.ts';
import { connect as postgres } from '../../server/src/adapters/connectors/postgres/index.ts';
import { connect as tsql } from '../../server/src/adapters/connectors/tsql/index.ts';
import { NEVER_CANCELLED, Redactor } from '../../server/src/base/index.ts';
import type { Answer, ConnectionSettings, Connector, DatabaseType } from '../../server/src/metadata/index.ts';

const DRIVERS: readonly (readonly [DatabaseType, (settings: ConnectionSettings) => Connector])[] = [
  ['postgres', postgres],
  ['mysql', mysql],
  ['tsql', tsql],
  ['oracle', oracle],
  ['bigquery', bigquery],
];

/** Accepts whoever comes, and says nothing. */
async function silent(test: TestContext): Promise<number> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as net.AddressInfo).port;
}

/** A port whose packets nobody answers, as behind a firewall: its process is stopped, and the queue of those who wait to be let in is full. */
async function blackHole(test: TestContext): Promise<number> {
  const code =
    "require('net').createServer(() => {}).listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () { console.log(this.address().port); })";
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  test.after(() => {
    child.kill('SIGKILL');
  });
  const port = Number(await new Promise<string>((resolve) => child.stdout.once('data', (data: Buffer) => resolve(String(data)))));
  child.kill('SIGSTOP');
  const fillers = Array.from({ length: 6 }, () => net.connect(port, '127.0.0.1').on('error', () => {}));
  test.after(() => {
    for (const socket of fillers) socket.destroy();
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.ok(
    fillers.some(({ connecting }) => connecting),
    'nobody else is let in',
  );
  return port;
}

async function timed<T>(work: Promise<T>): Promise<readonly [T, number]> {
  const started = performance.now();
  return [await work, performance.now() - started];
}

for (const [type, connect] of DRIVERS)
  for (const [what, listen] of [
    ['that accepts and says nothing', silent],
    ['behind which nobody answers', blackHole],
  ] as const)
    describe(`${type} at a port ${what}`, () => {
      const opened = async (test: TestContext, options: ConnectionSettings['options'] = {}) => {
        const port = await listen(test);
        const settings: ConnectionSettings = {
          ...{ name: 'dw', type, environment: null, host: '127.0.0.1', port, database: 'd', user: 'u', password: 'p' },
          ...{ path: null, tls: 'off', options },
        };
        return { port, connector: guarded(connect(settings), settings, new Redactor()) };
      };
      const answered = async (port: number, seconds: number, asked: Promise<Answer<unknown>>) => {
        const [answer, milliseconds] = await timed(asked);
        assert.ok(!answer.ok);
        assert.ok(milliseconds > seconds * 1000 - 50 && milliseconds < seconds * 1000 + 900, `${Math.round(milliseconds)} ms`);
        assert.deepEqual(
          [answer.error.kind, answer.error.message],
          [
            'unreachable',
            `127.0.0.1:${port} gave no answer within ${seconds} s. Check “host” and “port” of the connection “dw” and whether a firewall is in between, or allow more time.`,
          ],
        );
      };

      it('a query, and a test, end when their time is over', async (test) => {
        const { port, connector } = await opened(test);
        const request = { sql: 'select 1', maxRows: 1, maxBytes: 100, timeoutMilliseconds: 600 };
        await answered(port, 0.6, connector.query(request, NEVER_CANCELLED));
        await answered(port, 0.4, connector.test(NEVER_CANCELLED, 400));
        const [, milliseconds] = await timed(connector.close());
        assert.ok(milliseconds < 500, `closing takes ${Math.round(milliseconds)} ms`);
      });

      it('what is cancelled ends at once', async (test) => {
        const { connector } = await opened(test);
        const token = { isCancellationRequested: false };
        setTimeout(() => {
          token.isCancellationRequested = true;
        }, 200);
        const request = { sql: 'select 1', maxRows: 1, maxBytes: 100, timeoutMilliseconds: 10_000 };
        const [answer, milliseconds] = await timed(connector.query(request, token));
        assert.equal(answer.ok || answer.error.kind, 'cancelled');
        assert.ok(milliseconds < 900, `${Math.round(milliseconds)} ms`);
        await connector.close();
      });

      it('the options of the connection say how long it may take', async (test) => {
        const { port, connector } = await opened(test, { connectTimeout: 0.5 });
        await answered(port, 0.5, connector.test(NEVER_CANCELLED));
        await connector.close();
      });
    });
