import type { TextRange } from '../../base/index.ts';
import type { Glossary, GlossaryTerm } from '../../metadata/index.ts';
import type { FileDiagnostic } from '../diagnostics.ts';
import { YamlReader, type YamlValue } from '../project/yaml-reader.ts';

export const GLOSSARY_FILE_NAME = 'glossary.yaml';

/** The keys of each level of glossary.yaml; schemas/glossary.schema.json names the same ones. */
export const GLOSSARY_KEYS = {
  root: ['version', 'terms'],
  term: ['term', 'synonyms', 'language', 'definition', 'owner', 'columns'],
} as const;

export interface ParsedGlossary {
  readonly glossary: Glossary;
  /** Columns that terms name, with their places. */
  readonly columns: readonly { readonly path: string; readonly range: TextRange }[];
  readonly diagnostics: readonly FileDiagnostic[];
}

const CODE = 'glossary';
const LANGUAGES = ['ko', 'en'] as const;

/** Reads glossary.yaml. Whatever is wrong with it, what is right still counts. */
export function parseGlossary(text: string): ParsedGlossary {
  const reader = new YamlReader(text);
  const { root } = reader;
  if (!root.isNull && !root.isMap) root.report(CODE, 'error', 'glossary.yaml must be a mapping that starts with “version: 1”.');
  root.expectKeys(GLOSSARY_KEYS.root, 'in glossary.yaml', CODE);
  const version = root.get('version');
  if (root.isMap && version === null)
    root.report(CODE, 'warning', 'Add “version: 1”, so that later versions of AETL read this file as it was meant.');
  else if (version !== null && version.scalar !== 1)
    version.report(CODE, 'error', 'This AETL reads version 1 of the glossary. Write “version: 1”.', ['1']);
  const columns: { path: string; range: TextRange }[] = [];
  const taken = new Map<string, string>();
  const terms = listUnder(root, 'terms').flatMap((value) => readTerm(value, columns, taken));
  return { glossary: { terms }, columns, diagnostics: reader.diagnostics };
}

function readTerm(value: YamlValue, columns: { path: string; range: TextRange }[], taken: Map<string, string>): readonly GlossaryTerm[] {
  value.expectKeys(GLOSSARY_KEYS.term, 'in a term', CODE);
  const name = value.textOf('term')?.trim() ?? '';
  if (name === '') {
    value.report(CODE, 'error', 'Each entry of “terms” needs a name: { term: 매출 }.');
    return [];
  }
  claim(value.get('term') ?? value, name, name, taken);
  const synonyms = textsUnder(value, 'synonyms');
  for (const synonym of synonyms) claim(synonym.value, synonym.text, name, taken);
  const paths = textsUnder(value, 'columns').filter(({ text, value: place }) => {
    if (/^[^.]+(\.[^.]+){1,3}$/.test(text)) return true;
    place.report(CODE, 'error', `“${text}” names no column. Write table.column or schema.table.column.`);
    return false;
  });
  columns.push(...paths.map(({ text, value: place }) => ({ path: text, range: place.textRange })));
  return [
    {
      name,
      synonyms: synonyms.map(({ text }) => text),
      language: languageOf(value.get('language')),
      definition: value.textOf('definition'),
      owner: value.textOf('owner'),
      columns: paths.map(({ text }) => text),
    },
  ];
}

/** A word that two terms claim means neither. */
function claim(place: YamlValue, text: string, term: string, taken: Map<string, string>): void {
  const key = text.toLowerCase().replace(/\s+/g, ' ');
  const other = taken.get(key);
  if (other === undefined) taken.set(key, term);
  else
    place.report(
      CODE,
      'warning',
      other === term ? `“${text}” is written twice in this term.` : `“${text}” already stands for the term “${other}”.`,
    );
}

function languageOf(value: YamlValue | null): GlossaryTerm['language'] {
  if (value === null || value.isNull) return null;
  const language = LANGUAGES.find((candidate) => candidate === value.text);
  if (language === undefined) value.report(CODE, 'error', `“language” is ${LANGUAGES.join(' or ')}.`, LANGUAGES);
  return language ?? null;
}

function textsUnder(value: YamlValue, key: string): readonly { readonly text: string; readonly value: YamlValue }[] {
  return listUnder(value, key).flatMap((item) => {
    const text = item.text?.trim() ?? '';
    if (text !== '') return [{ text, value: item }];
    item.report(CODE, 'error', `Each entry of “${key}” must be a text.`);
    return [];
  });
}

function listUnder(value: YamlValue, key: string): readonly YamlValue[] {
  const list = value.get(key);
  if (list === null || list.isNull) return [];
  if (!list.isList) list.report(CODE, 'error', `“${key}” has to be a list.`);
  return list.items();
}
