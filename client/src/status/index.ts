export { StatusBar } from './status-bar.ts';
