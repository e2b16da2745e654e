import { hash } from 'node:crypto';

/** For telling texts apart, not for keeping secrets. */
export function contentHash(text: string): string {
  return hash('sha1', text, 'base64');
}
