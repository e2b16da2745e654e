/** MySQL and MariaDB, through the package `mysql2`. This file is a bundle of its own, which is loaded at the first connection. */
export { connect } from './connect.ts';
