import { dialectInfo } from '../../sql/index.ts';
import { GROUP, type Proposal } from './item.ts';
import type { Request } from './request.ts';

/** Words of the grammar that may stand at the cursor, as far as the dialect knows them; the usual ones first. */
export function keywordProposals(request: Request): readonly Proposal[] {
  const { reserved } = dialectInfo(request.dialect);
  const allowed = new Set(request.context.keywords);
  const usual = USUAL.filter((phrase) => allowed.has(phrase) || allowed.has(phrase.split(' ')[0] ?? ''));
  const covered = new Set(usual.map((phrase) => phrase.split(' ')[0]));
  const others = [...allowed].filter((word) => reserved.has(word) && !covered.has(word) && !covered.has(word.split(' ')[0]));
  return [...usual, ...others].map((phrase) => keyword(request, phrase));
}

/** What a statement can begin with. */
export function statementProposals(request: Request): readonly Proposal[] {
  return STATEMENTS.map((phrase) => keyword(request, phrase));
}

function keyword(request: Request, phrase: string): Proposal {
  const label = request.keyword(phrase);
  return { kind: 'keyword', label, insert: label, group: GROUP.keyword };
}

const STATEMENTS = [
  'SELECT',
  'WITH',
  'INSERT INTO',
  'UPDATE',
  'DELETE FROM',
  'MERGE INTO',
  'CREATE TABLE',
  'CREATE VIEW',
  'CREATE OR REPLACE VIEW',
  'ALTER TABLE',
  'DROP TABLE',
  'DROP VIEW',
  'TRUNCATE TABLE',
];

/** In the order in which people want them; of several words that begin alike, the phrase that is meant. */
const USUAL = [
  'FROM',
  'WHERE',
  'JOIN',
  'INNER JOIN',
  'LEFT JOIN',
  'RIGHT JOIN',
  'FULL JOIN',
  'CROSS JOIN',
  'ON',
  'USING',
  'GROUP BY',
  'HAVING',
  'ORDER BY',
  'LIMIT',
  'UNION ALL',
  'UNION',
  'INTERSECT',
  'EXCEPT',
  'AS',
  'AND',
  'OR',
  'NOT',
  'IN',
  'IS NULL',
  'IS NOT NULL',
  'LIKE',
  'BETWEEN',
  'EXISTS',
  'CASE',
  'WHEN',
  'THEN',
  'ELSE',
  'END',
  'OVER',
  'PARTITION BY',
  'ASC',
  'DESC',
  'DISTINCT',
  'ALL',
  'VALUES',
  'SELECT',
  'SET',
  'INTO',
  'WITH',
  'RETURNING',
];
