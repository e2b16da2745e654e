export { elementType, familyOf, fieldTypes, isMoment, isNumber, pathType, type TypeFamily } from './family.ts';
export { numberKind, ruledType } from './numbers.ts';
export { spellType } from './spelling.ts';
export { unifyTypes } from './unify.ts';
