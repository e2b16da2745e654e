/** The words of the page, free of anything that HTML takes for its own. */
export interface ErdWords {
  readonly language: string;
  readonly find: string;
  readonly smaller: string;
  readonly larger: string;
  readonly fit: string;
  readonly key: string;
  readonly inferred: string;
}

/** Languages are called as VS Code calls them; English stands in for those that AETL does not speak. */
export function erdWords(language: string): ErdWords {
  return language.toLowerCase().split('-')[0] === 'ko' ? KOREAN : ENGLISH;
}

const ENGLISH: ErdWords = {
  language: 'en',
  find: 'Find a table or column',
  smaller: 'Smaller',
  larger: 'Larger',
  fit: 'Fit',
  key: 'key',
  inferred: 'inferred, and how sure that is (≈)',
};

const KOREAN: ErdWords = {
  language: 'ko',
  find: '테이블이나 컬럼 찾기',
  smaller: '축소',
  larger: '확대',
  fit: '맞춤',
  key: '키',
  inferred: '추정과 그 확신도(≈)',
};
