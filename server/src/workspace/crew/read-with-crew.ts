import { say, throwIfCancelled } from '../../base/index.ts';
import type { Recollection } from '../persistence/index-memory.ts';
import { type CrewWork, indexWithCrew } from './index-with-crew.ts';
import type { Crew } from './port.ts';

type Reading = Omit<CrewWork, 'crew'> & {
  readonly crew?: Crew | null;
  readonly onProblem?: (message: string, cause: unknown) => void;
};

/** Many files are read by several threads; what they find is taken over as if an earlier run had left it. Null where that does not pay, or fails. */
export async function readWithCrew({ crew, onProblem, ...work }: Reading): Promise<Recollection | null> {
  const { settings, token } = work;
  const files = work.files.filter(({ text, project }) => text.length <= settings(project.root).largestFile);
  if (!crew || files.length < crew.worthwhile) return null;
  try {
    return { records: await indexWithCrew({ ...work, crew, files }), sameWorld: true, isOf: () => true };
  } catch (error) {
    throwIfCancelled(token);
    onProblem?.(say('the files could not be read by several threads at once; one reads them all'), error);
    return null;
  }
}
