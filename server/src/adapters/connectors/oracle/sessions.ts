import type { ConnectionSettings } from '../../../metadata/index.ts';
import { SessionPool } from '../session-pool.ts';
import { OracleSession } from './session.ts';

/** The connections of one connector. */
export class OracleSessions extends SessionPool<OracleSession> {
  readonly settings: ConnectionSettings;

  constructor(settings: ConnectionSettings) {
    super(settings, (milliseconds) => OracleSession.open(settings, milliseconds));
    this.settings = settings;
  }
}
