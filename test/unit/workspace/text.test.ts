import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { decodeText, normalizeUri, pathToUri, uriToPath } from '../../../server/src/workspace/index.ts';

const SQL = "select '값' as v -- 주석\nfrom t";

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('decoding', () => {
  const cases: Readonly<Record<string, readonly [Uint8Array, string, string]>> = {
    'UTF-8': [Buffer.from(SQL), SQL, 'utf-8'],
    'UTF-8 with a mark': [Buffer.from(`\ufeff${SQL}`), SQL, 'utf-8'],
    'UTF-16 LE with a mark': [utf16(SQL, 'le', true), SQL, 'utf-16le'],
    'UTF-16 BE with a mark': [utf16(SQL, 'be', true), SQL, 'utf-16be'],
    'UTF-16 LE without a mark': [utf16(SQL, 'le', false), SQL, 'utf-16le'],
    'UTF-16 BE without a mark': [utf16(SQL, 'be', false), SQL, 'utf-16be'],
    // 가격 in code page 949.
    'code page 949': [Uint8Array.of(0x2d, 0x2d, 0x20, 0xb0, 0xa1, 0xb0, 0xdd), '-- 가격', 'euc-kr'],
    'Windows-1252': [Uint8Array.of(0x2d, 0x2d, 0x20, 0x63, 0x61, 0x66, 0xe9, 0x0a), '-- café\n', 'windows-1252'],
    'an empty file': [new Uint8Array(), '', 'utf-8'],
  };
  for (const [name, [bytes, text, encoding]] of Object.entries(cases)) {
    it(`reads ${name}`, () => assert.deepEqual(decodeText(bytes), { ok: true, value: { text, encoding } }));
  }

  it('tells binary files from text', () => {
    const database = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(100)]);
    assert.deepEqual(decodeText(database), { ok: false, error: 'it is a binary file' });
  });
});

describe('URIs', () => {
  const paths = ['/a/b.sql', '/a b/100%.sql', '/한글/표.sql', '/a[1]/{x}/q?#.sql', "/a'b(c)!*@+,;=&$|^`.sql"];
  for (const name of paths) {
    it(`spells ${name} as Node does, and back`, () => {
      assert.equal(pathToUri(name), pathToFileURL(path.posix.resolve(name)).href);
      assert.equal(uriToPath(pathToUri(name)), name);
    });
  }

  it('has one spelling for what editors escape differently', () => {
    assert.equal(normalizeUri('file:///c%3A/a%20b.sql'), normalizeUri('file:///c:/a b.sql'));
    assert.equal(normalizeUri('untitled:Untitled-1'), 'untitled:Untitled-1');
    assert.equal(uriToPath('untitled:Untitled-1'), null);
  });
});
