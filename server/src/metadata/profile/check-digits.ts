/** Numbers that carry a digit to check the others by. */

const digitsOf = (value: string): readonly number[] => [...value].map(Number);

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

/**
 * A Korean resident (or foreigner) registration number: birth date, sex and century, and a check digit, 11 − (weighted sum mod 11), mod 10;
 * for foreigners two more. Numbers given out since October 2020 have random digits there, so those of people born since then pass unchecked.
 */
export function isResidentNumber(value: string): boolean {
  const match = /^(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])-?([0-9])(\d{6})$/.exec(value);
  if (match === null) return false;
  const digits = digitsOf(value.replace('-', ''));
  const century = Number(match[4]);
  const bornSince2020 = [3, 4, 7, 8].includes(century) && `${match[1]}${match[2]}` >= '2010';
  if (bornSince2020) return value.includes('-');
  const check = (11 - (weighted(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10;
  const foreigner = century >= 5 && century <= 8;
  return digits[12] === (foreigner ? (check + 2) % 10 : check);
}

/** A Korean business registration number, 000-00-00000: the ninth digit's product with five counts with its tens as well. */
export function isBusinessNumber(value: string): boolean {
  if (!/^\d{3}-?\d{2}-?\d{5}$/.test(value)) return false;
  const digits = digitsOf(value.replaceAll('-', ''));
  if (digits.every((digit) => digit === 0)) return false;
  const sum = weighted(digits, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor(((digits[8] ?? 0) * 5) / 10);
  return digits[9] === (10 - (sum % 10)) % 10;
}

/** A payment card's number: 13 to 19 digits, alone or in groups, that begin as an issuer's do and end with Luhn's digit. */
export function isCardNumber(value: string): boolean {
  if (!/^[2-6]\d{3}(?:[ -]?\d{2,6}){2,4}$/.test(value)) return false;
  const digits = digitsOf(value.replace(/[ -]/g, '')).toReversed();
  if (digits.length < 13 || digits.length > 19) return false;
  const sum = digits.reduce((total, digit, index) => total + (index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
}
