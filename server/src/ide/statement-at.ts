import type { IdeFile } from './port.ts';

/** The statement that the offset is in or right behind; what stands before it on other lines is not part of it. Null where there is none. */
export function statementAt({ bound }: IdeFile, offset: number): string | null {
  const statements = bound.script.statements.filter(({ tree }) => tree.kind !== 'empty');
  const around = statements.find(({ range }) => range.start <= offset && offset <= range.end);
  // Behind the last semicolon of a line, people mean the statement that ends there.
  const before = statements.filter(({ range }) => range.end < offset).at(-1);
  const found = around ?? (before !== undefined && !/\n/.test(bound.script.text.slice(before.range.end, offset)) ? before : undefined);
  return found === undefined ? null : found.text.trim();
}
