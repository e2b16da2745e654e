import type { RoutineObject } from '../../../metadata/index.ts';
import { groupRows } from '../group-rows.ts';
import { PARAMETERS, ROUTINES, TRIGGERS } from './catalog-queries.ts';
import type { RunCatalogQuery } from './in-session.ts';

/** Routines with their source, which the catalog keeps in parts: SHOW CREATE would be a query for each. */
export async function readRoutines(run: RunCatalogQuery, schema: string): Promise<RoutineObject[]> {
  const routines = await run(ROUTINES, [schema]);
  const parameters = groupRows(await run(PARAMETERS, [schema]), ([name, type]) => `${type} ${name}`);
  return routines.map(([name, type, returns, body, deterministic, access, security, comment]) => {
    const signature = (parameters.get(`${type} ${name}`) ?? [])
      .map(([, , mode, parameter, declared]) => `${type === 'PROCEDURE' ? `${mode} ` : ''}${parameter} ${declared}`)
      .join(', ');
    const head = `CREATE ${type} ${quoted(schema)}.${quoted(String(name))}(${signature})${type === 'FUNCTION' ? ` RETURNS ${returns}` : ''}`;
    const traits = [deterministic === 'YES' ? 'DETERMINISTIC' : 'NOT DETERMINISTIC', access, `SQL SECURITY ${security}`].join('\n');
    return {
      catalog: null,
      schema,
      name: String(name),
      kind: type === 'PROCEDURE' ? 'procedure' : type === 'FUNCTION' ? 'function' : 'package',
      signature,
      language: 'SQL',
      definition: typeof body === 'string' ? `${head}\n${traits}\n${body}` : null,
      comment: typeof comment === 'string' && comment !== '' ? comment : null,
    };
  });
}

export async function readTriggers(run: RunCatalogQuery, schema: string): Promise<RoutineObject[]> {
  const triggers = await run(TRIGGERS, [schema]);
  return triggers.map(([name, timing, event, table, body]) => ({
    catalog: null,
    schema,
    name: String(name),
    kind: 'trigger',
    signature: `ON ${table}`,
    language: 'SQL',
    definition:
      typeof body === 'string'
        ? `CREATE TRIGGER ${quoted(schema)}.${quoted(String(name))} ${timing} ${event} ON ${quoted(schema)}.${quoted(String(table))} FOR EACH ROW\n${body}`
        : null,
    comment: null,
  }));
}

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
