export { builtPage, builtReport } from './built-page.ts';
export { builtTranslation } from './built-translation.ts';
export { nodeFileSystem } from './node-file-system.ts';
