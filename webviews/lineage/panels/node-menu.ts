import { groupOf, type LineageNode } from '../../../server/src/protocol/index.ts';
import { type Place, samePlace } from '../graph/model.ts';
import type { View } from '../graph/view.ts';
import { groupName, type StringKey, type Translate } from '../strings/index.ts';
import type { MenuItem } from './menu.ts';

interface NodeMenuSubject {
  readonly node: LineageNode;
  readonly place: Place;
  readonly view: View;
  readonly abilities: { readonly ask: boolean; readonly open: boolean };
  /** Commands of the editor that take a table. */
  readonly commands: readonly string[];
}

interface NodeMenuEvents {
  open(): void;
  center(): void;
  expand(direction: 'upstream' | 'downstream'): void;
  unfold(): void;
  pin(): void;
  only(): void;
  close(group: string): void;
  command(id: string): void;
}

const COMMANDS: Readonly<Record<string, StringKey>> = {
  'aetl.showImpact': 'menu.impact',
  'aetl.simulateImpact': 'menu.simulate',
  'aetl.profileTable': 'menu.profile',
};

/** What can be done with a table, a column or a schema; nothing is listed that cannot be. */
export function menuItems(
  { node, place, view, abilities, commands }: NodeMenuSubject,
  t: Translate,
  events: NodeMenuEvents,
): readonly MenuItem[] {
  const isSchema = node.kind === 'schema';
  const isOnly = node.kind === 'job' ? view.job === node.name : samePlace(view.only, place);
  const item = (id: string, label: string, run: () => void, hint?: string): MenuItem => ({
    id,
    label,
    run,
    ...(hint === undefined ? {} : { hint }),
  });
  const parts: MenuItem[][] = [
    [
      ...(abilities.open && !isSchema && (node.location !== null || place.column !== null)
        ? [item('open', t('details.open'), events.open, 'Enter')]
        : []),
      ...(isSchema ? [item('openSchema', t('menu.openSchema'), events.unfold, 'Enter')] : []),
      ...(abilities.ask && !isSchema ? [item('center', t('details.center'), events.center, 'C')] : []),
    ],
    isSchema
      ? []
      : Object.entries(COMMANDS).flatMap(([id, key]) =>
          commands.includes(id) && isFor(id, node) ? [item(id, t(key), () => events.command(id))] : [],
        ),
    [
      ...(abilities.ask && node.moreUpstream ? [item('upstream', t('menu.upstream'), () => events.expand('upstream'), 'U')] : []),
      ...(abilities.ask && node.moreDownstream ? [item('downstream', t('menu.downstream'), () => events.expand('downstream'), 'D')] : []),
      ...(isSchema || node.columns.length === 0 ? [] : [item('unfold', t('menu.unfold'), events.unfold, '␣')]),
    ],
    [
      item('only', t(isOnly ? 'menu.notOnly' : 'menu.only'), events.only, 'O'),
      item('pin', t(view.pinned.has(node.id) ? 'menu.unpin' : 'menu.pin'), events.pin, 'P'),
      ...(isSchema || node.kind === 'job'
        ? []
        : [item('close', t('menu.close', groupName(groupOf(node), t)), () => events.close(groupOf(node)), 'S')]),
    ],
  ];
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [null, ...part]));
}

/** What is in no database has no profile, and what has no name of its own cannot be changed. */
function isFor(command: string, { kind }: LineageNode): boolean {
  if (kind === 'query' || kind === 'file' || kind === 'job') return false;
  return command !== 'aetl.profileTable' || kind !== 'temp';
}
