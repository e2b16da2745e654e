/** What a client asks for, out of the bytes of its messages. */
export interface TdsLogin {
  readonly user: string;
  readonly password: string;
  readonly application: string;
  readonly database: string;
  readonly readOnlyIntent: boolean;
}

/** LOGIN7, [MS-TDS] 2.2.6.4: texts lie behind the header, which says where. */
export function readLogin(message: Buffer): TdsLogin {
  const field = (at: number): Buffer => {
    const start = message.readUInt16LE(at);
    return message.subarray(start, start + 2 * message.readUInt16LE(at + 2));
  };
  return {
    user: field(40).toString('utf16le'),
    password: unscrambled(field(44)),
    application: field(48).toString('utf16le'),
    database: field(68).toString('utf16le'),
    readOnlyIntent: ((message[27] ?? 0) & 0x20) !== 0 || ((message[26] ?? 0) & 0x20) !== 0,
  };
}

/** Passwords are hidden from nobody: each byte has its halves exchanged and is then xored. */
function unscrambled(bytes: Buffer): string {
  const plain = Buffer.from(bytes);
  for (const [at, byte] of plain.entries()) {
    const mixed = byte ^ 0xa5;
    plain[at] = ((mixed & 0x0f) << 4) | (mixed >> 4);
  }
  return plain.toString('utf16le');
}

/** A batch comes behind headers, whose length stands first. */
export function readBatch(message: Buffer): string {
  return message.toString('utf16le', message.readUInt32LE(0));
}

export interface TdsCall {
  readonly procedure: string | number;
  readonly parameters: readonly { readonly name: string; readonly value: unknown }[];
}

/** RPC, [MS-TDS] 2.2.6.6. */
export function readCall(message: Buffer): TdsCall {
  const reader = new Reader(message, message.readUInt32LE(0));
  const length = reader.number(2);
  const procedure = length === 0xffff ? reader.number(2) : reader.text(length);
  reader.number(2);
  const parameters = [];
  while (!reader.atEnd) {
    const name = reader.text(reader.number(1));
    reader.number(1);
    parameters.push({ name, value: readParameter(reader) });
  }
  return { procedure, parameters };
}

class Reader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  take(length: number): Buffer {
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  number(size: 1 | 2 | 4): number {
    return this.take(size).readUIntLE(0, size);
  }

  text(characters: number): string {
    return this.take(2 * characters).toString('utf16le');
  }
}

function readParameter(reader: Reader): unknown {
  const type = reader.number(1);
  switch (type) {
    case 0x26:
    case 0x68:
    case 0x6d: {
      reader.number(1);
      return readNumber(type, reader.take(reader.number(1)));
    }
    case 0xe7:
    case 0xa5: {
      const most = reader.number(2);
      if (type === 0xe7) reader.take(5);
      const bytes = most === 0xffff ? readChunks(reader) : readSized(reader);
      return bytes === null || type === 0xa5 ? bytes : bytes.toString('utf16le');
    }
    default:
      throw new Error(`The fake reads no parameters of type 0x${type.toString(16)}.`);
  }
}

function readNumber(type: number, bytes: Buffer): number | bigint | boolean | null {
  if (bytes.length === 0) return null;
  if (type === 0x6d) return bytes.length === 8 ? bytes.readDoubleLE() : bytes.readFloatLE();
  if (type === 0x68) return bytes[0] === 1;
  return bytes.length === 8 ? bytes.readBigInt64LE() : bytes.readIntLE(0, bytes.length);
}

function readSized(reader: Reader): Buffer | null {
  const length = reader.number(2);
  return length === 0xffff ? null : reader.take(length);
}

function readChunks(reader: Reader): Buffer | null {
  if (reader.take(8).readBigUInt64LE() === 0xffffffffffffffffn) return null;
  const chunks: Buffer[] = [];
  for (let length = reader.number(4); length > 0; length = reader.number(4)) chunks.push(reader.take(length));
  return Buffer.concat(chunks);
}
