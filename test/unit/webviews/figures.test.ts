import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Figures } from '../../../webviews/profile/figures.ts';

describe('figures of a profile in a row', () => {
  const figures = new Figures('en');
  for (const [value, text] of [
    [1e-300, '1E-300'],
    [-1e25, '-1E25'],
    [0, '0'],
    [1234.5, '1,234.5'],
    ['0.00000000000000000000', '0'],
    ['325.3333333333333333', '325.333'],
    ['123456789012345678901234567890.1234', '1.23457E29'],
    ['0.1', '0.1'],
    ['12345678901234567890', '12345678901234567890'],
    ['2024-01-01', '2024-01-01'],
    ['-Infinity', '-Infinity'],
    [null, ''],
  ] as const)
    it(`say ${value} as ${text}`, () => assert.equal(figures.brief(value), text));
});
