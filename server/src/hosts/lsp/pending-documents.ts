import type { TextDocument } from 'vscode-languageserver-textdocument';

const DELAY_MILLISECONDS = 5;

/**
 * Documents whose newest text has not been read yet. Reading a large file takes longer than a keystroke, so a burst of edits is
 * read once. The wait is counted from the first edit and never begins anew; a request does not wait at all.
 */
export class PendingDocuments {
  readonly #show: (document: TextDocument) => void;
  readonly #documents = new Map<string, TextDocument>();
  #timer: NodeJS.Timeout | null = null;

  constructor(show: (document: TextDocument) => void) {
    this.#show = show;
  }

  changed(document: TextDocument): void {
    this.#documents.set(document.uri, document);
    this.#timer ??= setTimeout(() => this.flush(), DELAY_MILLISECONDS);
  }

  closed({ uri }: TextDocument): void {
    this.#documents.delete(uri);
  }

  /** Reads what is left to read, now. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const documents = [...this.#documents.values()];
    this.#documents.clear();
    for (const document of documents) this.#show(document);
  }
}
