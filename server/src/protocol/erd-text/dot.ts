import type { Erd, ErdRelation, ErdTable } from '../erd.ts';

/** The diagram for Graphviz: a table of rows a node, crow's feet at the ends, dashed lines for what is only inferred. */
export function erdToDot({ tables, relations }: Erd): string {
  const ports = new Map<string, string>();
  const lines = [
    'digraph erd {',
    '  graph [rankdir=LR nodesep=0.35 ranksep=0.9];',
    '  node [shape=plain fontname="Helvetica" fontsize=11];',
    '  edge [fontname="Helvetica" fontsize=9 color="#5b6b7b" dir=both];',
  ];
  for (const [index, table] of tables.entries()) lines.push(`  t${index} [label=<${box(table, index, ports)}>];`);
  for (const relation of relations) {
    const from = ports.get(key(relation.from.table, relation.from.columns[0] ?? ''));
    const to = ports.get(key(relation.to.table, relation.to.columns[0] ?? '')) ?? ports.get(key(relation.to.table, ''));
    if (from !== undefined && to !== undefined) lines.push(`  ${to} -> ${from} [${look(relation)}];`);
  }
  return `${lines.join('\n')}\n}\n`;
}

function box({ id, columns }: ErdTable, index: number, ports: Map<string, string>): string {
  ports.set(key(id, ''), `t${index}:head`);
  const rows = columns.map(({ name, type, primaryKey, foreignKey }, position) => {
    ports.set(key(id, name), `t${index}:c${position}`);
    const mark = primaryKey ? 'PK' : foreignKey ? 'FK' : '';
    const text = primaryKey ? `<b>${markup(name)}</b>` : markup(name);
    return `<tr><td port="c${position}" align="left">${text}</td><td align="left"><font color="#5b6b7b">${markup(type ?? '')}</font></td><td>${markup(mark)}</td></tr>`;
  });
  const head = `<tr><td port="head" colspan="3" bgcolor="#e8edf3"><b>${markup(id)}</b></td></tr>`;
  return `<table border="0" cellborder="1" cellspacing="0" cellpadding="3" color="#b8c4d0">${head}${rows.join('')}</table>`;
}

function look({ many, optional, inferred }: ErdRelation): string {
  const style = inferred ? ' style=dashed label="inferred"' : '';
  return `arrowtail=${optional ? 'teeodot' : 'teetee'} arrowhead=${many ? 'crowodot' : 'teeodot'}${style}`;
}

function key(table: string, column: string): string {
  return JSON.stringify([table, column]);
}

function markup(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
  // Graphviz refuses an empty cell.
  return escaped === '' ? '&#160;' : escaped;
}
