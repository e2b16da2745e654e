import type { SourceFile } from '../source-file.ts';
import { type ParsedGlossary, parseGlossary } from './glossary-file.ts';

/** What a glossary.yaml says, read once as long as its text stays the same. */
export function glossaryOf(file: SourceFile): ParsedGlossary {
  const known = parsed.get(file);
  if (known?.text === file.text) return known.glossary;
  const glossary = parseGlossary(file.text);
  parsed.set(file, { text: file.text, glossary });
  return glossary;
}

const parsed = new WeakMap<SourceFile, { readonly text: string; readonly glossary: ParsedGlossary }>();
