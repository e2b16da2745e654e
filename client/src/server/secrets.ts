import * as vscode from 'vscode';
import type { SecretGetParams } from '../../../server/src/protocol/index.ts';

/**
 * Passwords that aetl.yaml calls `${secret:name}`, in the secret storage of VS Code. Each folder has names of its own, so that no project gets what
 * was meant for another one.
 */
export class Secrets {
  readonly #storage: vscode.SecretStorage;
  /** What was typed and is to be tried before it is kept. */
  readonly #held = new Map<string, string>();

  constructor(storage: vscode.SecretStorage) {
    this.#storage = storage;
  }

  /** Null where there is none, and for folders that are not trusted. */
  async get({ folder, name }: SecretGetParams): Promise<string | null> {
    if (!vscode.workspace.isTrusted) return null;
    const key = keyOf(folder, name);
    return this.#held.get(key) ?? (await this.#storage.get(key)) ?? null;
  }

  async set({ folder, name }: SecretGetParams, value: string): Promise<void> {
    await this.#storage.store(keyOf(folder, name), value);
  }

  async delete({ folder, name }: SecretGetParams): Promise<void> {
    await this.#storage.delete(keyOf(folder, name));
  }

  /** Gives the value to whoever asks while `work` runs, and keeps it nowhere. */
  async whileHeld<T>({ folder, name }: SecretGetParams, value: string, work: () => Promise<T>): Promise<T> {
    const key = keyOf(folder, name);
    this.#held.set(key, value);
    try {
      return await work();
    } finally {
      this.#held.delete(key);
    }
  }
}

/** Server and client may escape a URI in different ways. */
function keyOf(folder: string, name: string): string {
  return `aetl.secret:${vscode.Uri.parse(folder).fsPath.replace(/[\\/]$/, '')}:${name}`;
}
