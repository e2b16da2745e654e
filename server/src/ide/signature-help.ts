import { say } from '../base/index.ts';
import { dialectInfo, type Insert, type SqlToken, scanTokens } from '../sql/index.ts';
import { namedColumns } from './columns.ts';
import { escapeMarkdown } from './markdown.ts';
import { type Place, placeAt } from './place.ts';
import type { IdeFile } from './port.ts';

export interface Signature {
  readonly label: string;
  readonly parameters: readonly string[];
  /** Markdown. */
  readonly documentation: string | null;
}

export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  readonly activeSignature: number;
  readonly activeParameter: number;
}

/** The call around the offset and the argument that stands there; inside VALUES, the column that the value is for. */
export function signatureHelp(file: IdeFile, offset: number): SignatureHelp | null {
  const place = placeAt(file, offset);
  if (!place) return null;
  const call = openCall(place);
  if (!call) return null;
  return call.isValues ? insertSignature(place, call.argument) : functionSignature(place, call.name, call.argument);
}

interface OpenCall {
  readonly name: string;
  readonly argument: number;
  readonly isValues: boolean;
}

/** Counts brackets and commas up to the offset: works as well on what is half typed. */
function openCall(place: Place): OpenCall | null {
  const { dialect } = place.file.bound.script;
  const text = place.file.text.slice(
    place.statement.range.start,
    Math.max(place.statement.range.end, place.statement.range.start + place.offset),
  );
  const stack: { name: string; argument: number; isValues: boolean }[] = [];
  let previous = '';
  let values = false;
  for (const token of scanTokens(text, dialect)) {
    if (token.start >= place.offset) break;
    if (token.type === 'comment') continue;
    if ((token.type === 'string' || token.type === 'jinja') && place.offset < token.end) return stack.at(-1) ?? null;
    const word = text.slice(token.start, token.end);
    if (word === '(') stack.push({ name: previous, argument: 0, isValues: values && stack.length === 0 });
    else if (word === ')') stack.pop();
    else if (word === ',') bump(stack);
    else if (stack.length === 0 && isWord(token)) values = /^VALUES?$/i.test(word);
    previous = isWord(token) ? word : '';
  }
  return stack.at(-1) ?? null;
}

function bump(stack: { argument: number }[]): void {
  const top = stack.at(-1);
  if (top) top.argument++;
}

function isWord(token: SqlToken): boolean {
  return token.type === 'word' || token.type === 'keyword';
}

function functionSignature(place: Place, name: string, argument: number): SignatureHelp | null {
  const wanted = name.toUpperCase();
  const info = dialectInfo(place.file.bound.script.dialect).functions.find((candidate) => candidate.name.toUpperCase() === wanted);
  if (!info || wanted === '' || info.signatures.length === 0) return null;
  const signatures = info.signatures.map(({ label, parameters }) => ({
    label,
    parameters,
    documentation: escapeMarkdown(say(info.description)) || null,
  }));
  const fitting = signatures.findIndex(({ parameters }) => argument < parameters.length || isVariadic(parameters));
  const activeSignature = Math.max(0, fitting);
  const parameters = signatures[activeSignature]?.parameters ?? [];
  return { signatures, activeSignature, activeParameter: isVariadic(parameters) ? Math.min(argument, parameters.length - 1) : argument };
}

function isVariadic(parameters: readonly string[]): boolean {
  return /\.\.\.|…/.test(parameters.at(-1) ?? '');
}

function insertSignature(place: Place, argument: number): SignatureHelp | null {
  const { root } = place.statement.tree;
  if (root.kind !== 'insert') return null;
  const relation = place.bound.references.find((reference) => reference.kind === 'table' && reference.access === 'write')?.relation;
  const columns = insertedColumns(root, relation ? namedColumns(relation).map(({ name, type }) => (type ? `${name} ${type}` : name)) : []);
  if (columns.length === 0) return null;
  const table = root.target.name.parts.at(-1)?.name ?? '';
  return {
    signatures: [{ label: `${table} (${columns.join(', ')})`, parameters: columns, documentation: null }],
    activeSignature: 0,
    activeParameter: argument,
  };
}

function insertedColumns(insert: Insert, all: readonly string[]): readonly string[] {
  if (insert.columns.length === 0) return all;
  return insert.columns.map(({ parts }) => {
    const name = parts.at(-1)?.name ?? '';
    return all.find((column) => column.toLowerCase().split(' ')[0] === name.toLowerCase()) ?? name;
  });
}
