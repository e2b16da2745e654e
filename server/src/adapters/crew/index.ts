export { workerCrew } from './worker-crew.ts';
