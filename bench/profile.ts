import { connect } from '../server/src/adapters/connectors/postgres/index.ts';
import { NEVER_CANCELLED } from '../server/src/base/index.ts';
import { PROFILE_DEFAULTS, type ProfileOptions, profileTable, type TableObject } from '../server/src/metadata/index.ts';
import { ADMIN, ADMIN_PASSWORD, startPostgres } from '../test/connectors/servers/postgres.ts';
import { printTable } from './table.ts';

/** A table of so many rows in a real PostgreSQL, profiled by a sample, whole, and whole within a minute. */
export async function benchProfile(rows: number): Promise<void> {
  const server = await startPostgres();
  try {
    await server.admin(tableOf(rows));
    await server.admin('VACUUM ANALYZE big');
    const connector = connect({
      name: 'bench',
      type: 'postgres',
      environment: null,
      host: '127.0.0.1',
      port: server.port,
      database: 'postgres',
      user: ADMIN,
      password: ADMIN_PASSWORD,
      path: null,
      tls: 'off',
      options: {},
    });
    let table: TableObject | undefined;
    for await (const step of connector.crawl({ schemas: ['public'], include: ['public.big'], exclude: [] }, NEVER_CANCELLED))
      if (step.step === 'objects') for (const object of step.objects) if ('columns' in object) table = object;
    if (table === undefined) throw new Error('the table is not found');
    const lines: string[][] = [];
    for (const [name, options] of RUNS) {
      const memory = process.memoryUsage().rss;
      let most = memory;
      const watch = setInterval(() => {
        most = Math.max(most, process.memoryUsage().rss);
      }, 50);
      const processor = process.cpuUsage();
      const started = performance.now();
      const answer = await profileTable(
        { connector, dialect: 'postgres', clock: Date },
        table,
        { ...PROFILE_DEFAULTS, ...options },
        NEVER_CANCELLED,
      );
      clearInterval(watch);
      const { user, system } = process.cpuUsage(processor);
      if (!answer.ok) throw new Error(answer.error.message);
      const bySample = answer.value.columns.filter(({ problem }) => problem !== null).length;
      lines.push([
        name,
        answer.value.rows.toLocaleString('en'),
        ((performance.now() - started) / 1000).toFixed(1),
        ((user + system) / 1e6).toFixed(2),
        String(Math.round(most / 1e6)),
        `+${Math.round((most - memory) / 1e6)}`,
        answer.value.ended ?? 'whole',
        String(bySample),
      ]);
    }
    await connector.close();
    printTable(
      `Profiles of a table of ${rows.toLocaleString('en')} rows, ${table.columns.length} columns, in PostgreSQL`,
      ['', 'rows read', 's', 'processor of AETL s', 'memory MB', 'more than before', 'ended by', 'columns by a sample'],
      lines,
    );
  } finally {
    await server.stop();
  }
}

const RUNS: readonly (readonly [string, Partial<ProfileOptions>])[] = [
  ['sample', { budgetMilliseconds: 600_000 }],
  ['all rows', { sample: 'full', budgetMilliseconds: 1_800_000 }],
  ['all rows, 60 s', { sample: 'full', budgetMilliseconds: 60_000 }],
];

function tableOf(rows: number): string {
  return `CREATE TABLE big AS SELECT i::bigint AS id, (i * 7919 % 1000003)::int AS customer_id,
      round((ln(1 + i * 48271 % 100000) * 100)::numeric, 2)::numeric(12, 2) AS amount, timestamp '2020-01-01' + i * interval '3 second' AS created_at,
      (array['new', 'paid', 'sent', 'done', 'gone'])[1 + i % 5] AS status, 'user' || (i * 31 % 10000019) || '@example.com' AS email, 'city ' || (i % 100) AS city
    FROM generate_series(1::bigint, ${rows}) i; ALTER TABLE big ADD PRIMARY KEY (id)`;
}
