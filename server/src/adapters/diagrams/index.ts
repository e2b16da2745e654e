export { threadedDrawer } from './threaded-drawer.ts';
