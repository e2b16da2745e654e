import { PERSONS } from './domains.ts';
import { type NameWord, nameWords } from './name-words.ts';

/** Whether each row of a table is likely to be a person: `dim_customers`, `TB_MBR_INFO`, `학생 목록`; not `customer_orders`. */
export function isPersonTable(table: string): boolean {
  const words = nameWords(table);
  const last = words.findLast((word) => !isAside(word));
  return last?.word != null && PERSON_CONCEPTS.has(last.word.concept);
}

/** Whether a column's name says “name” and nothing of whose: `name`, `이름`, `name_en`, and `first` or `last` alone; not `file_name`. */
export function isBareName(words: readonly NameWord[]): boolean {
  const [only, second] = words;
  if (only !== undefined && second === undefined && HALVES.has(only.text)) return true;
  return (
    words.some(({ word }) => word?.concept === 'name') && words.every(({ text, word }) => word?.concept === 'name' || SCRIPTS.has(text))
  );
}

const PERSON_CONCEPTS: ReadonlySet<string> = new Set(PERSONS.split(' '));

/** Says how rows are kept, not what they are. */
const isAside = ({ text, word }: NameWord): boolean => (word === null ? KEEPING.test(text) : KEPT.has(word.concept));

const KEPT = new Set(
  'history master detail summary backup staging temporary dimension fact standard view current last previous active'.split(' '),
);
const KEEPING =
  /^(\p{L}|v?\d+|tbl?|tb[lm]|info|information|list|table|data|raw|src|source|vw|all|new|old|copy|test|snap|snapshot|delta|clean|cleansed|enriched|\d*목록|정보|명부|명단|대장|원장|기본|내역|전체|임시|테이블)$/u;

const HALVES = new Set(['first', 'last', 'middle', 'given', 'family', 'surname']);
const SCRIPTS = new Set(
  'en eng english kr kor ko korean jp jpn ja cn chn zh local native display real legal short long old new print alias 영문 영어 국문 한글 한국어 한자 현재'.split(
    ' ',
  ),
);
