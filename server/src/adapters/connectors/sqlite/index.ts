/** SQLite, through `node:sqlite`. This file is a bundle of its own, which is loaded at the first connection. */
export { connect } from './connect.ts';
