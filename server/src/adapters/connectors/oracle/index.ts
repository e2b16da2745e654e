/** Oracle, through the package `oracledb` in its thin mode, which needs no Oracle client. This file is a bundle of its own, which is loaded at the first connection. */
export { connect } from './connect.ts';
