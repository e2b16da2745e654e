/** Connections of aetl.yaml, as people choose, fill in and change them. */
export { applyChange } from './apply-change.ts';
export { chooseConnection } from './choose-connection.ts';
export { ChosenConnections } from './chosen-connections.ts';
export { describeFacts, warnOfWriter } from './describe-facts.ts';
export type { Draft } from './form/draft.ts';
export { fillConnectionForm } from './form/fill-connection-form.ts';
export { keepingOf } from './form/password-steps.ts';
