import { say, type TextRange } from '../../base/index.ts';
import type { YamlValue } from './yaml-reader.ts';

export const CLEAR_TEXT_SECRET = 'clear-text-secret';

interface ClearTextSecret {
  readonly range: TextRange;
  /** What to write instead. */
  readonly suggestion: string;
  /** Never quotes the secret. */
  readonly message: string;
}

/** Secrets that stand in the file itself, where everybody who reads the repository reads them. */
export function findClearTextSecrets(value: YamlValue, path: readonly string[] = []): ClearTextSecret[] {
  if (value.isList) return value.items().flatMap((item) => findClearTextSecrets(item, path));
  return value.entries().flatMap(({ key, value: child }) => {
    const inside = [...path, key];
    if (child.isMap || child.isList) return findClearTextSecrets(child, inside);
    return checkSecret(inside, child);
  });
}

const SECRET_KEY = /pass(word|wd|phrase)?$|secret|token$|api_?key|private_?key|credential/i;
/** `${env:NAME}`, `${cmd:program}`, `${secret:name}`: the value is somewhere else. */
const REFERENCE = /^\$\{(env|cmd|secret):[^}]+\}$/;
const PASSWORD_IN_URL = /^[a-z][\w+.-]*:\/\/[^/\s:@]*:([^@\s]+)@/i;

function checkSecret(path: readonly string[], value: YamlValue): ClearTextSecret[] {
  const text = value.text;
  const key = path.at(-1) ?? '';
  if (text === null || text === '') return [];
  const variable = `\${env:${variableName(path)}}`;
  if (SECRET_KEY.test(key)) {
    if (REFERENCE.test(text)) return [];
    return [
      {
        range: value.range,
        suggestion: `"${variable}"`,
        message: say(
          "The {0} stands here in clear text. Write {1} and set that variable, or keep it in VS Code's secret storage.",
          key,
          variable,
        ),
      },
    ];
  }
  const password = PASSWORD_IN_URL.exec(text)?.[1];
  if (password === undefined || /\$\{(env|cmd|secret):/.test(password)) return [];
  const start = value.textRange.start + text.indexOf(`:${password}@`) + 1;
  return [
    {
      range: { start, end: start + password.length },
      suggestion: variable,
      message: say(
        "The password in {0} stands here in clear text. Write {1} and set that variable, or keep it in VS Code's secret storage.",
        key,
        variable,
      ),
    },
  ];
}

function variableName(path: readonly string[]): string {
  const [, ...rest] = path;
  const words = path[0] === 'connections' ? rest : path;
  const name = words.join('_').replace(/\W+/g, '_').toUpperCase();
  return /PASS|SECRET|TOKEN|KEY|CREDENTIAL/.test(name) ? name : `${name}_PASSWORD`;
}
