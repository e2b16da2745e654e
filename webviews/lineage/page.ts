import {
  type FromPanelMessage,
  groupOf,
  type LineageEdge,
  type LineageGraph,
  type PanelQuestion,
  type PanelStep,
  type ToPanelMessage,
} from '../../server/src/protocol/index.ts';
import { exportContent } from './export/content.ts';
import { diffGraphs, type GraphDiff } from './graph/diff.ts';
import { createModel, type GraphModel, type Place, placeKey, samePlace } from './graph/model.ts';
import { type Move, moveFrom } from './graph/neighbours.ts';
import { type Path, pathOf } from './graph/path.ts';
import { type Fold, initialFold } from './graph/rows.ts';
import { search } from './graph/search.ts';
import { amended, startTrail, stepBack, stepForward, stepTo, type Trail } from './graph/trail.ts';
import { firstView, seenGraph, toggled, type View } from './graph/view.ts';
import { widthMeter } from './layout/geometry.ts';
import { createLayouter, type Layouter } from './layout/layouter.ts';
import { type KnownCorners, layOut, movedTable, type Scene, type ScenePoint } from './layout/scene.ts';
import { menuItems } from './panels/node-menu.ts';
import { spokenPlace } from './panels/spoken.ts';
import type { ExportFormat } from './panels/toolbar.ts';
import { createShell, type Shell } from './shell.ts';
import { nameOf, translator } from './strings/index.ts';
import type { Camera } from './view/camera.ts';
import type { ShowOptions } from './view/drawing.ts';
import type { GraphOnScreen } from './view/inspect.ts';
import { onThemeChange, readTheme } from './view/theme.ts';

export interface PageOptions {
  readonly root: HTMLElement;
  readonly send: (message: FromPanelMessage) => void;
  /** The text of the layout worker. */
  readonly workerSource: () => Promise<string>;
  /** What the host can do; a page in a file has no editor behind it. */
  readonly abilities: Abilities;
}

export interface Abilities {
  /** Answer another question: one step more, another table, the estate. */
  readonly ask: boolean;
  readonly open: boolean;
}

/** What tests read. */
export interface PageInspection extends GraphOnScreen {
  readonly state: 'loading' | 'empty' | 'error' | 'graph';
  readonly selected: Place | null;
  /** Milliseconds from the arrival of the newest graph to its first picture. */
  readonly painted: number | null;
}

/** A place on the way through the lineage, to which one can come back. */
interface Step {
  readonly question: PanelQuestion | null;
  readonly graph: LineageGraph;
  /** As of what is saved; null where nothing is compared. */
  readonly before: LineageGraph | null;
  /** Steps that were asked for beyond the question. */
  readonly steps: readonly PanelStep[];
  readonly view: View;
  readonly selected: Place | null;
  readonly camera: Camera | null;
  readonly corners: KnownCorners;
}

type GraphMessage = Extract<ToPanelMessage, { readonly type: 'graph' }>;

