import {
  type FromPanelMessage,
  type LineageEdge,
  type LineageGraph,
  lineageToDot,
  lineageToJson,
  lineageToMermaid,
  type ToPanelMessage,
} from '../../server/src/protocol/index.ts';
import { textToBase64 } from './export/base64.ts';
import { sceneToSvg } from './export/svg.ts';
import { createModel, type GraphModel, type Place, placeKey, samePlace } from './graph/model.ts';
import { type Move, moveFrom } from './graph/neighbours.ts';
import { type Path, pathOf } from './graph/path.ts';
import { type Fold, initialFold } from './graph/rows.ts';
import { search } from './graph/search.ts';
import { widthMeter } from './layout/geometry.ts';
import { createLayouter, type Layouter } from './layout/layouter.ts';
import { layOut, type Scene } from './layout/scene.ts';
import { spokenPlace } from './panels/spoken.ts';
import type { ExportFormat } from './panels/toolbar.ts';
import { createShell, type Shell } from './shell.ts';
import { translator } from './strings/index.ts';
import type { GraphOnScreen } from './view/drawing.ts';
import { onThemeChange, readTheme } from './view/theme.ts';

export interface PageOptions {
  readonly root: HTMLElement;
  readonly send: (message: FromPanelMessage) => void;
  /** The text of ELK's worker. */
  readonly workerSource: () => Promise<string>;
  /** What the host can do; a page in a file has no editor behind it. */
  readonly abilities: Abilities;
}

export interface Abilities {
  readonly expand: boolean;
  readonly open: boolean;
  readonly follow: boolean;
}

/** What tests read. */
export interface PageInspection extends GraphOnScreen {
  readonly state: 'loading' | 'empty' | 'error' | 'graph';
  readonly selected: Place | null;
}

/** The lineage page: takes the host's messages, keeps what is selected, folded and searched for, and tells the shell what to show. */
export class LineagePage {
  readonly #options: PageOptions;
  readonly #layouter: Layouter;
  #strings: Readonly<Record<string, string>> = {};
  readonly #t = translator(document.documentElement.lang, () => this.#strings);
  #theme = readTheme();
  #shell: Shell;
  #state: PageInspection['state'] = 'loading';
  #model: GraphModel | null = null;
  #scene: Scene = { tables: [], edges: [] };
  readonly #folds = new Map<string, Fold>();
  #selected: Place | null = null;
  #path: Path | null = null;
  #matches: readonly Place[] = [];
  #match = 0;
  #influences = true;
  #expanding: string | null = null;
  /** Counts layouts: one that was overtaken is thrown away. */
  #generation = 0;

  constructor(options: PageOptions) {
    this.#options = options;
    this.#layouter = createLayouter(options.workerSource);
    this.#shell = this.#build();
    onThemeChange(() => {
      this.#theme = readTheme();
      this.#shell.drawing.setTheme(this.#theme);
    });
    this.#shell.notice.show({ kind: 'loading' });
  }

  receive(message: ToPanelMessage): void {
    switch (message.type) {
      case 'strings':
        this.#strings = message.strings;
        this.#shell = this.#build();
        this.#shell.notice.show({ kind: 'loading' });
        if (this.#model !== null) void this.#draw({ anchor: null });
        break;
      case 'loading':
        this.#setState('loading');
        break;
      case 'graph':
        void this.#showGraph(message.graph, message.keepPositions);
        break;
      case 'empty':
        this.#setState('empty', message.reason);
        break;
      case 'error':
        this.#setState('error', message.message);
        break;
      case 'followCursor':
        this.#shell.toolbar.setFollow(message.on);
        break;
      case 'highlight':
        this.#select({ node: message.node, column: message.column }, { reveal: true });
        break;
    }
  }

  inspect(): PageInspection {
    return { ...this.#shell.drawing.inspect(), state: this.#state, selected: this.#selected };
  }

  #build(): Shell {
    const { root, abilities, send } = this.#options;
    return createShell(root, this.#t, this.#theme, abilities, {
      select: (place) => this.#select(place),
      reveal: (place) => this.#select(place, { reveal: true }),
      clear: () => this.#select(null),
      center: ({ node, column }) => send({ type: 'focus', node, column }),
      open: (place) => this.#open(place),
      openEdge: (edge) => this.#openEdge(edge),
      inspectEdges: (edges) => this.#shell.details.showEdges(edges),
      expand: (node, direction) => this.#expand(node, direction),
      unfold: (node) => void this.#unfold(node),
      move: (move) => this.#move(move),
      selected: () => this.#selected,
      search: (text) => this.#search(text),
      step: (by) => void this.#step(by),
      influences: (on) => {
        this.#influences = on;
        this.#mark();
      },
      follow: (on) => send({ type: 'followCursor', on }),
      save: (format) => this.#save(format),
      retry: () => send({ type: 'retry' }),
    });
  }

