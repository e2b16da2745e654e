export { openStore, type StoreOptions, sqlitePath } from './open-store.ts';
