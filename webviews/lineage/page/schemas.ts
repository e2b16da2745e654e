import { groupOf } from '../../../server/src/protocol/index.ts';
import { toggled } from '../graph/view.ts';
import type { Stage } from './stage.ts';

export interface Schemas {
  open(group: string): void;
  close(group: string): void;
  closeOf(node: string): void;
}

/** What the page has closed is opened by the page; schemas of an estate come open or closed, and are asked for. */
export function createSchemas(stage: Stage): Schemas {
  const toggle = (group: string): void => void stage.changeView((view) => ({ ...view, closed: toggled(view.closed, group) }));
  const close = (group: string): void => {
    const question = stage.step?.question;
    if (question?.kind === 'estate') stage.ask({ kind: 'estate', open: question.open.filter((open) => open !== group) });
    else toggle(group);
  };
  return {
    open(group) {
      const { step } = stage;
      if (step?.view.closed.has(group)) toggle(group);
      else if (step?.question?.kind === 'estate') stage.ask({ kind: 'estate', open: [...step.question.open, group] });
    },
    close,
    closeOf(node) {
      const known = stage.picture?.model.nodes.get(node);
      if (known !== undefined && known.kind !== 'schema' && known.kind !== 'job') close(groupOf(known));
    },
  };
}