/** The lineage page: takes the host's messages, keeps where one is, and tells the shell what to show. */
export class LineagePage {
  readonly #options: PageOptions;
  readonly #layouter: Layouter;
  #strings: Readonly<Record<string, string>> = {};
  readonly #t = translator(document.documentElement.lang, () => this.#strings);
  #theme = readTheme();
  #shell: Shell;
  #state: PageInspection['state'] = 'loading';
  #trail: Trail<Step> | null = null;
  /** What is seen of the step's graph, indexed. */
  #model: GraphModel | null = null;
  #scene: Scene = { tables: [], edges: [], bundles: [] };
  #path: Path | null = null;
  #edges: readonly LineageEdge[] = [];
  #matches: readonly Place[] = [];
  #match = 0;
  #searched = '';
  #expanding: PanelStep | null = null;
  #diff: GraphDiff | null = null;
  #compares = false;
  #commands: readonly string[] = [];
  #painted: number | null = null;
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
        if (this.#trail !== null) void this.#draw({ view: null, known: new Map() });
        break;
      case 'loading':
        this.#setState('loading');
        break;
      case 'graph':
        void this.#showGraph(message);
        break;
      case 'empty':
        this.#setState('empty', message.reason);
        break;
      case 'error':
        this.#setState('error', message.message);
        break;
      case 'followCursor':
        this.#shell.toolbar.set('follow', message.on);
        break;
      case 'compare':
        this.#compares = message.on;
        this.#shell.toolbar.set('compare', message.on);
        break;
      case 'commands':
        this.#commands = message.ids;
        break;
      case 'highlight':
        this.#select({ node: message.node, column: message.column }, { reveal: true });
        break;
    }
  }

  inspect(): PageInspection {
    return { ...this.#shell.drawing.inspect(), state: this.#state, selected: this.#step?.selected ?? null, painted: this.#painted };
  }

  get #step(): Step | null {
    return this.#trail?.now ?? null;
  }

  #build(): Shell {
    const { root, abilities, send } = this.#options;
    return createShell(root, this.#t, this.#theme, abilities, {
      select: (place) => this.#select(place),
      reveal: (place) => void this.#revealHidden(place),
      clear: () => this.#select(null),
      center: (place) => this.#center(place),
      open: (place) => this.#open(place),
      openEdge: (edge) => this.#openEdge(edge),
      inspectEdges: (edges) => this.#inspectEdges(edges),
      expand: (node, direction) => this.#expand(node, direction),
      unfold: (node) => this.#unfold(node),
      move: (move) => this.#move(move),
      selected: () => this.#step?.selected ?? null,
      menu: (place, at) => this.#openMenu(place, at),
      dragged: (node, corner) => this.#drag(node, corner),
      search: (text) => this.#search(text),
      stepMatch: (by) => void this.#stepMatch(by),
      closeSchemaOf: (node) => this.#closeSchemaOf(node),
      view: (view) => this.#changeView(view),
      pin: (node) => this.#amendView((view) => ({ ...view, pinned: toggled(view.pinned, node) })),
      only: (place) => this.#changeView((view) => ({ ...view, only: samePlace(view.only, place) ? null : place })),
      ask: (question) => this.#ask(question),
      back: () => void this.#travel(stepBack),
      forward: () => void this.#travel(stepForward),
      arrange: () => void this.#draw({ view: null, known: new Map() }),
      follow: (on) => send({ type: 'followCursor', on }),
      compare: (on) => {
        this.#compares = on;
        send({ type: 'compare', on });
      },
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

  async #showGraph({ graph, keepPositions, ...message }: GraphMessage): Promise<void> {
    const { question = null, before = null }: { readonly question?: PanelQuestion | null; readonly before?: LineageGraph | null } = message;
    const arrived = performance.now();
    if (graph.nodes.length === 0) return this.#setState('empty');
    const old = this.#step;
    const more = this.#expanding;
    this.#expanding = null;
    const compared = this.#compares ? (before ?? graph) : null;
    if (keepPositions && old !== null) {
      // The answer to what was shown before: one has gone on meanwhile.
      if (question !== null && old.question !== null && JSON.stringify(question) !== JSON.stringify(old.question)) return;
      const steps = more === null ? old.steps : [...old.steps, more];
      const next: Step = { ...this.#left(old), graph, before: compared, question: question ?? old.question, steps };
      this.#trail =
        more !== null && this.#trail !== null ? stepTo(this.#withLeft(this.#trail), next) : amended(this.#trail ?? startTrail(next), next);
      return this.#draw({ view: 'keep', known: next.corners });
    }
    const view = firstView(graph, old?.view.pinned ?? new Set());
    const next: Step = { question, graph, before: compared, steps: [], view, selected: graph.focus, camera: null, corners: new Map() };
    this.#trail = this.#trail === null ? startTrail(next) : stepTo(this.#withLeft(this.#trail), next);
    await this.#draw({ view: null, known: new Map() });
    this.#select(graph.focus);
    if (this.#model !== null) this.#shell.announce(this.#t('spoken.graph', this.#model.nodes.size, this.#model.edges.length));
    requestAnimationFrame(() => {
      this.#painted = performance.now() - arrived;
    });
  }

  /** Where the tables stand. */
  get #corners(): KnownCorners {
    return new Map(this.#scene.tables.map(({ node, x, y }) => [node.id, { x, y }]));
  }

  /** The step as it is left. */
  #left(step: Step): Step {
    return { ...step, corners: this.#corners, camera: this.#shell.drawing.camera() };
  }

  #withLeft(trail: Trail<Step>): Trail<Step> {
    return amended(trail, this.#left(trail.now));
  }

  async #draw({ view, known }: { readonly view: ShowOptions['view']; readonly known: KnownCorners }): Promise<void> {
    const step = this.#step;
    if (step === null) return;
    this.#generation += 1;
    const generation = this.#generation;
    const diff = step.before === null ? null : diffGraphs(step.before, step.graph);
    const model = createModel(seenGraph(diff?.graph ?? step.graph, step.view));
    const text = {
      title: (node: LineageGraph['nodes'][number]) => nameOf(node, this.#t),
      subtitle: (node: LineageGraph['nodes'][number]) =>
        node.tables === undefined
          ? [node.schema, this.#t(`node.${node.kind}`)].filter(Boolean).join(' · ')
          : this.#t('node.tables', node.tables),
      more: (hidden: number) => this.#t('more', hidden),
      width: widthMeter(this.#theme.font),
    };
    try {
      const scene = await layOut(model, (node) => this.#fold(model, node), text, this.#layouter, known);
      if (scene === null || generation !== this.#generation) return;
      this.#scene = scene;
    } catch (error) {
      if (generation === this.#generation) this.#setState('error', error instanceof Error ? error.message : String(error));
      return;
    }
    this.#model = model;
    this.#diff = diff;
    this.#shell.update({
      model,
      graph: diff?.graph ?? step.graph,
      view: step.view,
      question: step.question,
      diff,
      canGoBack: (this.#trail?.before.length ?? 0) > 0,
      canGoForward: (this.#trail?.after.length ?? 0) > 0,
    });
    this.#shell.drawing.show(this.#scene, { expandable: this.#options.abilities.ask, view, focus: model.graph.focus?.node ?? null });
    this.#setState('graph');
    this.#mark();
    this.#shell.details.show(model, step.selected);
    this.#shell.outline.select(step.selected);
  }

  #fold(model: GraphModel, node: string): Fold {
    return this.#step?.view.folds.get(node) ?? initialFold(model);
  }

  /** Another view is a step of its own, that can be undone. */
  #changeView(change: (view: View) => View): void {
    if (this.#trail === null) return;
    const trail = this.#withLeft(this.#trail);
    this.#trail = stepTo(trail, { ...trail.now, view: change(trail.now.view) });
    void this.#draw({ view: 'keep', known: trail.now.corners });
  }

  #amendView(change: (view: View) => View): void {
    if (this.#trail === null) return;
    const now = this.#left(this.#trail.now);
    this.#trail = amended(this.#trail, { ...now, view: change(now.view) });
    void this.#draw({ view: 'keep', known: now.corners });
  }

  /** To the step before or after: as it was left, and told to the host, which keeps it up to date from there on. */
  async #travel(go: typeof stepBack<Step>): Promise<void> {
    if (this.#trail === null) return;
    const next = go(this.#withLeft(this.#trail));
    if (next === null) return;
    const asked = this.#trail.now.question;
    this.#trail = next;
    const { question, steps, camera, corners, selected } = next.now;
    if (question !== null && question !== asked) this.#options.send({ type: 'restore', question, steps });
    await this.#draw({ view: camera === null ? null : 'keep', known: corners });
    if (camera !== null) this.#shell.drawing.setCamera(camera);
    this.#select(selected);
  }

  #ask(question: PanelQuestion): void {
    if (this.#options.abilities.ask) this.#options.send({ type: 'ask', question });
  }

  #select(place: Place | null, { reveal = false }: { readonly reveal?: boolean } = {}): void {
    const [model, trail] = [this.#model, this.#trail];
    if (model === null || trail === null) return;
    const known = place !== null && model.nodes.has(place.node) ? place : null;
    this.#trail = amended(trail, { ...trail.now, selected: known });
    this.#edges = [];
    this.#mark();
    this.#shell.details.show(model, known);
    this.#shell.outline.select(known);
    if (known === null) return;
    this.#shell.announce(spokenPlace(model, known, this.#t));
    if (reveal) void this.#reveal(known);
  }

  /** Brings a place into view; a column that is folded away is unfolded first. */
  async #reveal(place: Place): Promise<void> {
    if (place.column !== null && !this.#rows(place.node).includes(place.column)) {
      this.#setFold(place.node, this.#nextFold(place.node));
      await this.#draw({ view: { anchor: place.node }, known: this.#corners });
      if (!this.#rows(place.node).includes(place.column)) return this.#unfoldAll(place);
    }
    this.#shell.drawing.center(place);
  }

  async #unfoldAll(place: Place): Promise<void> {
    this.#setFold(place.node, 'all');
    await this.#draw({ view: { anchor: place.node }, known: this.#corners });
    this.#shell.drawing.center(place);
  }

  /** A place that may be in a closed schema, which is opened. */
  async #revealHidden(place: Place): Promise<void> {
    const node = this.#step?.graph.nodes.find(({ id }) => id === place.node);
    if (
      this.#trail !== null &&
      this.#model?.nodes.has(place.node) === false &&
      node !== undefined &&
      this.#step?.view.closed.has(groupOf(node))
    ) {
      const group = groupOf(node);
      const trail = this.#withLeft(this.#trail);
      this.#trail = stepTo(trail, { ...trail.now, view: { ...trail.now.view, closed: toggled(trail.now.view.closed, group) } });
      await this.#draw({ view: null, known: trail.now.corners });
    }
    this.#select(place, { reveal: true });
  }

  #unfold(node: string): void {
    const known = this.#model?.nodes.get(node);
    if (known?.kind === 'schema') {
      this.#openSchema(groupOf(known));
      return;
    }
    this.#setFold(node, this.#nextFold(node));
    void this.#draw({ view: { anchor: node }, known: this.#corners });
  }

  #nextFold(node: string): Fold {
    const fold = this.#model === null ? 'short' : this.#fold(this.#model, node);
    return fold === 'all' ? 'short' : fold === 'name' ? 'short' : 'all';
  }

  #setFold(node: string, fold: Fold): void {
    if (this.#trail === null) return;
    const { now } = this.#trail;
    this.#trail = amended(this.#trail, { ...now, view: { ...now.view, folds: new Map(now.view.folds).set(node, fold) } });
  }

  /** One that the page has closed is opened by the page; one that came closed is asked for. */
  #openSchema(group: string): void {
    const step = this.#step;
    if (step === null) return;
    if (step.view.closed.has(group)) this.#changeView((view) => ({ ...view, closed: toggled(view.closed, group) }));
    else if (step.question?.kind === 'estate') this.#ask({ kind: 'estate', open: [...step.question.open, group] });
  }

  #center(place: Place): void {
    const node = this.#model?.nodes.get(place.node);
    if (node?.kind === 'schema') this.#openSchema(groupOf(node));
    else if (node !== undefined) this.#options.send({ type: 'focus', ...place });
  }

  #mark(): void {
    const step = this.#step;
    const [model, selected] = [this.#model, step?.selected ?? null];
    this.#path = model === null || selected === null ? null : pathOf(model, selected);
    this.#shell.drawing.mark({
      selected,
      path: this.#path,
      matches: new Set(this.#matches.map(placeKey)),
      pinned: step?.view.pinned ?? new Set(),
      diff: this.#diff,
      edges: this.#edges,
    });
  }

  #inspectEdges(edges: readonly LineageEdge[]): void {
    this.#edges = edges;
    this.#mark();
    this.#shell.details.showEdges(edges);
    const [first] = edges;
    if (first !== undefined && edges.length === 1 && first.location !== null) this.#openEdge(first);
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
    const selected = this.#step?.selected ?? null;
    const next = selected === null ? start : moveFrom(this.#model, selected, move, (node) => this.#rows(node), order);
    if (next !== null) this.#select(next, { reveal: true });
  }

  #drag(node: string, corner: ScenePoint): void {
    this.#scene = movedTable(this.#scene, node, corner);
    this.#shell.drawing.show(this.#scene, {
      expandable: this.#options.abilities.ask,
      view: 'keep',
      focus: this.#model?.graph.focus?.node ?? null,
    });
    if (this.#trail === null || this.#trail.now.view.pinned.has(node)) return;
    // What was put somewhere by hand is wanted.
    const { now } = this.#trail;
    this.#trail = amended(this.#trail, { ...now, view: { ...now.view, pinned: new Set([...now.view.pinned, node]) } });
    this.#mark();
  }

  #openMenu(place: Place, at: ScenePoint): void {
    const [model, step] = [this.#model, this.#step];
    const node = model?.nodes.get(place.node);
    if (model === null || step === null || node === undefined) return;
    this.#select(place);
    const items = menuItems({ node, place, view: step.view, abilities: this.#options.abilities, commands: this.#commands }, this.#t, {
      open: () => this.#open(place),
      center: () => this.#center(place),
      expand: (direction) => this.#expand(place.node, direction),
      unfold: () => this.#unfold(place.node),
      pin: () => this.#amendView((view) => ({ ...view, pinned: toggled(view.pinned, place.node) })),
      only: () => this.#changeView((view) => ({ ...view, only: samePlace(view.only, place) ? null : place })),
      close: (group) => this.#closeSchema(group),
      command: (id) => this.#options.send({ type: 'command', id, ...place }),
    });
    this.#shell.menu(items, at);
  }

  #closeSchemaOf(node: string): void {
    const known = this.#model?.nodes.get(node);
    if (known !== undefined && known.kind !== 'schema') this.#closeSchema(groupOf(known));
  }

  /** A schema of the estate is closed where it was opened. */
  #closeSchema(group: string): void {
    const question = this.#step?.question;
    if (question?.kind === 'estate') this.#ask({ kind: 'estate', open: question.open.filter((open) => open !== group) });
    else this.#changeView((view) => ({ ...view, closed: toggled(view.closed, group) }));
  }

  #expand(node: string, direction: 'upstream' | 'downstream'): void {
    const known = this.#model?.nodes.get(node);
    if (known === undefined || !this.#options.abilities.ask) return;
    if (!(direction === 'upstream' ? known.moreUpstream : known.moreDownstream)) return;
    this.#expanding = { node, direction };
    this.#options.send({ type: 'expand', node, direction });
  }

  /** A column's source is the expression that computes it; a table's is its definition; a schema's are its tables. */
  #open(place: Place): void {
    const node = this.#model?.nodes.get(place.node);
    if (node?.kind === 'schema') {
      this.#openSchema(groupOf(node));
      return;
    }
    const edge = place.column === null ? undefined : this.#model?.edgesAt(place, 'target').find(({ location }) => location !== null);
    const location = edge?.location ?? node?.location ?? null;
    if (location !== null && this.#options.abilities.open) this.#options.send({ type: 'open', location });
  }

  #openEdge(edge: LineageEdge): void {
    if (edge.location !== null && this.#options.abilities.open) this.#options.send({ type: 'open', location: edge.location });
  }

  #search(text: string): void {
    this.#searched = text.trim();
    const graph = this.#step?.graph;
    // Tables in closed schemas are found as well.
    this.#matches =
      this.#model === null || graph === undefined
        ? []
        : search(this.#step?.view.closed.size === 0 ? this.#model : createModel(graph), text);
    this.#match = -1;
    this.#shell.toolbar.setMatches(-1, this.#matches.length);
    this.#mark();
  }

  async #stepMatch(by: 1 | -1): Promise<void> {
    const { length } = this.#matches;
    if (length === 0) {
      // What the estate's closed schemas hold is not here; the host may know the name.
      if (this.#searched !== '' && this.#step?.question?.kind === 'estate')
        this.#ask({ kind: 'lineage', name: this.#searched, direction: 'both', depth: 2 });
      return;
    }
    this.#match = this.#match < 0 ? (by === 1 ? 0 : length - 1) : (this.#match + by + length) % length;
    this.#shell.toolbar.setMatches(this.#match, length);
    const place = this.#matches[this.#match];
    if (place !== undefined) await this.#revealHidden(place);
  }

  #save(format: ExportFormat): void {
    const graph = this.#model?.graph;
    if (graph === undefined) return;
    const name = `lineage-${(graph.focus?.node ?? 'graph').replace(/[^\p{L}\p{N}._-]+/gu, '-')}`;
    const picture = { scene: this.#scene, theme: this.#theme, png: () => this.#shell.drawing.png(this.#theme.background) };
    this.#options.send({ type: 'save', format, name, base64: exportContent(format, graph, picture) });
    this.#shell.announce(this.#t('export.done', format));
  }
}
