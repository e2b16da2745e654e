/** Which models a run of dbt makes, by its own words. */

export { type DbtRun, type DbtVerb, dbtRun, readDbtCommands, wordsIn } from './dbt-command.ts';
export { configInSql, configsInProject, configsInProperties, type NodeConfig } from './node-config.ts';
export { type DbtExposure, type DbtNode, nodeSelector, type Selected } from './select-nodes.ts';
