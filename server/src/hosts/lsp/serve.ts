import { ErrorCodes, LSPErrorCodes, type CancellationToken as LspToken, ResponseError } from 'vscode-languageserver';
import { type CancellationToken, isCancelled, type Logger, say, throwIfCancelled } from '../../base/index.ts';

/**
 * What must have happened before a handler may answer. `none`: nothing. `indexed`: every root has been read, so that an
 * answer about the workspace is whole. A file is bound by asking for it, so that no phase of its own is needed for that.
 */
export type Phase = 'none' | 'indexed';

export interface Phases {
  /** Resolves when the workspace is in the phase; rejects when the token is cancelled before. */
  reach(phase: Phase, token: CancellationToken): Promise<void>;
}

export interface ServingOptions {
  readonly phases: Phases;
  /** Reads what the editor has sent before the request. */
  readonly catchUp: () => void;
  readonly logger: Logger;
}

/** Turns a function into a request handler: waits for its phase, and maps every way to fail to the protocol, in this one place. */
export function serving({ phases, catchUp, logger }: ServingOptions) {
  return function serve<P, R>(name: string, phase: Phase, answer: (params: P, token: CancellationToken) => R | Promise<R>) {
    return async (params: P, token: LspToken): Promise<R> => {
      try {
        await phases.reach(phase, token);
        throwIfCancelled(token);
        catchUp();
        const result = await answer(params, token);
        throwIfCancelled(token);
        return result;
      } catch (error) {
        throw toResponseError(name, error, logger);
      }
    };
  };
}

export type Serve = ReturnType<typeof serving>;

/** A refusal that people read: renaming that would break code, formatting of what cannot be parsed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

function toResponseError(name: string, error: unknown, logger: Logger): ResponseError {
  if (isCancelled(error)) return new ResponseError(LSPErrorCodes.RequestCancelled, say('cancelled'));
  if (error instanceof Refusal) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
  logger.error(`${name} failed`, error);
  return new ResponseError(
    ErrorCodes.InternalError,
    say('AETL could not answer {0}: {1}', name, error instanceof Error ? error.message : String(error)),
  );
}
