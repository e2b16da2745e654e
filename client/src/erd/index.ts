export { ErdPanels } from './erd-panels.ts';
