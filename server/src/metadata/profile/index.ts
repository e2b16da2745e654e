/** Tables in figures: asked of the database in as few statements as it allows, compared, and read into a value. */

export { profileDialect } from './dialects.ts';
export { type DriftFinding, type DriftKind, profileDrift } from './drift.ts';
export type * from './model.ts';
export { PROFILE_DEFAULTS, type ProfileOptions } from './options.ts';
export { patternShares, patternsOf } from './patterns.ts';
export { firstStatements, type ProfilePlan, planProfile } from './plan.ts';
export { type ProfileProgress, type ProfileSource, profileTable } from './profile-table.ts';
