import type { ProfiledColumn, ProfiledValue } from '../../server/src/protocol/index.ts';

/** Characters that a decimal may have in a row. */
const ROOM = 14;

/** Figures as the reader's language writes them. */
export class Figures {
  readonly #whole: Intl.NumberFormat;
  readonly #short: Intl.NumberFormat;
  readonly #scientific: Intl.NumberFormat;
  readonly #percent: Intl.NumberFormat;
  readonly #moment: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #time: Intl.DateTimeFormat;

  constructor(language: string) {
    const locale = Intl.NumberFormat.supportedLocalesOf([language])[0] ?? 'en';
    this.#whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    this.#short = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 });
    this.#scientific = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6, notation: 'scientific' });
    this.#percent = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
    this.#day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
    this.#time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
    this.#moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  }

  count(value: number): string {
    return this.#whole.format(value);
  }

  number(value: number): string {
    const size = Math.abs(value);
    return (size > 0 && size < 1e-6) || size >= 1e21 ? this.#scientific.format(value) : this.#short.format(value);
  }

  /** Of a share between 0 and 1; what is there is never said to be 0, nor what is missing 100. */
  percent(share: number): string {
    if (share > 0 && share < 0.0001) return '<0.01';
    if (share < 1 && share > 0.9999) return '>99.99';
    return this.#percent.format(share * 100);
  }

  day(milliseconds: number): string {
    return this.#day.format(milliseconds);
  }

  time(milliseconds: number): string {
    return this.#time.format(milliseconds);
  }

  moment(milliseconds: number): string {
    return this.#moment.format(milliseconds);
  }

  /** Numbers that a double cannot hold stay as they are written. */
  value(value: ProfiledValue): string {
    if (value === null) return '';
    if (typeof value === 'string') return value;
    return Number.isSafeInteger(value) ? this.#whole.format(value) : this.number(value);
  }

  /** Where there is little room: of long decimals only the digits that tell their size. */
  brief(value: ProfiledValue): string {
    const isLong = typeof value === 'string' && value.length > ROOM && /^-?\d+\.\d+$/.test(value);
    return isLong ? this.number(Number(value)) : this.value(value);
  }

  /** A bound of a histogram. */
  bound(value: number, kind: ProfiledColumn['kind']): string {
    if (kind === 'date') return new Date(value).toISOString().slice(0, 10);
    if (kind === 'timestamp') return new Date(value).toISOString().slice(0, 16).replace('T', ' ');
    return this.number(value);
  }
}
