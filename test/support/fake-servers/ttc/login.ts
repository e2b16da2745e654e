import { createCipheriv, createDecipheriv, createHash, pbkdf2Sync, randomBytes } from 'node:crypto';

/** The server's side of a login with a verifier of 12c. The password is never sent: both sides make a key of it, and the client proves that it has the same. */
export class LoginExchange {
  readonly #salt = randomBytes(16);
  readonly #keySalt = randomBytes(16);
  readonly #serverHalf = randomBytes(32);
  readonly #key: Buffer;

  constructor(password: string) {
    const stretched = pbkdf2Sync(password, Buffer.concat([this.#salt, Buffer.from('AUTH_PBKDF2_SPEEDY_KEY')]), ROUNDS, 64, 'sha512');
    this.#key = createHash('sha512').update(stretched).update(this.#salt).digest().subarray(0, 32);
  }

  challenge(): Readonly<Record<string, string | readonly [string, number]>> {
    return {
      AUTH_SESSKEY: hex(encrypt(this.#key, this.#serverHalf)),
      AUTH_VFR_DATA: [hex(this.#salt), VERIFIER_12C],
      AUTH_PBKDF2_CSK_SALT: hex(this.#keySalt),
      AUTH_PBKDF2_VGEN_COUNT: String(ROUNDS),
      AUTH_PBKDF2_SDER_COUNT: '3',
    };
  }

  /** What the client has sent; null when it knows another password. */
  accept(answer: ReadonlyMap<string, string>, password: string): Readonly<Record<string, string>> | null {
    const clientHalf = decrypt(this.#key, Buffer.from(answer.get('AUTH_SESSKEY') ?? '', 'hex'));
    const session = pbkdf2Sync(hex(Buffer.concat([clientHalf, this.#serverHalf])), this.#keySalt, 3, 32, 'sha512');
    const padded = decrypt(session, Buffer.from(answer.get('AUTH_PASSWORD') ?? '', 'hex')).subarray(16);
    const given = padded.subarray(0, padded.length - (padded.at(-1) ?? 0)).toString();
    if (given !== password) return null;
    const proof = Buffer.concat([randomBytes(16), Buffer.from('SERVER_TO_CLIENT'), Buffer.alloc(16, 16)]);
    return { AUTH_SVR_RESPONSE: hex(encrypt(session, proof)) };
  }
}

const ROUNDS = 4096;
const VERIFIER_12C = 0x4815;

function hex(bytes: Buffer): string {
  return bytes.toString('hex').toUpperCase();
}

function encrypt(key: Buffer, bytes: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

function decrypt(key: Buffer, bytes: Buffer): Buffer {
  const cipher = createDecipheriv('aes-256-cbc', key, Buffer.alloc(16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}
