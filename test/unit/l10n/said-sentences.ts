import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { DIALECT_NAMES } from '../../../server/src/protocol/index.ts';
import { dialectInfo } from '../../../server/src/sql/index.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Their first argument is a sentence. */
const FUNCTIONS: ReadonlySet<string> = new Set(['say', 'saying', 'sentence']);

export interface SaidSentence {
  readonly sentence: string;
  /** How many values are given for its places; null where the sentence is said elsewhere. */
  readonly values: number | null;
  /** It is said when the module is loaded, before anybody has chosen a language. */
  readonly tooEarly: boolean;
  /** File and line. */
  readonly at: string;
}

/** Every sentence that the server asks `say` for, keeps as `saying` or marks by `sentence`, in the order of the files, and what it says of functions. */
export async function saidSentences(): Promise<readonly SaidSentence[]> {
  const files = await Array.fromAsync(glob('server/src/**/*.ts', { cwd: ROOT }));
  return [...files.sort().flatMap((file) => sentencesIn(file, readFileSync(path.join(ROOT, file), 'utf8'))), ...functionDescriptions()];
}

function functionDescriptions(): readonly SaidSentence[] {
  const functions = DIALECT_NAMES.flatMap((dialect) => dialectInfo(dialect).functions.map((one) => ({ dialect, ...one })));
  return functions.map(({ dialect, name, description }) => ({
    sentence: description,
    values: 0,
    tooEarly: false,
    at: `${name} of ${dialect}`,
  }));
}

export function sentencesIn(file: string, text: string): readonly SaidSentence[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: SaidSentence[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && FUNCTIONS.has(node.expression.text)) {
      const [first, ...values] = node.arguments;
      const spread = values.some((value) => ts.isSpreadElement(value));
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      for (const sentence of first === undefined ? [] : literalsOf(first))
        found.push({
          sentence,
          values: node.expression.text === 'sentence' || spread ? null : values.length,
          tooEarly: node.expression.text === 'say' && ts.findAncestor(node, runsLater) === undefined,
          at: `${file}:${line + 1}`,
        });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Fields of a class get their values when an object is made. */
function runsLater(node: ts.Node): boolean {
  if (ts.isPropertyDeclaration(node)) return !(ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static);
  return ts.isFunctionLike(node);
}

/** What is no literal was marked by `sentence` where it is one. */
function literalsOf(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  return ts.isParenthesizedExpression(node) ? literalsOf(node.expression) : [];
}
