export { builtPage, builtReport } from './built-page.ts';
export { nodeFileSystem } from './node-file-system.ts';
