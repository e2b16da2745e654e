export { ConnectionStatus } from './connection-status.ts';
export { StatusBar } from './status-bar.ts';
