/** Versions of the store, oldest first. A step of `migrate.ts` leads to each. */
export const VERSIONS = [
  '0001-seed',
  '0002-crawls',
  '0003-marks',
  '0004-lineage',
  '0005-lineage-jobs',
  '0006-index-definitions',
  '0007-schema-traits',
  '0008-lineage-relations',
  '0009-base-types',
] as const;
