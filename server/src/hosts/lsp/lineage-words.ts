/** A number of tables; there may be more than were counted. */
interface Count {
  readonly tables: number;
  readonly truncated: boolean;
}

/** What the server itself writes into the code, in the language of the editor. */
export interface LineageWords {
  lens(upstream: Count, downstream: Count): string;
  lensTooltip(table: string): string;
}

/** `locale` as editors give it: `ko`, `ko-KR`, `en-us`. What is not translated is English. */
export function lineageWords(locale: string | undefined): LineageWords {
  return locale?.toLowerCase().split(/[-_]/)[0] === 'ko' ? KOREAN : ENGLISH;
}

const ENGLISH: LineageWords = {
  lens: (upstream, downstream) => `${number(upstream)} upstream · ${number(downstream)} downstream`,
  lensTooltip: (table) => `Tables and queries around ${table}: show its lineage`,
};

const KOREAN: LineageWords = {
  lens: (upstream, downstream) => `업스트림 ${number(upstream)}개 · 다운스트림 ${number(downstream)}개`,
  lensTooltip: (table) => `${table} 주변의 테이블과 쿼리: 리니지 보기`,
};

function number({ tables, truncated }: Count): string {
  return `${tables}${truncated ? '+' : ''}`;
}
