export { builtPage } from './built-page.ts';
export { nodeFileSystem } from './node-file-system.ts';
