import type { TextRange } from '../../base/index.ts';
import type { CompletionItem, CompletionList, Proposal } from './item.ts';

/** As many proposals are shown at most. */
export const LIMIT = 400;

/** Keeps what matches the typed prefix; better matches first, then surer groups, then the order given. */
export function rank(proposals: readonly Proposal[], prefix: string, range: TextRange): CompletionList {
  const wanted = prefix.toLowerCase();
  const seen = new Set<string>();
  const scored: { readonly proposal: Proposal; readonly score: number; readonly index: number }[] = [];
  proposals.forEach((proposal, index) => {
    const score = matchScore((proposal.match ?? proposal.label).toLowerCase(), wanted);
    const key = `${proposal.kind}\n${proposal.label}\n${proposal.insert}`;
    if (score === null || seen.has(key)) return;
    seen.add(key);
    scored.push({ proposal, score, index });
  });
  scored.sort((a, b) => a.score - b.score || a.proposal.group - b.proposal.group || a.index - b.index);
  return {
    items: scored.slice(0, LIMIT).map(({ proposal }, index) => finish(proposal, range, index)),
    incomplete: scored.length > LIMIT,
  };
}

function finish({ group: _group, range: own, ...proposal }: Proposal, range: TextRange, index: number): CompletionItem {
  return { ...proposal, snippet: proposal.snippet ?? false, range: own ?? range, sortText: String(index).padStart(5, '0') };
}

/** 0: begins with it; 1: a word inside begins with it; 2: its letters occur in order; null: no match. */
export function matchScore(text: string, wanted: string): number | null {
  if (text.startsWith(wanted)) return 0;
  const inside = text.indexOf(wanted);
  if (inside > 0 && !/[\p{L}\p{N}]/u.test(text[inside - 1] ?? '')) return 1;
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return null;
  }
  return 2;
}
