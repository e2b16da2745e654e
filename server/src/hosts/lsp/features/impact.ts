import { type CancellationToken, type Result, say } from '../../../base/index.ts';
import {
  AETL_METHODS,
  type ImaginedChange,
  type ImpactQueryParams,
  type ImpactQueryResult,
  type ImpactSimulateParams,
  type ImpactSimulateResult,
  type SourceLocation,
} from '../../../protocol/index.ts';
import { Refusal } from '../serve.ts';
import type { Session } from '../session.ts';

/** What changes would do that nobody has made. */
export function serveImpact(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.onRequest(
    AETL_METHODS.impactQuery,
    serve('impact', 'indexed', async ({ changes }: ImpactQueryParams, token: CancellationToken): Promise<ImpactQueryResult> => {
      const { summary: _, ...report } = answer(await aetl.impact(named(changes), token));
      return { ...report, places: withClientUris(session, report.places) };
    }),
  );
  connection.onRequest(
    AETL_METHODS.impactSimulate,
    serve('simulation', 'indexed', async ({ changes }: ImpactSimulateParams, token: CancellationToken): Promise<ImpactSimulateResult> => {
      const { appeared, disappeared, bound } = answer(await aetl.simulate(named(changes), token));
      return { appeared: withClientUris(session, appeared), disappeared: withClientUris(session, disappeared), bound };
    }),
  );
}

/** Any editor may ask, and ask wrongly. */
function named(changes: unknown): readonly ImaginedChange[] {
  const all: readonly Partial<ImaginedChange>[] = Array.isArray(changes) ? changes : [];
  const whole = all.filter((one): one is ImaginedChange => typeof one?.name === 'string' && typeof one.change === 'string');
  if (whole.length === 0 || whole.length < all.length) throw new Refusal(say('Say which changes: a list of {0}.', '{ name, change }'));
  return whole;
}

/** A name that means nothing is told to whoever asked; it is no error of the server. */
function answer<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.error);
}

function withClientUris<T extends { readonly location: SourceLocation }>({ uris }: Session, places: readonly T[]): T[] {
  return places.map((place) => ({ ...place, location: { ...place.location, uri: uris.toClient(place.location.uri) } }));
}
