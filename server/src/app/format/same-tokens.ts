/** Whether two texts differ in nothing but white space and the case of words outside of quotes. */
export function sameTokens(a: string, b: string): boolean {
  const left = tokensOf(a);
  const right = tokensOf(b);
  return left.length === right.length && left.every((token, index) => token === right[index]);
}

const JINJA = String.raw`\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}`;
const COMMENTS = String.raw`--[^\n]*|/\*[\s\S]*?\*/`;
const QUOTED = String.raw`'(?:[^']|'')*'|"(?:[^"]|"")*"|\x60(?:[^\x60]|\x60\x60)*\x60|\[[^\]\n]*\]|(?<dollar>\$\w*\$)[\s\S]*?\k<dollar>`;
const WORDS = String.raw`[\p{L}\p{N}_$#@]+(?:\.\d+)?`;
/** Longest first: an operator that a formatter tears apart is another operator. */
const OPERATORS = [
  '!~~*',
  '<=>',
  '->>',
  '#>>',
  '||/',
  '!~*',
  '!~~',
  '~~*',
  '->',
  '#>',
  '#-',
  '@>',
  '<@',
  '<=',
  '>=',
  '<>',
  '!=',
  '^=',
  '||',
  '&&',
  '::',
  ':=',
  '=>',
  '**',
  '~*',
  '!~',
  '~~',
  '<<',
  '>>',
  '|>',
  '|/',
  '@@',
  '@?',
  '?|',
  '?&',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '..',
  '(+)',
];
const OPERATOR = OPERATORS.map((operator) => operator.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
const TOKEN = new RegExp(`(?<jinja>${JINJA})|(?<comment>${COMMENTS})|(?<quoted>${QUOTED})|(?<word>${WORDS})|${OPERATOR}|\\S`, 'gu');

function tokensOf(text: string): string[] {
  return [...text.matchAll(TOKEN)].map((match) => {
    const { comment, word } = match.groups ?? {};
    if (comment !== undefined) return comment.replace(/\s+/g, ' ').trim();
    if (word !== undefined) return word.toLowerCase();
    return match[0];
  });
}
