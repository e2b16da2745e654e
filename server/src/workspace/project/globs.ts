import picomatch from 'picomatch';

export type PathTest = (relativePath: string) => boolean;

/** Whether a path, relative to the project, matches one of the globs. A folder's name stands for all that is in it. */
export function matchGlobs(globs: readonly string[]): PathTest {
  if (globs.length === 0) return () => false;
  const patterns = globs.flatMap((glob) => {
    const plain = glob.replace(/^\.\//, '').replace(/\/$/, '');
    return /[*?[{]/.test(plain) ? [plain] : [plain, `${plain}/**`];
  });
  return picomatch(patterns, { dot: true });
}
