import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { editYaml, type YamlChange, type YamlData } from '../../../server/src/workspace/yaml-edit/index.ts';

/** The text after the changes; everything that is not about them must be as it was. */
function check(before: string, changes: readonly YamlChange[], after: string): void {
  const edited = editYaml(before, changes);
  assert.ok(edited.ok, edited.ok ? '' : edited.error);
  assert.equal(edited.value.text, after);
  const { range, newText } = edited.value;
  assert.equal(before.slice(0, range.start) + newText + before.slice(range.end), after);
}

const set = (path: readonly (string | number)[], value: YamlData): YamlChange => ({ change: 'set', path, value });
const remove = (...path: string[]): YamlChange => ({ change: 'remove', path });
const DW = { type: 'postgres', host: 'db', password: '$DW' };

describe('YAML', () => {
  it('gets an entry in the style of those beside it, and keeps comments', () => {
    check(
      '# mine\nconnections:\n  demo: { type: sqlite,   path: shop.db } # ours\n  # the end\nfiles: []\n',
      [set(['connections', 'dw'], DW)],
      '# mine\nconnections:\n  demo: { type: sqlite,   path: shop.db } # ours\n  dw: { type: postgres, host: db, password: $DW }\n  # the end\nfiles: []\n',
    );
    check(
      'connections:\n  demo:\n    type: sqlite # a file\n    path: shop.db\n\n# store\nstore: { url: x }\n',
      [set(['connections', 'dw'], DW)],
      'connections:\n  demo:\n    type: sqlite # a file\n    path: shop.db\n  dw:\n    type: postgres\n    host: db\n    password: $DW\n\n# store\nstore: { url: x }\n',
    );
  });

  it('gets one more item of a list, in the style of the list', () => {
    const append = (path: readonly (string | number)[], value: YamlData): YamlChange => ({ change: 'append', path, value });
    check('a: [x,  y] # two\n', [append(['a'], 'z')], 'a: [x,  y, z] # two\n');
    check('a: []\n', [append(['a'], 'z')], 'a: [z]\n');
    check('a:\n- x # one\n# end\nb: 1\n', [append(['a'], 'y: z')], 'a:\n- x # one\n- "y: z"\n# end\nb: 1\n');
    check('a:\r\n  - x\r\n', [append(['a'], 'y')], 'a:\r\n  - x\r\n  - y\r\n');
    check(
      'models:\n  - name: m\n    columns:\n      - name: a # first\n        tests: [unique]\n\n  - name: n\n',
      [append(['models', 0, 'columns'], { name: 'b', description: 'B: b' })],
      'models:\n  - name: m\n    columns:\n      - name: a # first\n        tests: [unique]\n      - name: b\n        description: "B: b"\n\n  - name: n\n',
    );
    check(
      'terms:\n  - term: a\n    columns: [t.a]\n',
      [append(['terms', 0, 'columns'], 't.b'), append(['rejected'], 'x')],
      'terms:\n  - term: a\n    columns: [t.a, t.b]\nrejected:\n  - x\n',
    );
    assert.equal(editYaml('a: { b: 1 }\n', [append(['a'], 1)]).ok, false);
  });

  it('gets an entry beside the first of an item, which stands behind a dash', () => {
    check(
      'models:\n  - name: a # mine\n    tests: [unique]\n  - name: b\n',
      [set(['models', 0, 'description'], 'A'), set(['models', 1, 'description'], 'B')],
      'models:\n  - name: a # mine\n    tests: [unique]\n    description: A\n  - name: b\n    description: B\n',
    );
  });

  it('gets what is on the way', () => {
    check('version: 1\n', [set(['connections', 'a'], { type: 'sqlite' })], 'version: 1\nconnections:\n  a: { type: sqlite }\n');
    check('', [set(['version'], 1)], 'version: 1\n');
    check('# only a comment\n', [set(['version'], 1)], '# only a comment\nversion: 1\n');
    check('connections: # none yet\nstore: 1\n', [set(['connections', 'a'], 1)], 'connections: # none yet\n  a: 1\nstore: 1\n');
    check('connections: {}\n', [set(['connections', 'a'], 1)], 'connections: { a: 1 }\n');
    check('version: 1', [set(['b'], 2)], 'version: 1\nb: 2');
  });

  it('changes a value where it stands', () => {
    check('a: { b: "x" , c: 2 } # note\n', [set(['a', 'b'], 'y')], 'a: { b: y , c: 2 } # note\n');
    check("a:\r\n  b: 'x' # note\r\n  c: 1\r\n", [set(['a', 'b'], 'y: z')], 'a:\r\n  b: "y: z" # note\r\n  c: 1\r\n');
    check('a: { b: 1 }\n', [set(['a', 'c'], 'no')], 'a: { b: 1, c: no }\n');
    check('a:\n  - { b: 1 }\n  - { b: 2 } # two\n', [set(['a', 1, 'b'], 3)], 'a:\n  - { b: 1 }\n  - { b: 3 } # two\n');
    check('a:\r\n  b: 1\r\n', [set(['a', 'c'], 2)], 'a:\r\n  b: 1\r\n  c: 2\r\n');
    check('a: { b: 1 }\n', [set(['a', 'c'], '5')], 'a: { b: 1, c: "5" }\n');
  });

  it('loses an entry, with its line', () => {
    check('a:\n  b: 1 # one\n  # two follows\n  c: 2\n', [remove('a', 'b')], 'a:\n  # two follows\n  c: 2\n');
    check('a:\n  b: { x: 1 }\n  c:\n    d: 1\n    e: 2\nf: 3\n', [remove('a', 'c')], 'a:\n  b: { x: 1 }\nf: 3\n');
    check('a: { b: 1, c: 2, d: 3 }\n', [remove('a', 'c')], 'a: { b: 1, d: 3 }\n');
    check('a: { b: 1, c: 2 }\n', [remove('a', 'c')], 'a: { b: 1 }\n');
    check('a:\n  b: 1\nc: 2\n', [remove('a', 'b')], 'a:\n  {}\nc: 2\n');
    check('a: 1\n', [remove('x', 'y')], 'a: 1\n');
  });

  it('gets another key for a value', () => {
    check('a:\n  old: { x: 1 } # note\n', [{ change: 'rename', path: ['a', 'old'], key: 'new name' }], 'a:\n  new name: { x: 1 } # note\n');
  });

  it('that is broken, or of another shape, is left alone, with a sentence', () => {
    for (const [text, message] of [
      ['a: [1\n', /not valid YAML/],
      ['connections: 5\n', /no mapping/],
      ['- 1\n', /no mapping/],
    ] as const) {
      const edited = editYaml(text, [set(['connections', 'a'], 1)]);
      assert.match(edited.ok ? '' : edited.error, message);
    }
  });

  it('of any layout holds what was wanted, and nothing else has changed', () => {
    const texts = [
      'connections: { a: { type: x } }\n',
      'connections: {\n  a: { type: x }, # one\n  b: { type: y }, # two\n}\n',
      'connections:\n    a:\n        type: |\n          long\n          text\n    b: &b\n        type: y\n',
      '"connections":\n  "a": {type: x}\n',
      'connections:\n\n  a: {type: x}\n\n\n',
      'x: &x { type: 1 }\nconnections:\n  a: *x\n',
      '---\nconnections:\n  a: {type: x}\n...\n',
    ];
    for (const text of texts) {
      const before = parse(text);
      const added = editYaml(text, [set(['connections', 'new'], DW)]);
      assert.deepEqual(parse(added.ok ? added.value.text : ''), { ...before, connections: { ...before.connections, new: DW } }, text);
      const gone = editYaml(text, [remove('connections', 'a')]);
      const { a: _, ...rest } = before.connections;
      assert.deepEqual(parse(gone.ok ? gone.value.text : '') ?? {}, { ...before, connections: rest }, text);
    }
  });
});
