import type { Connection } from 'vscode-languageserver';
import type { Logger } from '../../base/index.ts';

/** Writes to the editor's log. Standard output belongs to the protocol. An error that repeats is written once. */
export function connectionLogger({ console }: Connection): Logger {
  const seen = new Set<string>();
  return {
    info: (message) => console.info(message),
    warn: (message) => console.warn(message),
    error: (message, cause) => {
      const text =
        cause instanceof Error
          ? `${message}: ${cause.stack ?? cause.message}`
          : cause === undefined
            ? message
            : `${message}: ${String(cause)}`;
      if (seen.has(text)) return;
      seen.add(text);
      console.error(text);
    },
  };
}
