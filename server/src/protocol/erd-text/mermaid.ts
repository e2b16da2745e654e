import type { Erd, ErdColumn, ErdRelation } from '../erd.ts';

/** The diagram as Mermaid's `erDiagram`. Names are quoted labels of generated identifiers; dotted lines are what is only inferred. */
export function erdToMermaid({ tables, relations }: Erd): string {
  const ids = new Map(tables.map(({ id }, index) => [id, `t${index}`]));
  const lines = ['erDiagram'];
  for (const { id, columns } of tables) {
    lines.push(`  ${ids.get(id)}["${label(id)}"] {`, ...columns.map((column) => `    ${row(column)}`), '  }');
  }
  for (const relation of relations) {
    const [from, to] = [ids.get(relation.from.table), ids.get(relation.to.table)];
    if (from !== undefined && to !== undefined)
      lines.push(`  ${to} ${ends(relation)} ${from} : "${label(relation.from.columns.join(', '))}"`);
  }
  return `${lines.join('\n')}\n`;
}

function row({ name, type, primaryKey, foreignKey }: ErdColumn): string {
  const keys = [...(primaryKey ? ['PK'] : []), ...(foreignKey ? ['FK'] : [])].join(', ');
  return [word(type ?? 'unknown'), word(name), keys].filter((part) => part !== '').join(' ');
}

function ends({ many, optional, inferred }: ErdRelation): string {
  return `${optional ? '|o' : '||'}${inferred ? '..' : '--'}${many ? 'o{' : 'o|'}`;
}

/** Types and columns are single words of few characters to Mermaid. */
function word(text: string): string {
  const safe = text
    .trim()
    .replace(/\s*,\s*/g, '-')
    .replace(/[^\p{L}\p{N}_()[\]-]+/gu, '_');
  return /^[\p{L}_]/u.test(safe) ? safe : `_${safe}`;
}

/** A label ends at a quote, and there is no way to write one in it. */
function label(text: string): string {
  return text.replace(/["\\]/g, "'").replace(/[<>&]/g, '_').replace(/\s+/g, ' ') || ' ';
}
