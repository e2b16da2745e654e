/** What stands where a secret was. */
const REDACTED = '•••';

/** Shorter texts are not looked for: a password of `a` would take every a out of every message, and tell that it does. */
const SHORTEST = 3;

/** The secrets that this process has seen. Whatever is logged, shown or sent elsewhere goes through `redact` first. */
export class Redactor {
  readonly #secrets = new Set<string>();

  /** Also as URLs and JSON spell it. */
  add(secret: string): void {
    if (secret.length < SHORTEST) return;
    for (const spelling of [secret, encodeURIComponent(secret.replace(/[\uD800-\uDFFF]/gu, '')), JSON.stringify(secret).slice(1, -1)])
      this.#secrets.add(spelling);
  }

  /** The text without secrets, and without passwords in URLs, known or not. */
  redact(text: string): string {
    let clean = text.replace(PASSWORD_IN_URL, `$1${REDACTED}@`);
    // A secret may hold another one.
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length)) clean = clean.replaceAll(secret, REDACTED);
    return clean;
  }
}

const PASSWORD_IN_URL = /(\b[a-z][a-z\d+.-]*:\/\/[^\s/:@]*:)[^\s/@]+@/gi;
