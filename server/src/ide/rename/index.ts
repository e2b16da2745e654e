export { prepareRename, type RenameSubject, rename, type TextEdit } from './rename.ts';
