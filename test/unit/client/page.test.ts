import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineagePage } from '../../../client/src/lineage/page.ts';

const PAGE = lineagePage({
  script: 'https://resource/lineage.js',
  style: 'https://resource/lineage.css',
  layoutWorker: 'https://resource/layout-worker.js?a="b"',
  cspSource: 'https://resource',
  nonce: 'n0nce',
  language: 'ko',
});

test('the policy forbids everything that it does not name, inline scripts and eval among it', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(PAGE)?.[1]?.replaceAll('&#39;', "'") ?? '';
  assert.match(policy, /^default-src 'none'; /);
  assert.match(policy, /script-src 'nonce-n0nce';/);
  assert.doesNotMatch(policy, /unsafe-(eval|inline)/);
});

test('the page has one script, with the nonce, and none inline', () => {
  assert.deepEqual(PAGE.match(/<script[^>]*>/g), ['<script nonce="n0nce" src="https://resource/lineage.js">']);
  assert.doesNotMatch(PAGE, /\son\w+=/);
});

test('what is put into attributes is escaped', () => {
  assert.match(PAGE, /data-layout-worker="https:\/\/resource\/layout-worker\.js\?a=&#34;b&#34;"/);
});
