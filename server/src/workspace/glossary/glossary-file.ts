import { closestNames, say, sayAny, type TextRange } from '../../base/index.ts';
import { type DescribedColumn, DOMAINS, type Glossary, type GlossaryTerm } from '../../metadata/index.ts';
import type { FileDiagnostic } from '../diagnostics.ts';
import { YamlReader, type YamlValue } from '../project/yaml-reader.ts';

/** The keys of each level of glossary.yaml; schemas/glossary.schema.json names the same ones. */
export const GLOSSARY_KEYS = {
  root: ['version', 'terms', 'tables', 'columns', 'rejected'],
  term: ['term', 'synonyms', 'language', 'definition', 'owner', 'columns'],
  table: ['description'],
  column: ['description', 'domain', 'personal'],
} as const;

/** A place that names a column or table, or a word that stands for a term. */
export interface GlossaryPlace {
  readonly text: string;
  readonly range: TextRange;
}

export interface ParsedGlossary {
  readonly glossary: Glossary;
  /** Columns that are named, with the term that names them; null under `columns` of the file. */
  readonly columns: readonly (GlossaryPlace & { readonly term: string | null })[];
  readonly tables: readonly GlossaryPlace[];
  /** The names and synonyms of terms. */
  readonly words: readonly (GlossaryPlace & { readonly term: GlossaryTerm })[];
  readonly diagnostics: readonly FileDiagnostic[];
}

const CODE = 'glossary';
const LANGUAGES = ['ko', 'en'] as const;
const COLUMN_PATH = /^[^.]+(\.[^.]+){1,3}$/;

interface Places {
  readonly columns: (GlossaryPlace & { readonly term: string | null })[];
  readonly words: (GlossaryPlace & { readonly term: GlossaryTerm })[];
  readonly taken: Map<string, string>;
}

/** Reads glossary.yaml. Whatever is wrong with it, what is right still counts. */
export function parseGlossary(text: string): ParsedGlossary {
  const reader = new YamlReader(text);
  const { root } = reader;
  if (!root.isNull && !root.isMap) root.report(CODE, 'error', say('glossary.yaml must be a mapping that starts with “version: 1”.'));
  root.expectKeys(GLOSSARY_KEYS.root, say('in glossary.yaml'), CODE);
  const version = root.get('version');
  if (root.isMap && version === null)
    root.report(CODE, 'warning', say('Add “version: 1”, so that later versions of AETL read this file as it was meant.'));
  else if (version !== null && version.scalar !== 1)
    version.report(CODE, 'error', say('This AETL reads version 1 of the glossary. Write “version: 1”.'), ['1']);
  const places: Places = { columns: [], words: [], taken: new Map() };
  const terms = listUnder(root, 'terms').flatMap((value) => readTerm(value, places));
  const tables = entriesUnder(root, 'tables');
  const columns = entriesUnder(root, 'columns').filter((entry) => isColumnPath(entry.key, entry.value));
  places.columns.push(...columns.map(({ key, keyRange }) => ({ text: key, range: keyRange, term: null })));
  for (const { value } of tables) value.expectKeys(GLOSSARY_KEYS.table, say('of a table'), CODE);
  const glossary: Glossary = {
    terms,
    tables: new Map(tables.map(({ key, value }) => [key.toLowerCase(), { description: value.textOf('description') }])),
    columns: new Map(columns.map(({ key, value }) => [key.toLowerCase(), readColumn(value)])),
    rejected: new Set(textsUnder(root, 'rejected').map(({ text: proposal }) => proposal)),
  };
  return {
    glossary,
    columns: places.columns,
    tables: tables.map(({ key, keyRange }) => ({ text: key, range: keyRange })),
    words: places.words,
    diagnostics: reader.diagnostics,
  };
}