  #setState(state: PageInspection['state'], text = ''): void {
    this.#state = state;
    if (state === 'graph') this.#shell.notice.show(null);
    else if (state === 'loading') this.#shell.notice.show({ kind: 'loading' });
    else if (state === 'empty') this.#shell.notice.show({ kind: 'empty', reason: text });
    else this.#shell.notice.show({ kind: 'error', message: text });
    // Behind an old graph that waits for a new one the reader may still look.
    const waiting = state === 'loading' && this.#model !== null;
    this.#shell.setState(state === 'graph' ? 'graph' : waiting ? 'busy' : 'idle');
  }

  async #showGraph(graph: LineageGraph, keepPositions: boolean): Promise<void> {
    const expanded = this.#expanding;
    this.#expanding = null;
    const model = createModel(graph);
    this.#model = model;
    if (!keepPositions) this.#folds.clear();
    if (graph.nodes.length === 0) return this.#setState('empty');
    this.#shell.outline.update(model);
    this.#shell.legend.update(model.edges);
    this.#shell.warnings.update(graph.warnings);
    const kept = keepPositions && this.#selected !== null && model.nodes.has(this.#selected.node) ? this.#selected : graph.focus;
    await this.#draw({ anchor: keepPositions ? (expanded ?? kept?.node ?? null) : null });
    this.#select(kept);
    if (!keepPositions) this.#shell.announce(this.#t('spoken.graph', graph.nodes.length, model.edges.length));
  }

  async #draw({ anchor }: { readonly anchor: string | null }): Promise<void> {
    const model = this.#model;
    if (model === null) return;
    this.#generation += 1;
    const generation = this.#generation;
    const text = {
      subtitle: (node: LineageGraph['nodes'][number]) => [node.schema, this.#t(`node.${node.kind}`)].filter(Boolean).join(' · '),
      more: (hidden: number) => this.#t('more', hidden),
      width: widthMeter(this.#theme.font),
    };
    try {
      const scene = await layOut(model, (node) => this.#fold(node), text, this.#layouter);
      if (generation !== this.#generation) return;
      this.#scene = scene;
    } catch (error) {
      if (generation === this.#generation) this.#setState('error', error instanceof Error ? error.message : String(error));
      return;
    }
    this.#shell.drawing.show(this.#scene, { expandable: this.#options.abilities.expand, anchor, focus: model.graph.focus?.node ?? null });
    this.#setState('graph');
    this.#mark();
  }

  #fold(node: string): Fold {
    return this.#folds.get(node) ?? (this.#model === null ? 'short' : initialFold(this.#model));
  }

  #select(place: Place | null, { reveal = false }: { readonly reveal?: boolean } = {}): void {
    const model = this.#model;
    if (model === null) return;
    const known = place !== null && model.nodes.has(place.node) ? place : null;
    this.#selected = known;
    this.#path = known === null ? null : pathOf(model, known);
    this.#mark();
    this.#shell.details.show(model, known);
    this.#shell.outline.select(known);
    if (known === null) return;
    this.#shell.announce(spokenPlace(model, known, this.#t));
    if (reveal) void this.#reveal(known);
  }

  /** Brings a place into view; a column that is folded away is unfolded first. */
  async #reveal(place: Place): Promise<void> {
    if (place.column !== null && !this.#rows(place.node).includes(place.column)) await this.#unfold(place.node);
    this.#shell.drawing.center(place);
  }

  async #unfold(node: string): Promise<void> {
    const next: Fold = this.#fold(node) === 'name' ? 'short' : 'all';
    this.#folds.set(node, this.#fold(node) === 'all' ? 'short' : next);
    await this.#draw({ anchor: node });
  }

  #mark(): void {
    this.#shell.drawing.mark({
      selected: this.#selected,
      path: this.#path,
      matches: new Set(this.#matches.map(placeKey)),
      influences: this.#influences,
    });
  }

  #rows(node: string): readonly string[] {
    const table = this.#scene.tables.find((candidate) => candidate.node.id === node);
    return table?.rows.flatMap(({ column }) => column ?? []) ?? [];
  }

  #move(move: Move): void {
    if (this.#model === null) return;
    // Reading order: column by column of the picture, each from top to bottom.
    const order = [...this.#scene.tables].sort((a, b) => a.x - b.x || a.y - b.y).map(({ node }) => node.id);
    const first = this.#model.graph.focus?.node ?? order[0];
    const start = first === undefined ? null : { node: first, column: null };
    const next = this.#selected === null ? start : moveFrom(this.#model, this.#selected, move, (node) => this.#rows(node), order);
    if (next !== null) this.#select(next, { reveal: true });
  }

  #expand(node: string, direction: 'upstream' | 'downstream'): void {
    const known = this.#model?.nodes.get(node);
    if (known === undefined || !this.#options.abilities.expand) return;
    if (!(direction === 'upstream' ? known.moreUpstream : known.moreDownstream)) return;
    this.#expanding = node;
    this.#options.send({ type: 'expand', node, direction });
  }

  /** A column's source is the expression that computes it; a table's is its definition. */
  #open(place: Place): void {
    const edge = place.column === null ? undefined : this.#model?.edgesAt(place, 'target').find(({ location }) => location !== null);
    const location = edge?.location ?? this.#model?.nodes.get(place.node)?.location ?? null;
    if (location !== null && this.#options.abilities.open) this.#options.send({ type: 'open', location });
  }

  #openEdge(edge: LineageEdge): void {
    if (edge.location !== null && this.#options.abilities.open) this.#options.send({ type: 'open', location: edge.location });
  }

  #search(text: string): void {
    this.#matches = this.#model === null ? [] : search(this.#model, text);
    this.#match = -1;
    this.#mark();
    this.#shell.toolbar.setMatches(-1, this.#matches.length);
  }

  async #step(by: 1 | -1): Promise<void> {
    const count = this.#matches.length;
    if (count === 0) return;
    this.#match = (Math.max(this.#match, by === 1 ? -1 : 0) + by + count) % count;
    const place = this.#matches[this.#match] ?? null;
    this.#shell.toolbar.setMatches(this.#match, count);
    if (!samePlace(place, this.#selected)) this.#select(place, { reveal: true });
    else if (place !== null) await this.#reveal(place);
  }

  #save(format: ExportFormat): void {
    const graph = this.#model?.graph;
    if (graph === undefined) return;
    const name = `lineage-${(graph.focus?.node ?? 'graph').replace(/[^\p{L}\p{N}._-]+/gu, '-')}`;
    this.#options.send({ type: 'save', format, name, base64: this.#content(format, graph) });
    this.#shell.announce(this.#t('export.done', format));
  }

  #content(format: ExportFormat, graph: LineageGraph): string {
    switch (format) {
      case 'png':
        return this.#shell.drawing.png(this.#theme.background);
      case 'svg':
        return textToBase64(sceneToSvg(this.#scene, this.#theme, { influences: this.#influences }));
      case 'mermaid':
        return textToBase64(lineageToMermaid(graph));
      case 'dot':
        return textToBase64(lineageToDot(graph));
      case 'json':
        return textToBase64(lineageToJson(graph));
    }
  }
}
