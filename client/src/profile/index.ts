export { ProfilePanels } from './profile-panels.ts';
