import { once } from 'node:events';
import type { Socket } from 'node:net';

/** Types of messages, [MS-TDS] 2.2.3.1.1. */
export const PACKET = { batch: 1, call: 3, response: 4, attention: 6, transaction: 14, login: 16, prelogin: 18 } as const;

const HEADER = 8;
const PACKET_BYTES = 4096;

/** Puts packets together to messages. An attention interrupts whatever comes: it is told at once. */
export class MessageReader {
  readonly #message: (type: number, body: Buffer) => void;
  #bytes = Buffer.alloc(0);
  #parts: Buffer[] = [];

  constructor(message: (type: number, body: Buffer) => void) {
    this.#message = message;
  }

  push(data: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, data]);
    while (this.#bytes.length >= HEADER) {
      const length = this.#bytes.readUInt16BE(2);
      if (this.#bytes.length < length) return;
      const packet = this.#bytes.subarray(0, length);
      this.#bytes = this.#bytes.subarray(length);
      this.#parts.push(packet.subarray(HEADER));
      if (((packet[1] ?? 0) & 1) === 0) continue;
      const body = Buffer.concat(this.#parts);
      this.#parts = [];
      this.#message(packet[0] ?? 0, body);
    }
  }
}

/** Sends a response in packets, and waits while the client reads nothing. */
export async function sendMessage(socket: Socket, tokens: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
  let waiting: Buffer[] = [];
  let size = 0;
  let id = 1;
  const most = PACKET_BYTES - HEADER;
  const packet = (body: Buffer, last: boolean): Buffer => {
    const header = Buffer.alloc(HEADER);
    header[0] = PACKET.response;
    header[1] = last ? 1 : 0;
    header.writeUInt16BE(body.length + HEADER, 2);
    header[6] = id++ & 255;
    return Buffer.concat([header, body]);
  };
  for await (const token of tokens) {
    waiting.push(token);
    size += token.length;
    if (size <= most) continue;
    let bytes = Buffer.concat(waiting);
    for (; bytes.length > most; bytes = bytes.subarray(most)) await write(socket, packet(bytes.subarray(0, most), false));
    waiting = [bytes];
    size = bytes.length;
  }
  await write(socket, packet(Buffer.concat(waiting), true));
}

async function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed) throw new Error('the client has gone');
  if (socket.write(bytes)) return;
  await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
}
