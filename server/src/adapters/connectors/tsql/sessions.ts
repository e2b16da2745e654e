import type { ConnectionSettings } from '../../../metadata/index.ts';
import { SessionPool } from '../session-pool.ts';
import { TsqlSession } from './session.ts';

/** The connections of one connector. */
export class TsqlSessions extends SessionPool<TsqlSession> {
  readonly settings: ConnectionSettings;

  constructor(settings: ConnectionSettings) {
    super(settings, (milliseconds) => TsqlSession.open(settings, true, milliseconds));
    this.settings = settings;
  }
}
