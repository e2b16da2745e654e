import * as vscode from 'vscode';
import { AETL_METHODS, type LineageQueryResult } from '../../../server/src/protocol/index.ts';
import { askForChange } from '../impact/index.ts';
import { type LineageQuestion, questionAtCursor } from '../lineage/index.ts';
import { activeSqlEditor } from '../server/index.ts';
import { catalogNode } from './catalog-node.ts';
import type { Services } from './services.ts';

/**
 * Asks what a change of a table or column would do: of a node of the schema tree, of a name (`{ name, change? }`), of what the cursor is in,
 * else of a name that is asked for. False when no change was chosen.
 */
export async function showImpact(services: Services, argument: unknown): Promise<boolean> {
  const { server, impact } = services;
  await server.ready();
  const given = givenName(argument);
  const word = givenWord(argument);
  if (given !== null && word !== null) {
    await impact.ask({ name: given, change: word });
    return true;
  }
  const thing = given === null ? ((await atCursor(services)) ?? (await byAskedName(services))) : await named(services, given);
  const change = thing === null ? null : await askForChange(thing);
  if (thing === null || change === null) return false;
  await impact.ask({ name: thing.name, change });
  return true;
}

/** Shows among the problems what the change that was asked about would break; asks for one first when a table or column is given. */
export async function simulateImpact(services: Services, argument: unknown): Promise<void> {
  if (givenName(argument) !== null && !(await showImpact(services, argument))) return;
  await services.impact.simulate();
}

function givenName(argument: unknown): string | null {
  const lineageName = catalogNode(argument)?.lineageName;
  if (lineageName) return lineageName;
  const name = typeof argument === 'object' && argument !== null && 'name' in argument ? argument.name : null;
  return typeof name === 'string' ? name : null;
}

function givenWord(argument: unknown): string | null {
  const change = typeof argument === 'object' && argument !== null && 'change' in argument ? argument.change : null;
  return typeof change === 'string' ? change : null;
}

type Thing = Parameters<typeof askForChange>[0];

async function atCursor(services: Services): Promise<Thing | null> {
  const editor = activeSqlEditor();
  return editor === null ? null : thingOf(await lineageOf(services, questionAtCursor(editor)));
}

async function byAskedName(services: Services): Promise<Thing | null> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Show the impact of a change'),
    prompt: vscode.l10n.t('Name of a table or column, such as marts.orders or marts.orders.amount'),
  });
  return name ? await named(services, name) : null;
}

async function named(services: Services, name: string): Promise<Thing | null> {
  const thing = thingOf(await lineageOf(services, { name }));
  if (thing === null) void vscode.window.showWarningMessage(vscode.l10n.t('AETL knows no table or column “{0}”.', name));
  return thing;
}

function lineageOf({ server }: Services, question: LineageQuestion): Promise<LineageQueryResult> {
  return server.request(AETL_METHODS.lineageQuery, { ...question, direction: 'downstream', depth: 1 });
}

/** A query has no name by which it could be changed. */
function thingOf(graph: LineageQueryResult): Thing | null {
  const focus = graph?.focus ?? null;
  const node = graph?.nodes.find(({ id }) => id === focus?.node);
  if (focus === null || node?.kind === 'query') return null;
  if (focus.column === null) return { name: focus.node, isColumn: false, type: null };
  const column = node?.columns.find(({ name }) => name === focus.column);
  return { name: `${focus.node}.${focus.column}`, isColumn: true, type: column?.type ?? null };
}
