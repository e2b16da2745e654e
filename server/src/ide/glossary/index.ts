/** The editor in glossary.yaml: what words and columns mean, which columns there are, and where they are used. */
export { completeGlossary, type GlossaryCompletion } from './complete.ts';
export { glossaryDefinition } from './definition.ts';
export { glossaryHover } from './hover.ts';
export { glossaryReferences } from './references.ts';
