import type { Expression, TableRef } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { parseAlias } from './alias.ts';
import { parseObjectName } from './object-name.ts';
import type { Parser } from './parser.ts';
import { skipHints } from './table-hints.ts';

export function parseTable(p: Parser): TableRef {
  const start = p.start();
  const { redshiftForms } = p.dialect.features;
  if (redshiftForms && p.at('UNPIVOT') && p.isName(1)) p.pos++;
  const name = parseObjectName(p);
  const extra: Expression[] = [];
  if (p.at('*') && p.dialect.features.distinctOn && p.probe === null) p.pos++;
  parsePartitions(p);
  // Delta: t@v5, t@20240101000000000.
  if (p.at('@') && p.touchesPrevious() && p.dialect.features.lateralView && p.touchesPrevious(1)) p.pos += 2;
  if (p.dialect.features.equalsAlias) p.eatWords('FOR', 'PATH');
  if (p.at('EXTERNAL') && p.text(1) === 'MODIFY' && p.text(2) === '(') {
    p.pos += 2;
    p.skipGroup();
  }
  parseTimeTravel(p, extra);
  skipSample(p);
  skipHints(p);
  const alias = parseAlias(p);
  // The place of an element, or the name of an attribute.
  if (redshiftForms && p.at('AT') && p.isName(1)) p.pos += 2;
  parseTimeTravel(p, extra);
  skipSample(p);
  skipHints(p);
  return { kind: 'table', start, end: p.end(), name, alias, extra };
}

function parsePartitions(p: Parser): void {
  if ((p.at('PARTITION') || p.at('SUBPARTITION')) && (p.text(1) === '(' || p.text(1) === 'FOR')) {
    p.pos++;
    p.eat('FOR');
    p.skipGroup();
  }
}

function parseTimeTravel(p: Parser, extra: Expression[]): void {
  if (
    p.at('FOR') &&
    (p.text(1) === 'SYSTEM_TIME' ||
      p.text(1) === 'SYSTEM' ||
      p.text(1) === 'VERSION' ||
      p.text(1) === 'TIMESTAMP' ||
      p.text(1) === 'PORTION')
  ) {
    p.pos += 2;
    p.eat('TIME');
    if (p.eat('ALL')) return;
    if (p.eat('BETWEEN')) {
      extra.push(p.rules.operand(p, 70));
      p.expect('AND');
      extra.push(p.rules.operand(p, 70));
      return;
    }
    if (p.eat('FROM')) {
      extra.push(p.rules.operand(p, 70));
      p.expect('TO');
      extra.push(p.rules.operand(p, 70));
      return;
    }
    if (p.eat('CONTAINED')) {
      p.expect('IN');
      extra.push(p.rules.operand(p, 130));
      return;
    }
    p.eat('AS');
    p.eat('OF');
    extra.push(p.rules.expression(p));
  } else if (p.at('AS') && p.text(1) === 'OF' && (p.text(2) === 'TIMESTAMP' || p.text(2) === 'SCN' || p.text(2) === 'PERIOD')) {
    p.pos += 2;
    flashbackUnit(p);
    extra.push(p.rules.operand(p, 70));
  } else if (p.at('VERSIONS') && (p.text(1) === 'BETWEEN' || p.text(1) === 'PERIOD')) {
    p.pos++;
    if (p.at('PERIOD')) flashbackUnit(p);
    p.expect('BETWEEN');
    flashbackUnit(p);
    flashbackBound(p, extra);
    p.expect('AND');
    flashbackBound(p, extra);
  } else if ((p.at('AT') || p.at('BEFORE')) && p.text(1) === '(' && (p.dialect.features.colonPaths || p.dialect.features.fromFirst)) {
    p.pos++;
    p.skipGroup();
  } else if ((p.at('VERSION') || p.at('TIMESTAMP')) && p.text(1) === 'AS' && p.text(2) === 'OF') {
    p.pos += 3;
    extra.push(p.rules.operand(p, 70));
  } else if (p.at('CHANGES') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
    while (p.at('AT') || p.at('BEFORE') || p.at('END')) {
      p.pos++;
      p.skipGroup();
    }
  }
}

/** TIMESTAMP, SCN or PERIOD FOR the name of a valid time. */
function flashbackUnit(p: Parser): void {
  if (p.eat('PERIOD')) {
    p.expect('FOR');
    p.name('the name of a period');
  } else if (!p.eat('TIMESTAMP')) p.eat('SCN');
}

function flashbackBound(p: Parser, extra: Expression[]): void {
  if (!p.eat('MINVALUE') && !p.eat('MAXVALUE')) extra.push(p.rules.operand(p, 70));
}

/** TABLESAMPLE, SAMPLE and their arguments. */
export function skipSample(p: Parser): void {
  if (p.at('TABLESAMPLE') && p.dialect.features.exactKeywords) {
    parseSample(p);
    return;
  }
  if ((p.at('TABLESAMPLE') || p.at('SAMPLE')) && (p.text(1) === '(' || p.text(2) === '(' || p.type(1) === TokenType.number)) {
    p.pos++;
    while (!p.atEnd() && !p.at('(') && (p.type() === TokenType.word || p.type() === TokenType.number || p.at('%'))) p.pos++;
    if (p.at('(')) p.skipGroup();
    if ((p.at('REPEATABLE') || p.at('SEED')) && p.text(1) === '(') {
      p.pos++;
      p.skipGroup();
    }
  }
}

/** TABLESAMPLE method (arguments) [REPEATABLE (seed)] */
function parseSample(p: Parser): void {
  p.pos++;
  p.rules.objectName(p);
  p.expect('(');
  do p.rules.expression(p);
  while (p.eat(','));
  p.close(')');
  if (!p.eat('REPEATABLE')) return;
  p.expect('(');
  p.rules.expression(p);
  p.close(')');
}
