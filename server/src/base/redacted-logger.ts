import type { Logger } from './ports.ts';
import type { Redactor } from './redact.ts';

/** Writes nothing that is secret, whoever calls it with what. */
export function redactedLogger(logger: Logger, redactor: Redactor): Logger {
  return {
    info: (message) => logger.info(redactor.redact(message)),
    warn: (message) => logger.warn(redactor.redact(message)),
    error: (message, cause) => logger.error(redactor.redact(message), cause === undefined ? undefined : redactedCause(cause, redactor)),
  };
}

function redactedCause(cause: unknown, redactor: Redactor): unknown {
  if (!(cause instanceof Error)) return redactor.redact(String(cause));
  const clean = new Error(redactor.redact(cause.message));
  clean.name = cause.name;
  clean.stack = redactor.redact(cause.stack ?? cause.message);
  return clean;
}
