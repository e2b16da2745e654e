/** Hangul syllables in letters: 매 is ㅁ and ㅐ. The arithmetic is the Unicode standard's, chapter 3.12. */

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const MEDIALS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const FINALS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
const FIRST = 0xac00;
const LAST = 0xd7a3;

export const hasHangul = (text: string): boolean => /[가-힣]/.test(text);

/** Nothing but initial consonants, as people type who are in a hurry: ㅁㅊ for 매출. */
export const isInitials = (text: string): boolean => /^[ㄱ-ㅎ]{2,}$/.test(text);

/** Text in letters, so that a slip in one letter of a syllable is one letter wrong. */
export function letters(text: string): string {
  if (!hasHangul(text)) return text;
  let spelt = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < FIRST || code > LAST) {
      spelt += text[at];
      continue;
    }
    const index = code - FIRST;
    spelt += `${INITIALS[Math.floor(index / 588)] ?? ''}${MEDIALS[Math.floor((index % 588) / 28)] ?? ''}`;
    if (index % 28 > 0) spelt += FINALS[index % 28] ?? '';
  }
  return spelt;
}

/** The initial consonant of each syllable; letters of other scripts as they are. */
export function initials(text: string): string {
  return text.replace(/[가-힣]/g, (syllable) => INITIALS[Math.floor((syllable.charCodeAt(0) - FIRST) / 588)] ?? '');
}
