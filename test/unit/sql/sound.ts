import assert from 'node:assert/strict';
import { children, type ParsedScript, type SyntaxNode, scanTokens } from '../../../server/src/sql/index.ts';

/** What holds for every tree of every text: nodes lie in their parents, ranges in the text, tokens do not overlap and leave only blanks. */
export function assertSound(script: ParsedScript): void {
  assertRoundTrip(script);
  let last = 0;
  for (const { range, text, tree } of script.statements) {
    assert.ok(
      last <= range.start && range.start <= range.end && range.end <= script.text.length,
      `statement at ${range.start} in ${script.text}`,
    );
    assert.equal(text, script.text.slice(range.start, range.end));
    last = range.end;
    for (const { start, end } of tree.errors) {
      assert.ok(0 <= start && start <= end && range.start + end <= script.text.length, `error at ${start}-${end} of ${text}`);
    }
    assertNested(tree.root, text);
  }
}

function assertRoundTrip({ text, dialect }: ParsedScript): void {
  let at = 0;
  for (const { start, end } of scanTokens(text, dialect)) {
    assert.ok(at <= start && start < end && end <= text.length, `token ${start}-${end} after ${at} in ${text}`);
    assert.match(text.slice(at, start), BLANK, text);
    at = end;
  }
  assert.match(text.slice(at), BLANK, text);
}

/** White space, the byte order mark, and Jinja blocks whose body is no SQL of the file. */
const BLANK = /^[\s\u{FEFF}\u{200B}\0]*$/u;

function assertNested(root: SyntaxNode, text: string): void {
  const stack: SyntaxNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    assert.ok(0 <= node.start && node.start <= node.end && node.end <= text.length, `${node.kind} ${node.start}-${node.end} of ${text}`);
    for (const child of children(node)) {
      if (child.start < node.start || child.end > node.end) {
        assert.fail(`${child.kind} ${child.start}-${child.end} outside of ${node.kind} ${node.start}-${node.end} in ${text}`);
      }
      stack.push(child);
    }
  }
}
