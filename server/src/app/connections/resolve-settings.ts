import path from 'node:path';
import { fail, ok, type Result, say } from '../../base/index.ts';
import type { ConnectionSettings } from '../../metadata/index.ts';

/** Where the texts of a connection may come from, besides the file itself. */
export interface SecretSources {
  /** A variable of the environment; null when it is not set. */
  variable(name: string): string | null;
  /** What a program prints; null where no program may be run, because nobody has said that the folder is trusted. */
  readonly command: ((command: string) => Promise<Result<string>>) | null;
  /** What the editor keeps under a name; null where there is no editor. */
  readonly secret: ((name: string) => Promise<string | null>) | null;
}

/** Puts the values in the place of references. A failure says which setting of which file, and what to do; it never holds a value. */
export async function resolveSettings(
  settings: ConnectionSettings,
  file: string,
  sources: SecretSources,
): Promise<Result<ConnectionSettings>> {
  const place = (key: string) => say('“{0}” of the connection “{1}” in {2}', key, settings.name, file);
  if (settings.password !== null && settings.password !== '' && !settings.password.includes('${'))
    return fail(
      say(
        "{0} stands there in clear text. Write {1} and set that variable, or keep it in VS Code's secret storage.",
        place('password'),
        REFERENCE_TO_VARIABLE,
      ),
    );
  const texts: Record<string, string | null> = {};
  for (const key of TEXTS) {
    const resolved = await resolveText(settings[key], place(key), sources);
    if (!resolved.ok) return resolved;
    texts[key] = resolved.value;
  }
  const options: Record<string, string | number | boolean> = {};
  for (const [key, value] of Object.entries(settings.options)) {
    const resolved = typeof value === 'string' ? await resolveText(value, place(`options.${key}`), sources) : ok(value);
    if (!resolved.ok) return resolved;
    options[key] = resolved.value ?? '';
  }
  const folder = path.dirname(file);
  const { ca } = options;
  return ok({
    ...settings,
    ...texts,
    path: typeof texts['path'] === 'string' ? path.resolve(folder, texts['path']) : null,
    options: typeof ca === 'string' ? { ...options, ca: path.resolve(folder, ca) } : options,
  });
}

const REFERENCE_TO_VARIABLE = `\${env:NAME}`;
const TEXTS = ['host', 'database', 'user', 'password', 'path'] as const;
const REFERENCE = /\$\{(env|cmd|secret):([^}]*)\}/g;

async function resolveText(text: string | null, place: string, sources: SecretSources): Promise<Result<string | null>> {
  if (text === null) return ok(null);
  let resolved = '';
  let end = 0;
  for (const match of text.matchAll(REFERENCE)) {
    const [reference, kind = '', name = ''] = match;
    const value = await resolveReference(kind, name.trim(), place, sources);
    if (!value.ok) return value;
    resolved += text.slice(end, match.index) + value.value;
    end = match.index + reference.length;
  }
  return ok(resolved + text.slice(end));
}

async function resolveReference(kind: string, name: string, place: string, sources: SecretSources): Promise<Result<string>> {
  switch (kind) {
    case 'env': {
      const value = sources.variable(name);
      if (value !== null) return ok(value);
      return fail(say('The variable {0} is not set, which {1} asks for. Set it before AETL starts, or write another name.', name, place));
    }
    case 'cmd': {
      if (sources.command === null)
        return fail(
          say('{0} wants to run “{1}”, which only a trusted workspace may. Trust it, or write {2}.', place, name, REFERENCE_TO_VARIABLE),
        );
      const printed = await sources.command(name);
      return printed.ok ? printed : fail(say('The program for {0} failed: {1}', place, printed.error));
    }
    default: {
      if (sources.secret === null)
        return fail(
          say(
            '{0} is in the secret storage of VS Code, which is not there on the command line. Write {1} to use it here.',
            place,
            REFERENCE_TO_VARIABLE,
          ),
        );
      const value = await sources.secret(name);
      return value === null
        ? fail(say("VS Code's secret storage has nothing called “{0}”, which {1} asks for. Store it there.", name, place))
        : ok(value);
    }
  }
}
