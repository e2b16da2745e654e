import {
  type CatalogColumn,
  type CatalogTable,
  classifyColumn,
  describeColumn,
  describeTable,
  proposeMappings,
  valueType,
} from '../../metadata/index.ts';
import type { GlossaryProposal } from '../../protocol/index.ts';
import type { Glossaries } from '../../workspace/index.ts';

/** A proposal before it is known which file it goes into. */
export type Proposed = Omit<GlossaryProposal, 'file'>;

/** Less sure ones are not worth somebody's time. */
const LEAST = 0.5;

/**
 * Descriptions, domains and terms by rules: names, types and comments. A model may propose as well when one is configured; whoever adds that
 * appends its proposals here, since they are accepted in the same way.
 */
export function proposeForTable(table: CatalogTable, glossaries: Glossaries, language: 'en' | 'ko'): readonly Proposed[] {
  const path = pathOf(table);
  const proposals: Proposed[] = [];
  const described = table.description ?? glossaries.tableDescription({ ...table, table: table.name });
  if (described === null) proposals.push(...descriptions(null, path, describeTable(table.name), language));
  const mappings = proposeMappings(
    glossaries.terms,
    table.columns.map(({ name, description }) => ({ path: `${path}.${name}`, name, comment: description })),
  );
  for (const column of table.columns) {
    proposals.push(...forColumn(table, column, glossaries, language));
    for (const { term, column: mapped, confidence, reason } of mappings)
      if (mapped === `${path}.${column.name}` && confidence >= LEAST)
        proposals.push({ id: `term ${term}: ${mapped}`, kind: 'term', column: column.name, text: term, confidence, reason });
  }
  return proposals.filter(({ id }) => !glossaries.isRejected(id));
}

function forColumn(table: CatalogTable, column: CatalogColumn, glossaries: Glossaries, language: 'en' | 'ko'): readonly Proposed[] {
  const path = `${pathOf(table)}.${column.name}`;
  const { described } = glossaries.meaningOf({ ...table, table: table.name, column: column.name });
  const known = { table: table.name, name: column.name, type: valueType(column) ?? '', comment: column.description, profile: null };
  const proposals: Proposed[] = [];
  if (column.description === null && (described?.description ?? null) === null)
    proposals.push(...descriptions(column.name, path, describeColumn(known), language));
  const [guess] = classifyColumn(known);
  if ((described?.domain ?? null) === null && guess !== undefined && guess.confidence >= LEAST)
    proposals.push({
      id: `domain ${guess.domain}: ${path}`,
      kind: 'domain',
      column: column.name,
      text: guess.domain,
      confidence: guess.confidence,
      reason: guess.reasons.join(' '),
    });
  return proposals;
}

function descriptions(
  column: string | null,
  path: string,
  found: ReturnType<typeof describeColumn>,
  language: 'en' | 'ko',
): readonly Proposed[] {
  return found
    .filter((proposed) => proposed.language === language && proposed.confidence >= LEAST)
    .map(({ text, confidence }) => ({
      id: `description: ${path}`,
      kind: 'description',
      column,
      text,
      confidence: Math.round(confidence * 90) / 100,
      reason: language === 'ko' ? '이름을 풀어 쓴 것입니다.' : 'It spells the name out.',
    }));
}

/** As glossaries write it. */
export function pathOf({ catalog, schema, name }: Pick<CatalogTable, 'catalog' | 'schema' | 'name'>): string {
  return [schema === null ? null : catalog, schema, name].filter((part) => part !== null).join('.');
}
