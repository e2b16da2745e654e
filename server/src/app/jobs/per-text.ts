import type { SourceFile } from '../../workspace/index.ts';

/** What follows from the text of a file alone, worked out once for each text. */
export function perText<Value>(make: (file: SourceFile) => Value): (file: SourceFile) => Value {
  const known = new WeakMap<SourceFile, { readonly text: string; readonly value: Value }>();
  return (file) => {
    const last = known.get(file);
    if (last?.text === file.text) return last.value;
    const value = make(file);
    known.set(file, { text: file.text, value });
    return value;
  };
}
