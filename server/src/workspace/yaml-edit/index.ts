/** Changes of YAML files that leave all else as people wrote it: comments, order, spacing. */
export { type EditedYaml, editYaml, textDifference } from './edit-yaml.ts';
export type { YamlChange, YamlData, YamlPath } from './model.ts';
