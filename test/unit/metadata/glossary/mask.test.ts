import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Domain, maskValue } from '../../../../server/src/metadata/index.ts';

const MASKED: readonly (readonly [Domain, string, string])[] = [
  ['resident-number', '900101-1234568', '******-*******'],
  ['card-number', '4111-1111-1111-1111', '****-****-****-1111'],
  ['bank-account', '110-123-456789', '***-***-***789'],
  ['person-name', '홍길동', '홍*동'],
  ['person-name', '홍길', '홍*'],
  ['person-name', '남궁민수', '남**수'],
  ['person-name', 'Ada Lovelace', 'A** L*******'],
  ['birth-date', '1990-01-01', '1990-**-**'],
  ['birth-date', '900101', '******'],
  ['gender', 'F', '*'],
  ['phone', '010-1234-5678', '010-****-5678'],
  ['phone', '12345', '*****'],
  ['e-mail', 'ada@example.com', 'a***@example.com'],
  ['e-mail', 'not an address', '********'],
  ['address', '서울특별시 강남구 테헤란로 1 101호', '서울특별시 강남구 ***'],
  ['address', 'Main Street', '********'],
  ['ip-address', '10.1.2.3', '10.1.*.*'],
  ['password', 'x', '********'],
  ['amount', '1200', '1200'],
  ['phone', '', ''],
];

for (const [domain, value, masked] of MASKED)
  test(`${domain}: ${value}`, () => {
    assert.equal(maskValue(value, domain), masked);
  });
