import type { ToPanelMessage } from '../../../server/src/protocol/index.ts';
import { jobNamed } from '../graph/jobs.ts';
import { type Place, samePlace } from '../graph/model.ts';
import { toggled } from '../graph/view.ts';
import { movedTable, type ScenePoint } from '../layout/scene.ts';
import { menuItems } from '../panels/node-menu.ts';
import { createShell, type Shell, type ShellEvents } from '../shell.ts';
import { translator } from '../strings/index.ts';
import { onThemeChange } from '../view/theme.ts';
import { type Arrival, createArrival } from './arrival.ts';
import type { PageInspection } from './inspection.ts';
import { createOpening, type Opening } from './opening.ts';
import type { PageOptions } from './options.ts';
import { saveSeen } from './saving.ts';
import { createSchemas, type Schemas } from './schemas.ts';
import { createSearching, type Searching } from './searching.ts';
import { createSelection, type Selection } from './selection.ts';
import { Stage } from './stage.ts';
import { withView } from './step.ts';
import { createTravel, type Travel } from './travel.ts';

/** The lineage page: takes the host's messages, and ties what a person can do to the parts of the page. */
export class LineagePage {
  readonly #stage: Stage;
  readonly #schemas: Schemas;
  readonly #opening: Opening;
  readonly #selection: Selection;
  readonly #searching: Searching;
  readonly #travel: Travel;
  readonly #arrival: Arrival;
  #strings: Readonly<Record<string, string>> = {};
  #commands: readonly string[] = [];

  constructor(options: PageOptions) {
    const stage = new Stage(
      options,
      translator(document.documentElement.lang, () => this.#strings),
    );
    this.#stage = stage;
    this.#schemas = createSchemas(stage);
    this.#opening = createOpening(stage, this.#schemas);
    this.#selection = createSelection(stage, this.#opening.openEdge);
    this.#searching = createSearching(stage, this.#selection.reveal);
    this.#travel = createTravel(stage, this.#selection.select);
    this.#arrival = createArrival(stage, this.#selection.select);
    this.#build();
    onThemeChange(() => stage.readThemeAgain());
  }

  receive(message: ToPanelMessage): void {
    const stage = this.#stage;
    switch (message.type) {
      case 'strings':
        this.#strings = message.strings;
        this.#build();
        void stage.draw({ view: null, known: new Map() });
        break;
      case 'loading':
        stage.setState('loading');
        break;
      case 'graph':
        void this.#arrival.show(message).then(() => this.#searching.arrived(message.keepPositions));
        break;
      case 'empty':
        stage.setState('empty', message.reason);
        break;
      case 'error':
        stage.setState('error', message.message);
        break;
      case 'followCursor':
        stage.shell.toolbar.set('follow', message.on);
        break;
      case 'compare':
        this.#arrival.compare(message.on);
        stage.shell.toolbar.set('compare', message.on);
        break;
      case 'showJobs':
        void stage.showJobs(message.on);
        break;
      case 'problems':
        stage.setProblems(message.problems);
        break;
      case 'commands':
        this.#commands = message.ids;
        break;
      case 'found':
        this.#searching.found(message);
        break;
      case 'highlight':
        void this.#selection.reveal({ node: message.node, column: message.column });
        break;
    }
  }

  inspect(): PageInspection {
    const { shell, state, step } = this.#stage;
    return { ...shell.drawing.inspect(), state, selected: step?.selected ?? null, painted: this.#arrival.painted() };
  }

  #build(): void {
    const { options, t, theme } = this.#stage;
    const shell: Shell = createShell(options.root, t, theme, options.abilities, this.#events());
    this.#stage.setShell(shell);
    shell.notice.show({ kind: 'loading' });
  }

  #events(): ShellEvents {
    const [stage, { send }] = [this.#stage, this.#stage.options];
    return {
      select: this.#selection.select,
      reveal: (place) => void this.#selection.reveal(place),
      clear: () => this.#selection.select(null),
      center: this.#opening.center,
      open: this.#opening.open,
      openEdge: this.#opening.openEdge,
      inspectEdges: this.#selection.inspectEdges,
      nextProblem: this.#selection.nextProblem,
      expand: this.#arrival.expand,
      unfold: (node) => this.#unfold(node),
      move: this.#selection.move,
      selected: () => stage.step?.selected ?? null,
      menu: (place, at) => this.#openMenu(place, at),
      dragged: (node, corner) => this.#drag(node, corner),
      search: this.#searching.search,
      stepMatch: this.#searching.stepMatch,
      chooseFound: this.#searching.choose,
      closeSchemaOf: this.#schemas.closeOf,
      view: (change) => void stage.changeView(change),
      pin: (node) => this.#pin(node),
      only: (place) => this.#only(place),
      ask: (question) => stage.ask(question),
      back: this.#travel.back,
      forward: this.#travel.forward,
      arrange: () => void stage.draw({ view: null, known: new Map() }),
      follow: (on) => send({ type: 'followCursor', on }),
      compare: (on) => {
        this.#arrival.compare(on);
        send({ type: 'compare', on });
      },
      jobs: (on) => {
        void stage.showJobs(on);
        send({ type: 'showJobs', on });
      },
      save: (format) => saveSeen(stage, format),
      retry: () => send({ type: 'retry' }),
    };
  }

  #unfold(node: string): void {
    const known = this.#stage.picture?.model.nodes.get(node);
    if (known?.kind === 'schema') this.#opening.open({ node, column: null });
    else void this.#selection.unfold(node);
  }

  #pin(node: string): void {
    void this.#stage.amendView((view) => ({ ...view, pinned: toggled(view.pinned, node) }));
  }

  #only(place: Place): void {
    const job = jobNamed(place.node);
    if (job !== null) return void this.#stage.changeView((view) => ({ ...view, job: view.job === job ? null : job }));
    void this.#stage.changeView((view) => ({ ...view, only: samePlace(view.only, place) ? null : place }));
  }

  #drag(node: string, corner: ScenePoint): void {
    const { picture, step } = this.#stage;
    if (picture === null) return;
    this.#stage.replacePicture({ ...picture, scene: movedTable(picture.scene, node, corner) });
    if (step?.view.pinned.has(node) !== false) return;
    // What was put somewhere by hand is wanted.
    this.#stage.amend((now) => withView(now, (view) => ({ ...view, pinned: new Set([...view.pinned, node]) })));
    this.#stage.mark();
  }

  #openMenu(place: Place, at: ScenePoint): void {
    const { picture, step, options, t, shell } = this.#stage;
    const node = picture?.model.nodes.get(place.node);
    if (step === null || node === undefined) return;
    this.#selection.select(place);
    const items = menuItems({ node, place, view: step.view, abilities: options.abilities, commands: this.#commands }, t, {
      open: () => this.#opening.open(place),
      center: () => this.#opening.center(place),
      expand: (direction) => this.#arrival.expand(place.node, direction),
      unfold: () => this.#unfold(place.node),
      pin: () => this.#pin(place.node),
      only: () => this.#only(place),
      close: this.#schemas.close,
      command: (id) => options.send({ type: 'command', id, ...place }),
    });
    shell.menu(items, at);
  }
}
