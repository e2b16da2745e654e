/** What a fake server is to say to a statement. Each server has its own types of columns and its own values. */
export type FakeAnswer<Column> =
  | {
      readonly kind: 'rows';
      readonly columns: readonly Column[];
      readonly rows: Iterable<readonly unknown[]>;
      readonly notices?: readonly string[];
    }
  | { readonly kind: 'done'; readonly affected: number }
  | { readonly kind: 'error'; readonly code: number; readonly message: string; readonly line?: number; readonly position?: number }
  /** Says nothing until the client cancels. */
  | { readonly kind: 'silence' }
  /** Says nothing, and does not heed a cancellation either. */
  | { readonly kind: 'deaf' };

/** Thrown by the rows of an answer: the connection breaks here. */
export class BrokenConnection extends Error {}

/** Thrown by the rows of an answer: the statement fails here. */
export class StatementError extends Error {
  readonly code: number;
  /** Bytes into the statement. */
  readonly position: number;

  constructor(code: number, message: string, position = 0) {
    super(message);
    this.code = code;
    this.position = position;
  }
}