function readColumn(value: YamlValue): DescribedColumn {
  value.expectKeys(GLOSSARY_KEYS.column, say('of a column'), CODE);
  const domain = value.get('domain');
  const known = DOMAINS.find((candidate) => candidate === domain?.text) ?? null;
  if (domain !== null && !domain.isNull && known === null) {
    const suggestions = closestNames(domain.text ?? '', DOMAINS);
    const message =
      suggestions[0] === undefined
        ? say('There is no domain “{0}”. Domains: {1}.', domain.text ?? '', DOMAINS.join(', '))
        : say('There is no domain “{0}”. Did you mean “{1}”?', domain.text ?? '', suggestions[0]);
    domain.report(CODE, 'error', message, suggestions);
  }
  const personal = value.get('personal');
  if (personal !== null && typeof personal.scalar !== 'boolean')
    personal.report(CODE, 'error', say('“personal” is true or false.'), ['true', 'false']);
  return {
    description: value.textOf('description'),
    domain: known,
    personal: typeof personal?.scalar === 'boolean' ? personal.scalar : null,
  };
}

function isColumnPath(text: string, place: YamlValue): boolean {
  if (COLUMN_PATH.test(text)) return true;
  place.report(CODE, 'error', say('“{0}” names no column. Write table.column or schema.table.column.', text));
  return false;
}

function readTerm(value: YamlValue, { columns, words, taken }: Places): readonly GlossaryTerm[] {
  value.expectKeys(GLOSSARY_KEYS.term, say('in a term'), CODE);
  const name = value.textOf('term')?.trim() ?? '';
  if (name === '') {
    value.report(CODE, 'error', say('Each entry of “terms” needs a name: {0}.', '{ term: 매출 }'));
    return [];
  }
  claim(value.get('term') ?? value, name, name, taken);
  const synonyms = textsUnder(value, 'synonyms');
  for (const synonym of synonyms) claim(synonym.value, synonym.text, name, taken);
  const paths = textsUnder(value, 'columns').filter(({ text, value: place }) => isColumnPath(text, place));
  columns.push(...paths.map(({ text, value: place }) => ({ text, range: place.textRange, term: name })));
  const term: GlossaryTerm = {
    name,
    synonyms: synonyms.map(({ text }) => text),
    language: languageOf(value.get('language')),
    definition: value.textOf('definition'),
    owner: value.textOf('owner'),
    columns: paths.map(({ text }) => text),
  };
  words.push({ text: name, range: value.get('term')?.textRange ?? value.range, term });
  words.push(...synonyms.map(({ text, value: place }) => ({ text, range: place.textRange, term })));
  return [term];
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
      other === term ? say('“{0}” is written twice in this term.', text) : say('“{0}” already stands for the term “{1}”.', text, other),
    );
}

function languageOf(value: YamlValue | null): GlossaryTerm['language'] {
  if (value === null || value.isNull) return null;
  const language = LANGUAGES.find((candidate) => candidate === value.text);
  if (language === undefined) value.report(CODE, 'error', say('“language” is {0}.', sayAny(LANGUAGES)), LANGUAGES);
  return language ?? null;
}

function textsUnder(value: YamlValue, key: string): readonly { readonly text: string; readonly value: YamlValue }[] {
  return listUnder(value, key).flatMap((item) => {
    const text = item.text?.trim() ?? '';
    if (text !== '') return [{ text, value: item }];
    item.report(CODE, 'error', say('Each entry of “{0}” must be a text.', key));
    return [];
  });
}

function listUnder(value: YamlValue, key: string): readonly YamlValue[] {
  const list = value.get(key);
  if (list === null || list.isNull) return [];
  if (!list.isList) list.report(CODE, 'error', say('“{0}” has to be a list.', key));
  return list.items();
}

function entriesUnder(root: YamlValue, key: string): ReturnType<YamlValue['entries']> {
  const value = root.get(key);
  if (value === null || value.isNull) return [];
  if (!value.isMap)
    value.report(CODE, 'error', say('“{0}” maps names to what is said of them: {1}.', key, 'orders.amount: { domain: amount }'));
  return value.entries();
}
