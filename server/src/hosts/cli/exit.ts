/** What the process ends with; other programs depend on these numbers. */
export const EXIT = { ok: 0, findings: 1, usage: 2, unreachable: 3, bug: 70, interrupted: 130 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** Something that the person can mend: the message says how, on one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
