import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseTemplate } from '../../../server/src/jinja/index.ts';
import { render } from './fixture.ts';

describe('a template that is too much', () => {
  const check = (name: string, template: string) =>
    it(`${name} comes to an end`, () => {
      render(template);
    });

  check('endless recursion', '{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}');
  check(
    'loops in loops',
    '{% for a in range(1000) %}{% for b in range(1000) %}{% for c in range(1000) %}{% endfor %}{% endfor %}{% endfor %}',
  );
  check('a text that doubles', `{% set a = 'xxxxxxxxxx' %}${'{% set a = a ~ a %}'.repeat(60)}{{ a }}`);
  check('a list of itself', '{% set a = [] %}{% do a.append(a) %}{{ a }}{{ a == a }}');
  check('deep nesting', `{{ ${'('.repeat(5000)}1${')'.repeat(5000)} }}`);
  check('deep lists', `{{ ${'['.repeat(5000)} }}`);
  check('a long chain', `{{ ${'a ~ '.repeat(20_000)}a }}`);
  check('many filters', `{{ a${' | upper'.repeat(20_000)} }}`);
  check('many powers', `{{ ${'2 ** '.repeat(20_000)}2 }}`);
  check('many signs', `{{ ${'- '.repeat(20_000)}2 }}`);
  check('deep blocks', `${'{% if 1 %}'.repeat(5000)}x`);
  check('many blocks', '{% if 1 %}x{% endif %}'.repeat(5000));
  check('a loop over what it makes longer', '{% set a = [1] %}{% for x in a %}{% do a.append(x) %}{% endfor %}');
});

/** A generator of numbers that is the same each time (Lehmer). */
function randomOf(seed: number): (below: number) => number {
  let state = seed % 2147483647 || 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const PIECES = [
  '{{', '}}', '{%', '%}', '{#', '#}', '-%}', '{%-', ' ', '\n', 'if', 'else', 'elif', 'endif', 'for', 'in', 'endfor', 'set', 'endset',
  'macro', 'endmacro', 'call', 'endcall', 'raw', 'endraw', 'x', 'y', 'u_a', '(', ')', '[', ']', '{', '}', ',', ':', '.', '|', 'upper', 'is',
  'not', 'and', '1', '2.5', "'a'", '"', "'", '~', '+', '-', '*', '**', '==', '<', 'select', 'from', 'loop.index', 'range(3)', '=', 'do',
]; // biome-ignore format: a table of words

describe('random templates', () => {
  it('are rendered without an exception, and their maps lead into the template', () => {
    const random = randomOf(20261125);
    for (let round = 0; round < 4000; round++) {
      const template = Array.from({ length: random(40) }, () => PIECES[random(PIECES.length)]).join(random(2) === 0 ? ' ' : '');
      const { variants } = render(template);
      assert.ok(variants.all.length <= 16);
      for (const { text, map } of variants.all) {
        for (let at = 0; at < text.length; at += 7) {
          const { range, exact } = map.locate({ start: at, end: Math.min(at + 3, text.length) });
          assert.ok(range.start >= 0 && range.end <= template.length && range.start <= range.end, template);
          if (exact) assert.equal(template.slice(range.start, range.end), text.slice(at, at + 3));
        }
      }
    }
  });

  it('are parsed in time that grows with their length', () => {
    for (const piece of ['{{ ', '{% if x %}', "{{ 'a", '{% raw %}', '{# ', '{{ a | b(', '{{ {']) parseTemplate(piece.repeat(20_000));
  });

  it('without Jinja are what they are, place by place', () => {
    const random = randomOf(7);
    for (let round = 0; round < 200; round++) {
      const words = ['select', '1', '{', '}', '%', '#', "'", 'from t', '\n', '--', '  '];
      const template = Array.from({ length: random(30) }, () => words[random(words.length)]).join(' ');
      const [variant] = render(template).variants.all;
      assert.equal(variant?.text, template);
      for (let at = 0; at < template.length; at++)
        assert.deepEqual(variant?.map.locate({ start: at, end: at + 1 }), { range: { start: at, end: at + 1 }, exact: true });
    }
  });
});
