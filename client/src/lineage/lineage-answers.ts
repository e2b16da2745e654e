import * as vscode from 'vscode';
import {
  AETL_METHODS,
  type LineageDirection,
  type LineageGraph,
  type LineageQueryParams,
  type PanelQuestion,
  type PanelStep,
} from '../../../server/src/protocol/index.ts';
import type { RequestMethod, Requests, ServerConnection } from '../server/index.ts';
import { mergeGraphs } from './merge-graphs.ts';

type Steps = readonly PanelStep[];

/** The server's answers for one page. Only the newest question matters: it cancels the one before. */
export class LineageAnswers {
  readonly #server: ServerConnection;
  #running: vscode.CancellationTokenSource | null = null;

  constructor(server: ServerConnection) {
    this.#server = server;
  }

  lineage(params: LineageQueryParams): Promise<LineageGraph | null> {
    return this.#newest((ask) => ask(AETL_METHODS.lineageQuery, params));
  }

  expanded(node: string, direction: LineageDirection): Promise<LineageGraph | null> {
    return this.lineage({ name: node, direction, depth: 1 });
  }

  /** A question of the page, with the steps that were taken beyond it. */
  of(question: PanelQuestion, steps: Steps = []): Promise<LineageGraph | null> {
    return this.#newest((ask) => answer(ask, question, steps, {}));
  }

  /** The same as of what is saved; an estate is not compared. */
  async saved(question: PanelQuestion, steps: Steps): Promise<LineageGraph | null> {
    return question.kind === 'estate' ? null : this.#newest((ask) => answer(ask, question, steps, { saved: true }));
  }

  merged(shown: LineageGraph, more: LineageGraph): LineageGraph {
    return mergeGraphs(shown, more);
  }

  cancel(): void {
    this.#running?.cancel();
  }

  async #newest<Answer>(run: (ask: Ask) => Promise<Answer>): Promise<Answer> {
    this.#running?.cancel();
    const running = new vscode.CancellationTokenSource();
    this.#running = running;
    try {
      return await run(async (method, params) => {
        const result = await this.#server.request(method, params, running.token);
        if (running.token.isCancellationRequested) throw new vscode.CancellationError();
        return result;
      });
    } finally {
      running.dispose();
    }
  }
}

type Ask = <Method extends RequestMethod>(method: Method, params: Requests[Method]['params']) => Promise<Requests[Method]['result']>;

async function answer(ask: Ask, question: PanelQuestion, steps: Steps, as: { readonly saved?: boolean }): Promise<LineageGraph | null> {
  if (question.kind === 'estate') return ask(AETL_METHODS.lineageEstate, { open: question.open });
  const { name, direction, depth } = question;
  let graph = await ask(AETL_METHODS.lineageQuery, { name, direction, depth, ...as });
  for (const step of steps) {
    const more = await ask(AETL_METHODS.lineageQuery, { name: step.node, direction: step.direction, depth: 1, ...as });
    if (graph !== null && more !== null) graph = mergeGraphs(graph, more);
  }
  return graph;
}
