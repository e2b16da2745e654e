import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Redactor, redactedLogger } from '../../../server/src/base/index.ts';

describe('redaction', () => {
  const redactor = new Redactor();
  for (const secret of ['pa55 wörd"', 'pa55', 'a', 'cor[rec]t$&']) redactor.add(secret);
  const cases: readonly (readonly [string, string])[] = [
    ['login of etl with pa55 failed', 'login of etl with ••• failed'],
    ['pa55 wörd" and pa55', '••• and •••'],
    ['as a URL: pa55%20w%C3%B6rd%22', 'as a URL: •••'],
    ['as JSON: "pa55 wörd\\""', 'as JSON: "•••"'],
    ['cor[rec]t$&', '•••'],
    ['one letter is no secret: a', 'one letter is no secret: a'],
    ['postgres://etl:nobody-told@db/x and mysql://root:@h', 'postgres://etl:•••@db/x and mysql://root:@h'],
    ['nothing at all: http://example.com/a:b', 'nothing at all: http://example.com/a:b'],
  ];
  for (const [text, expected] of cases) it(text, () => assert.equal(redactor.redact(text), expected));

  it('is what a logger writes, causes and their stacks as well', () => {
    const written: string[] = [];
    const logger = redactedLogger(
      {
        info: (message) => written.push(message),
        warn: (message) => written.push(message),
        error: (message, cause) => written.push(message, cause instanceof Error ? `${cause.message} ${cause.stack}` : String(cause)),
      },
      redactor,
    );
    logger.info('pa55');
    logger.warn('pa55');
    logger.error('pa55', new Error('with pa55 in it'));
    logger.error('pa55', 'pa55');
    logger.error('pa55');
    assert.ok(written.length >= 8 && !written.join('\n').includes('pa55'), written.join('\n'));
  });
});
