import { GLOSSARY_FILE_NAME, type Project } from '../project/project.ts';
import type { SourceFile } from '../source-file.ts';
import { joinPath, pathToUri } from '../text/paths.ts';
import { Glossaries } from './glossaries.ts';

/** The glossaries of projects, put together again only when one of their texts is another. */
export class GlossaryBook {
  readonly #fileOf: (uri: string) => SourceFile | null;
  readonly #known = new WeakMap<Project, { readonly texts: readonly string[]; readonly all: Glossaries }>();

  constructor(fileOf: (uri: string) => SourceFile | null) {
    this.#fileOf = fileOf;
  }

  /** The glossary.yaml of a project, if there is one. */
  file(project: Project): SourceFile | null {
    const file = this.#fileOf(pathToUri(joinPath(project.folder, GLOSSARY_FILE_NAME)));
    return file?.role === 'glossary' ? file : null;
  }

  /** What is meant in a project: by its own glossary and those of the projects around it. */
  of(project: Project): Glossaries {
    const files: SourceFile[] = [];
    for (let around: Project | null = project; around !== null; around = around.parent) {
      const file = this.file(around);
      if (file !== null) files.push(file);
    }
    const known = this.#known.get(project);
    if (known !== undefined && known.texts.length === files.length && files.every(({ text }, at) => text === known.texts[at]))
      return known.all;
    const all = new Glossaries(files);
    this.#known.set(project, { texts: files.map(({ text }) => text), all });
    return all;
  }
}
