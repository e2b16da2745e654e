/** Tables of connections in figures: asked for, kept, compared. */
export { Glances } from './glances.ts';
export { createProfiles, type DriftReport, type ProfileChoice, type ProfileRun, type Profiles, type StoredProfile } from './profiles.ts';
