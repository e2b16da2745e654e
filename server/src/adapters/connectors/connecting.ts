import { Socket } from 'node:net';
import { type CancellationToken, saying } from '../../base/index.ts';
import { type ConnectionSettings, DatabaseError, type DatabaseFailure } from '../../metadata/index.ts';
import { failure, placeOf } from './network-failure.ts';
import { endedFailure } from './watch.ts';

/** How long connecting may take where nobody says less. */
const MOST_MILLISECONDS = 15_000;
/** How soon a cancelled token is seen. */
const EVERY_MILLISECONDS = 40;

/** How long somebody waits for a connection. */
export interface Patience {
  readonly token: CancellationToken;
  /** All the time that there is for what the connection is needed for. */
  readonly milliseconds?: number;
}

/** What connecting may take: `connectTimeout` (seconds) of the options of a connection, and never more than there is for all of it. */
export function connectMilliseconds({ options }: ConnectionSettings, milliseconds: number = Number.POSITIVE_INFINITY): number {
  const { connectTimeout } = options as { readonly connectTimeout?: unknown };
  const most = typeof connectTimeout === 'number' && connectTimeout > 0 ? connectTimeout * 1000 : MOST_MILLISECONDS;
  return Math.max(1, Math.ceil(Math.min(most, milliseconds)));
}

/** The drivers' own limits come behind ours, whose message says what to do. */
export function driverMilliseconds(settings: ConnectionSettings, milliseconds?: number): number {
  return connectMilliseconds(settings, milliseconds) + 1000;
}

export interface Connecting<S> {
  readonly settings: ConnectionSettings;
  readonly patience: Patience;
  /** Gets a connection that comes when nobody waits for it any more. */
  late(session: S): void;
  /** What else may be the reason why it does not come. */
  reason?(): DatabaseFailure | null;
}

/** Waits for a connection, whatever the driver does meanwhile: some wait for ever on a server that accepts and says nothing. */
export function connecting<S>(opening: Promise<S>, { settings, patience, late, reason }: Connecting<S>): Promise<S> {
  const { token, milliseconds } = patience;
  const limit = connectMilliseconds(settings, milliseconds);
  const started = performance.now();
  return new Promise<S>((resolve, reject) => {
    let waits = true;
    const end = (settle: () => void) => {
      waits = false;
      clearInterval(timer);
      settle();
    };
    const look = () => {
      if (token.isCancellationRequested) end(() => reject(new DatabaseError(endedFailure('cancelled', 0))));
      else if (performance.now() - started >= limit) end(() => reject(new DatabaseError(reason?.() ?? unanswered(settings, limit))));
    };
    const timer = setInterval(look, Math.min(EVERY_MILLISECONDS, limit));
    opening.then(
      (session) => (waits ? end(() => resolve(session)) : late(session)),
      (error: unknown) => waits && end(() => reject(error)),
    );
  });
}

/** Whoever was asked did not say a word. */
export function unanswered(settings: ConnectionSettings, milliseconds: number): DatabaseFailure {
  return failure(
    'unreachable',
    saying(
      '{0} gave no answer within {1} s. Check “host” and “port” of the connection “{2}” and whether a firewall is in between, or allow more time.',
      placeOf(settings),
      milliseconds / 1000,
      settings.name,
    ),
    'ETIMEDOUT',
  );
}

/** The sockets of a driver, so that those on which no server has said anything are not waited for at the end. */
export class Sockets {
  readonly #open = new Set<Socket>();

  add(socket: Socket = new Socket()): Socket {
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    return socket;
  }

  destroySilent(): void {
    for (const socket of this.#open) if (socket.bytesRead === 0) socket.destroy();
  }
}
