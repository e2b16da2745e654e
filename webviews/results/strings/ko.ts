import type { StringKey } from './en.ts';

export const KOREAN: Readonly<Record<StringKey, string>> = {
  cancel: '쿼리 취소',
  filter: '행 필터',
  copy: '선택 영역 복사',
  save: '다른 형식으로 저장',
  running: '{0}에서 실행 중…',
  row: '1행',
  rows: '{0}행',
  rowsOf: '{1}행 중 {0}행',
  seconds: '{0}초',
  truncatedRows: '행이 더 있습니다. 한도에서 가져오기를 멈췄습니다.',
  truncatedBytes: '행이 더 있습니다. 바이트 한도에서 가져오기를 멈췄습니다.',
  cancelled: '쿼리가 취소되었습니다.',
  failed: '쿼리가 실패했습니다',
  nothing: '쿼리를 실행하면(Ctrl+Shift+Enter) 결과 행이 여기에 표시됩니다.',
  masked: '컬럼 {0}개의 개인정보를 마스킹했습니다: {1}.',
  unmask: '이 결과에서만 보기',
  noRows: '쿼리 결과에 행이 없습니다.',
  noMatch: '필터와 일치하는 행이 없습니다.',
  messages: '서버 메시지',
  null: 'NULL',
};
