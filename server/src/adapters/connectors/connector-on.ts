import type { Answer, ConnectionSettings, Connector, DatabaseFailure } from '../../metadata/index.ts';

/** What a driver's folder does with the sessions that it keeps open, each in a file of its own. What it throws, `failure` tells in a sentence. */
export interface Driver<Sessions extends { close(): Promise<void> }> {
  readonly facts: (sessions: Sessions, ...args: Parameters<Connector['test']>) => Unanswered<Connector['test']>;
  readonly crawl: (sessions: Sessions, ...args: Parameters<Connector['crawl']>) => ReturnType<Connector['crawl']>;
  readonly query: (sessions: Sessions, ...args: Parameters<Connector['query']>) => Unanswered<Connector['query']>;
  readonly explain: (sessions: Sessions, ...args: Parameters<Connector['explain']>) => Unanswered<Connector['explain']>;
  readonly executeConfirmed: (
    sessions: Sessions,
    ...args: Parameters<Connector['executeConfirmed']>
  ) => Unanswered<Connector['executeConfirmed']>;
  readonly failure: (error: unknown, settings: ConnectionSettings) => DatabaseFailure;
}

type Unanswered<F extends (...args: never[]) => Promise<Answer<unknown>>> = Promise<
  Extract<Awaited<ReturnType<F>>, { readonly ok: true }>['value']
>;

/** A connector that does not look at statements: whoever uses it has to (`guarded.ts`). */
export function connectorOn<Sessions extends { close(): Promise<void> }>(
  settings: ConnectionSettings,
  sessions: Sessions,
  driver: Driver<Sessions>,
): Connector {
  const answer = async <T>(work: Promise<T>): Promise<Answer<T>> => {
    try {
      return { ok: true, value: await work };
    } catch (error) {
      return { ok: false, error: driver.failure(error, settings) };
    }
  };
  return {
    settings: { name: settings.name, type: settings.type, environment: settings.environment },
    test: (...args) => answer(driver.facts(sessions, ...args)),
    crawl: (...args) => driver.crawl(sessions, ...args),
    query: (...args) => answer(driver.query(sessions, ...args)),
    explain: (...args) => answer(driver.explain(sessions, ...args)),
    executeConfirmed: (...args) => answer(driver.executeConfirmed(sessions, ...args)),
    close: () => sessions.close(),
  };
}
