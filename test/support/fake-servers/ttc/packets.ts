import { once } from 'node:events';
import type { Socket } from 'node:net';

/** Types of packets of TNS. */
export const PACKET = { connect: 1, accept: 2, refuse: 4, data: 6, marker: 12 } as const;

const HEADER = 8;
const DATA_BYTES = 8000;
const TLS_HANDSHAKE = 0x16;

/** Cuts what comes into packets, and makes packets. Lengths have two bytes at first, and four once a connection is accepted. */
export class PacketStream {
  readonly #socket: Socket;
  readonly #packet: (type: number, packet: Buffer) => void;
  #bytes = Buffer.alloc(0);
  #isAccepted = false;

  constructor(socket: Socket, packet: (type: number, packet: Buffer) => void) {
    this.#socket = socket;
    this.#packet = packet;
    socket.on('data', (data) => this.#push(data));
  }

  accept(): void {
    const body = Buffer.alloc(45 - HEADER);
    const put16 = (at: number, value: number) => body.writeUInt16BE(value, at - HEADER);
    put16(8, 317);
    put16(12, 8192);
    put16(14, 65_535);
    put16(16, 1);
    put16(20, 45);
    body[22 - HEADER] = 4;
    body[23 - HEADER] = 8;
    body.writeUInt32BE(8192, 32 - HEADER);
    body.writeUInt32BE(65_535, 36 - HEADER);
    this.#send(PACKET.accept, body);
    this.#isAccepted = true;
  }

  refuse(code: number): void {
    const text = Buffer.from(`(DESCRIPTION=(TMP=)(VSNNUM=0)(ERR=${code})(ERROR_STACK=(ERROR=(CODE=${code})(EMFI=4))))`);
    const head = Buffer.of(4, 0, 0, 0);
    head.writeUInt16BE(text.length, 2);
    this.#send(PACKET.refuse, Buffer.concat([head, text]));
  }

  marker(kind: number): void {
    this.#send(PACKET.marker, Buffer.of(1, 0, kind));
  }

  async data(body: Buffer): Promise<void> {
    for (let at = 0; at < body.length; at += DATA_BYTES) {
      if (this.#send(PACKET.data, Buffer.concat([Buffer.of(0, 0), body.subarray(at, at + DATA_BYTES)]))) continue;
      await Promise.race([once(this.#socket, 'drain'), once(this.#socket, 'close')]);
    }
  }

  #send(type: number, body: Buffer): boolean {
    const header = Buffer.alloc(HEADER);
    if (this.#isAccepted) header.writeUInt32BE(HEADER + body.length);
    else header.writeUInt16BE(HEADER + body.length);
    header[4] = type;
    return this.#socket.destroyed || this.#socket.write(Buffer.concat([header, body]));
  }

  #push(data: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, data]);
    while (this.#bytes.length >= HEADER) {
      const length = this.#isAccepted ? this.#bytes.readUInt32BE() : this.#bytes.readUInt16BE();
      // A client that wants TLS begins with its handshake.
      if (!this.#isAccepted && this.#bytes[0] === TLS_HANDSHAKE) {
        this.#socket.destroy();
        return;
      }
      if (this.#bytes.length < length) return;
      const packet = this.#bytes.subarray(0, length);
      this.#bytes = this.#bytes.subarray(length);
      this.#packet(packet[4] ?? 0, packet);
    }
  }
}
