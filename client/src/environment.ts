import type { ConnectionInfo } from '../../server/src/protocol/index.ts';

type Environment = ConnectionInfo['environment'];

/** As people write it in aetl.yaml: it is a name, and is not translated. */
export function environmentLabel(environment: Environment): string {
  return environment ?? '';
}

/** The colour of what belongs to an environment; null for those where mistakes cost nothing. */
export function environmentColor(environment: Environment): string | null {
  switch (environment) {
    case 'prod':
      return 'charts.red';
    case 'stage':
      return 'charts.yellow';
    default:
      return null;
  }
}
