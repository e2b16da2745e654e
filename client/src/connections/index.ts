export { applyChange } from './apply-change.ts';
export { ChosenConnections } from './chosen-connections.ts';
export { chooseConnection } from './choose-connection.ts';
export { describeFacts, warnOfWriter } from './describe-facts.ts';
export { fillConnectionForm } from './form/fill-connection-form.ts';
export { openProjectFile } from './open-project-file.ts';
