import { say, sentence } from '../../base/index.ts';
import type { GlossaryTerm } from './model.ts';
import { nameWords } from './name-words.ts';

/** A column that may hold what a term means. */
export interface MappingProposal {
  readonly term: string;
  readonly column: string;
  /** Between 0 and 1. */
  readonly confidence: number;
  readonly reason: string;
}

export interface MappedColumn {
  /** `schema.table.column`, as glossaries write it. */
  readonly path: string;
  readonly name: string;
  readonly comment: string | null;
}

/** Columns whose names or comments read like a term or one of its synonyms; those that the term lists already are left out. The surest first. */
export function proposeMappings(terms: readonly GlossaryTerm[], columns: Iterable<MappedColumn>): readonly MappingProposal[] {
  const phrases = terms.flatMap((term) => [term.name, ...term.synonyms].map((text) => ({ term, text, concepts: conceptsOf(text) })));
  const byConcept = new Map<string, typeof phrases>();
  for (const phrase of phrases) {
    const last = phrase.concepts.at(-1);
    if (last !== undefined) byConcept.set(last, [...(byConcept.get(last) ?? []), phrase]);
  }
  const listed = new Map(terms.map((term) => [term, new Set(term.columns.map((column) => column.toLowerCase()))]));
  const found: MappingProposal[] = [];
  for (const { path, name, comment } of columns) {
    const best = new Map<GlossaryTerm, MappingProposal>();
    for (const [text, weight, reason] of [
      [name, 1, sentence('Its name “{0}” reads like “{1}”.')],
      [comment ?? '', 0.8, sentence('Its comment “{0}” reads like “{1}”.')],
    ] as const) {
      const concepts = conceptsOf(text);
      for (const phrase of new Set(concepts.flatMap((concept) => byConcept.get(concept) ?? []))) {
        const confidence = Math.round(likeness(phrase.concepts, concepts) * weight * 100) / 100;
        if (confidence < 0.5 || confidence <= (best.get(phrase.term)?.confidence ?? 0) || listed.get(phrase.term)?.has(path.toLowerCase()))
          continue;
        best.set(phrase.term, {
          term: phrase.term.name,
          column: path,
          confidence,
          reason: say(reason, text, phrase.text),
        });
      }
    }
    found.push(...best.values());
  }
  return found.sort((a, b) => b.confidence - a.confidence);
}

function conceptsOf(text: string): readonly string[] {
  return nameWords(text).map(({ text: part, word }) => word?.concept ?? part);
}

/** The same words, an ending of the name, its beginning, or somewhere within. */
function likeness(phrase: readonly string[], name: readonly string[]): number {
  const [wanted, given] = [phrase.join(' '), name.join(' ')];
  if (wanted === given) return 0.95;
  const share = phrase.length / name.length;
  if (given.endsWith(` ${wanted}`)) return 0.5 + 0.4 * share;
  if (given.startsWith(`${wanted} `)) return 0.3 + 0.4 * share;
  return ` ${given} `.includes(` ${wanted} `) ? 0.25 + 0.4 * share : 0;
}
