/** Jobs, files and connections in lineage: what is around the tables. */

export { isThingName } from './find-thing.ts';
export { type ThingAnswer, ThingLineage, type ThingParts, type ThingQuestion, type ThingSource, thingAnswer } from './thing-lineage.ts';
export { thingNames } from './thing-names.ts';
export { thingJson, thingLines, thingText } from './thing-text.ts';
