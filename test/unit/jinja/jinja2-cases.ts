/** Templates, and what Jinja2 3.1 makes of them. */
export const CASES: readonly (readonly [template: string, rendered: string])[] = [
  ['a {{ 1 + 2 * 3 }} {{ 7 // 2 }} {{ 7 % 3 }} {{ 2 ** 3 }} {{ -3 + 1 }}', 'a 7 3 1 8 -2'],
  [
    "{{ 'a' ~ 1 ~ none }} {{ \"x\" * 3 }} {{ [1, 'b', none, true] }} {{ (1,) }} {{ {'a': 1, 'b': [2]} }}",
    "a1None xxx [1, 'b', None, True] (1,) {'a': 1, 'b': [2]}",
  ],
  ["{{ 'yes' if 1 < 2 <= 2 else 'no' }} {{ 'a' if false }} {{ not false and (1 or 0) }}", 'yes  1'],
  [
    "{{ 1 in [1, 2] }} {{ 3 not in [1, 2] }} {{ 'b' in 'abc' }} {{ 'k' in {'k': 1} }} {{ 1 == 1.0 }} {{ [1] == [1] }}",
    'True True True True True True',
  ],
  [
    "{% set x = 5 %}{{ x is odd }} {{ x is even }} {{ x is divisibleby 5 }} {{ y is defined }} {{ x is not none }} {{ x is number }} {{ 'a' is string }} {{ [] is iterable }} {{ {} is mapping }} {{ x is eq 5 }}",
    'True False True False True True True True True True',
  ],
  [
    "{{ 'abc'[1] }} {{ 'abcdef'[1:4] }} {{ 'abc'[::-1] }} {{ [1, 2, 3, 4][:-1] }} {{ [1, 2, 3, 4][-2:] }} {{ [1,2,3,4,5][::2] }}",
    'b bcd cba [1, 2, 3] [3, 4] [1, 3, 5]',
  ],
  [
    "{{ ['b', 'a'] | sort | join(', ') }} {{ ['a', 'b'] | map('upper') | join('-') }} {{ [3, 1] | max }} {{ [3, 1] | min }} {{ [1, 2] | sum }} {{ [1, 1, 2] | unique | list }}",
    'a, b A-B 3 1 3 [1, 2]',
  ],
  [
    "{{ '  x ' | trim }}| {{ 'hello world' | title }} {{ 'HELLO' | lower | capitalize }} {{ 'a-b' | replace('-', '_') }} {{ none | default('d') }} {{ u | default('d') }} {{ '' | default('d', true) }}",
    'x| Hello World Hello a_b None d d',
  ],
  [
    "{{ 'abc' | length }} {{ [1, 2] | length }} {{ '42' | int + 1 }} {{ 'x' | int(7) }} {{ [1, 2, 3] | first }} {{ [1, 2, 3] | last }} {{ [1,2,3] | reverse | list }}",
    '3 2 43 7 1 3 [3, 2, 1]',
  ],
  ["{% for c in ['a', 'b', 'c'] %}{{ loop.index }}:{{ c }}{% if not loop.last %}, {% endif %}{% endfor %}", '1:a, 2:b, 3:c'],
  ["{% for c in [] %}x{% else %}none{% endfor %} {% for k, v in {'a': 1, 'b': 2}.items() %}{{ k }}={{ v }};{% endfor %}", 'none a=1;b=2;'],
  ['{% for n in range(1, 10, 3) if n != 4 %}{{ n }} {{ loop.length }} {% endfor %}', '1 2 7 2 '],
  ['{%- set cols -%}\n  a, b\n{%- endset -%}\n[{{ cols }}]', '[a, b]'],
  ['a\n  {%- if true %}\n  b\n  {%- endif %}\nc', 'a\n  b\nc'],
  ['x {#- note -#} y {# other #} z', 'xy  z'],
  ['{% raw %}{{ not evaluated }} {% if %}{% endraw %}!', '{{ not evaluated }} {% if %}!'],
  [
    "{% macro money(x, scale=2) %}round({{ x }}, {{ scale }}){% endmacro %}{{ money('a') }} {{ money('b', scale=3) }} {{ money(x='c') }}",
    'round(a, 2) round(b, 3) round(c, 2)',
  ],
  [
    "{% macro wrap(name) %}<{{ name }}>{{ caller(1) }}</{{ name }}>{% endmacro %}{% call(n) wrap('t') %}body {{ n }}{% endcall %}",
    '<t>body 1</t>',
  ],
  ["{% macro v() %}{{ varargs | join('/') }} {{ kwargs['k'] }}{% endmacro %}{{ v(1, 2, k=3) }}", '1/2 3'],
  ['{% set ns = namespace(total=0) %}{% for i in [1, 2, 3] %}{% set ns.total = ns.total + i %}{% endfor %}{{ ns.total }}', '6'],
  ['{% set x = 1 %}{% for i in [1] %}{% set x = 2 %}{% endfor %}{{ x }}', '1'],
  ['{% if false %}a{% elif 1 %}b{% else %}c{% endif %}', 'b'],
  ['{% filter upper %}shout {{ 1 }}{% endfilter %}', 'SHOUT 1'],
  ['{% with a = 1, b = 2 %}{{ a + b }}{% endwith %}', '3'],
  ['{% set a, b = 1, 2 %}{{ a }}{{ b }}', '12'],
  ['{% set l = [] %}{% do l.append(1) %}{% do l.extend([2, 3]) %}{{ l }} {{ l.pop() }} {{ l }}', '[1, 2, 3] 3 [1, 2]'],
  [
    "{{ 'a,b,c'.split(',') | join('|') }} {{ ' x '.strip() }} {{ 'Ab'.upper() }} {{ 'a_b'.replace('_', '') }} {{ 'abc'.startswith('a') }} {{ ','.join(['x', 'y']) }} {{ '{} {}'.format(1, 'b') }}",
    'a|b|c x AB ab True x,y 1 b',
  ],
  ["{{ '%s-%d' % ('a', 3) }} {{ '%05d' | format(42) }} {{ \"it's\" }} {{ [\"it's\"] }}", 'a-3 00042 it\'s ["it\'s"]'],
  [
    "{% for row in [{'n': 'a', 't': 1}, {'n': 'b', 't': 2}] | selectattr('t', 'gt', 1) %}{{ row.n }}{% endfor %} {{ [{'n': 'z'}] | map(attribute='n') | join }}",
    'b z',
  ],
  ['{% for a in [[1, [2, [3]]]] recursive %}{% if a is iterable %}[{{ loop(a) }}]{% else %}{{ a }}{% endif %}{% endfor %}', '[1[2[3]]]'],
  [
    "{{ [1, 2, 3] | select('odd') | list }} {{ [1, 2, 3] | reject('odd') | list }} {{ {'b': 1, 'a': 2} | dictsort }} {{ [1,2,3,4,5] | batch(2) | list }}",
    "[1, 3] [2] [('a', 2), ('b', 1)] [[1, 2], [3, 4], [5]]",
  ],
  ["{{ 'one\\ntwo' | indent(2) }} {{ \"a\\tb\" }} {{ 'x' 'y' }}", 'one\n  two a\tb xy'],
  [
    "{% for i in [1,2,3] %}{{ loop.cycle('odd', 'even') }} {{ loop.first }} {{ loop.revindex }} {{ loop.previtem }};{% endfor %}",
    'odd True 3 ;even False 2 1;odd False 1 2;',
  ],
  ["{{ {'a': {'b': 1}}.a.b }} {{ {'a': 1}['a'] }} {{ {'a': 1}.get('c', 9) }}", '1 1 9'],
  ['{%+ if true +%} y {%+ endif +%}', ' y '],
  ["{{ true }} {{ false | string }} {{ 1 | string ~ 'x' }} {{ (1, 2) | list }} {{ 'b' > 'a' }}", 'True False 1x [1, 2] True'],
  ['{{ {\'x\': [1, "a", none, true]} | tojson }}', '{"x": [1, "a", null, true]}'],
  ['{% set q %}select 1{% endset %}{{ q | upper }}{% set r | trim %}  t  {% endset %}[{{ r }}]', 'SELECT 1[t]'],
];
