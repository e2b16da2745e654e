import { YamlReader, type YamlValue } from '../../project/yaml-reader.ts';

/** What a node is given by configuration. */
export interface NodeConfig {
  readonly tags: readonly string[];
  readonly materialized: string | null;
}

const NOTHING: NodeConfig = { tags: [], materialized: null };

/** `{{ config(tags=['a', 'b'], materialized='table') }}` of a file of SQL or Python. */
export function configInSql(text: string): NodeConfig {
  const call = /\bconfig\s*\(([\s\S]*?)\)\s*-?(?:\}\}|%\}|$|\n)/.exec(text)?.[1];
  if (call === undefined) return NOTHING;
  const [, list, one] = /\btags\s*=\s*(?:\[([^\]]*)\]|(['"].*?['"]))/s.exec(call) ?? [];
  const materialized = /\bmaterialized\s*=\s*(['"])(.*?)\1/.exec(call)?.[2] ?? null;
  return { tags: quoted(list ?? one ?? ''), materialized };
}

function quoted(text: string): string[] {
  return [...text.matchAll(/(['"])(.*?)\1/g)].map(([, , word]) => word ?? '');
}

/** What a properties file (`schema.yml`) says of its nodes, by their names. */
export function configsInProperties(text: string): ReadonlyMap<string, NodeConfig> {
  const found = new Map<string, NodeConfig>();
  const { root } = new YamlReader(text);
  for (const section of ['models', 'seeds', 'snapshots'])
    for (const entry of root.get(section)?.items() ?? []) {
      const name = entry.textOf('name');
      const config = entry.get('config');
      const tags = [...textsOf(entry.get('tags')), ...textsOf(config?.get('tags') ?? null)];
      if (name !== null) found.set(name, { tags, materialized: config?.textOf('materialized') ?? null });
    }
  return found;
}

type Section = 'models' | 'seeds' | 'snapshots';

/** What dbt_project.yml says of the nodes of a kind below a folder: tags add up, of other things the nearest counts. */
export function configsInProject(text: string): (section: Section, fqn: readonly string[]) => NodeConfig {
  const { root } = new YamlReader(text);
  return (section, fqn) => configBelow(root.get(section), fqn);
}

function configBelow(top: YamlValue | null, fqn: readonly string[]): NodeConfig {
  const tags: string[] = [];
  let materialized: string | null = null;
  let at = top;
  for (const part of [...fqn, null]) {
    if (at === null) break;
    tags.push(...textsOf(at.get('+tags')), ...textsOf(at.get('tags')));
    materialized = at.textOf('+materialized') ?? at.textOf('materialized') ?? materialized;
    at = part === null ? null : at.get(part);
  }
  return { tags, materialized };
}

function textsOf(value: YamlValue | null): string[] {
  if (value === null) return [];
  return value.isList ? value.items().flatMap((item) => item.text ?? []) : value.text === null ? [] : [value.text];
}
