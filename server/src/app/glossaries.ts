import { type CancellationToken, throwIfCancelled } from '../base/index.ts';
import { type FileDiagnostic, glossaryOf, type Workspace } from '../workspace/index.ts';

/** Something wrong in a glossary. */
export interface GlossaryFinding extends FileDiagnostic {
  readonly path: string;
  readonly text: string;
}

export interface Glossaries {
  /** What is wrong in glossary.yaml of each project, and how many terms there are. */
  check(
    token: CancellationToken,
  ): Promise<{ readonly files: number; readonly terms: number; readonly findings: readonly GlossaryFinding[] }>;
}

export function createGlossaries(workspace: Workspace): Glossaries {
  return {
    async check(token) {
      await workspace.settle(token);
      throwIfCancelled(token);
      const files = workspace.projects.flatMap((project) => workspace.glossaryFile(project) ?? []);
      return {
        files: files.length,
        terms: files.reduce((sum, file) => sum + glossaryOf(file).glossary.terms.length, 0),
        findings: files.flatMap((file) =>
          workspace.diagnostics(file.uri).map((found) => ({ ...found, path: file.path ?? file.uri, text: file.text })),
        ),
      };
    },
  };
}
