import { test } from 'node:test';
import { ServerProcess, type StartOptions } from './server-process.ts';

/** A test with a server of its own, which is stopped whatever happens. */
export function testServer(name: string, options: StartOptions, body: (server: ServerProcess) => Promise<void>): void {
  test(name, async () => {
    const server = await ServerProcess.start(options);
    try {
      await body(server);
    } finally {
      await server.stop();
    }
  });
}

/** A small warehouse that most tests need. */
export const SHOP: Readonly<Record<string, string>> = {
  'aetl.yaml': 'version: 1\ndialect: postgres\n',
  'schema.sql': `CREATE TABLE customers (
  id integer PRIMARY KEY,
  name text NOT NULL
);
CREATE TABLE orders (
  id integer PRIMARY KEY,
  customer_id integer REFERENCES customers (id),
  amount numeric(10, 2),
  day date
);
`,
  'daily.sql': `CREATE VIEW daily AS
SELECT day, sum(amount) AS total
FROM orders
GROUP BY day;
`,
};
