import { it } from 'node:test';
import { COFFEE } from './coffee-project.ts';
import { open } from './fixture.ts';

it('x', async () => {
  const { workspace, problems, columns } = await open(COFFEE);
  console.log(problems());
  for (const { table } of workspace.tables()) console.log(table.id, table.kind, table.complete, table.columns.map((c) => c.name).join(' '));
  for (const e of workspace.edges())
    if (process.env['E'])
      console.log(e.source.node + '.' + e.source.column, '->', e.target.node + '.' + e.target.column, e.kind, e.uncertain ? '?' : '');
});
