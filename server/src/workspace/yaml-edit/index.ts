/** Changes of YAML files that leave all else as people wrote it: comments, order, spacing. */
export { type EditedYaml, editYaml, type YamlChange, type YamlData, type YamlPath } from './edit-yaml.ts';
