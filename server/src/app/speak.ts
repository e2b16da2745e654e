import { builtTranslation } from '../adapters/fs/index.ts';
import { speak } from '../base/index.ts';

/**
 * Chooses the language of this process and of the threads and processes that it starts: by the host, once, before it asks for anything.
 * `locale` is as editors and people write it: `ko`, `ko-KR`, `en-us`. What AETL does not speak is English.
 */
export function speakLanguage(locale: string | null | undefined): void {
  const name = locale?.toLowerCase().split(/[-_]/)[0];
  if (name === 'ko') speak({ name, sentences: builtTranslation(name) });
}
