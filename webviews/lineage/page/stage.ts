import type { LineageEdge, PanelProblem, PanelQuestion } from '../../../server/src/protocol/index.ts';
import { jobNamed } from '../graph/jobs.ts';
import { type Place, placeKey } from '../graph/model.ts';
import { pathOf } from '../graph/path.ts';
import { NO_PROBLEMS, type Problems, problemsIn } from '../graph/problems.ts';
import { amended, startTrail, stepTo, type Trail } from '../graph/trail.ts';
import type { View } from '../graph/view.ts';
import { createLayouter, type Layouter } from '../layout/layouter.ts';
import type { KnownCorners } from '../layout/scene.ts';
import type { Shell } from '../shell.ts';
import type { Translate } from '../strings/index.ts';
import type { ShowOptions } from '../view/drawing.ts';
import { readTheme, type Theme } from '../view/theme.ts';
import type { PageState } from './inspection.ts';
import type { PageOptions } from './options.ts';
import { cornersOf, type Picture, pictureOf } from './picture.ts';
import { type Step, withView } from './step.ts';

/** How a step comes to be drawn. */
interface Draw {
  readonly view: ShowOptions['view'];
  /** Where tables stood that shall stay there; empty lays out anew. */
  readonly known: KnownCorners;
}

/**
 * Where one is and what is on the canvas: the one thing that changes on the page. What a person can do (selection, views, search …) is
 * in a file of its own each, that works on this.
 */
export class Stage {
  readonly options: PageOptions;
  readonly t: Translate;
  readonly #layouter: Layouter;
  #theme: Theme = readTheme();
  #shell: Shell | null = null;
  #state: PageState = 'loading';
  #trail: Trail<Step> | null = null;
  #picture: Picture | null = null;
  /** Lines that were clicked on, and what a search has found. */
  #marked: { readonly edges: readonly LineageEdge[]; readonly matches: readonly Place[] } = { edges: [], matches: [] };
  #problems: readonly PanelProblem[] = [];
  #showsJobs = false;
  /** Where jobs stood that are hidden now. */
  #jobCorners: KnownCorners = new Map();
  #problemsSeen: Problems = NO_PROBLEMS;
  /** Counts layouts: one that was overtaken is thrown away. */
  #generation = 0;

  constructor(options: PageOptions, t: Translate) {
    this.options = options;
    this.t = t;
    this.#layouter = createLayouter(options.workerSource);
  }

  /** The page's parts; built before anything else happens, and again in another language. */
  get shell(): Shell {
    if (this.#shell === null) throw new Error('The page has not been built.');
    return this.#shell;
  }

  setShell(shell: Shell): void {
    this.#shell = shell;
    shell.toolbar.set('jobs', this.#showsJobs);
  }

  get theme(): Theme {
    return this.#theme;
  }

  readThemeAgain(): void {
    this.#theme = readTheme();
    this.shell.drawing.setTheme(this.#theme);
  }

  get state(): PageState {
    return this.#state;
  }

  get trail(): Trail<Step> | null {
    return this.#trail;
  }

  get step(): Step | null {
    return this.#trail?.now ?? null;
  }

  get picture(): Picture | null {
    return this.#picture;
  }

  setState(state: PageState, text = ''): void {
    this.#state = state;
    const { notice } = this.shell;
    if (state === 'graph') notice.show(null);
    else if (state === 'loading') notice.show({ kind: 'loading' });
    else if (state === 'empty') notice.show({ kind: 'empty', reason: text });
    else notice.show({ kind: 'error', message: text });
    // Behind an old graph that waits for a new one the reader may still look.
    const waiting = state === 'loading' && this.#picture !== null;
    this.shell.setState(state === 'graph' ? 'graph' : waiting ? 'busy' : 'idle');
  }

  /** A step on, from the present one as it is left. */
  goTo(next: Step): void {
    this.#trail = this.#trail === null ? startTrail(next) : stepTo(this.left(this.#trail), next);
  }

  /** The present step is another, or was one before. */
  setTrail(trail: Trail<Step>): void {
    this.#trail = trail;
  }

  amend(change: (step: Step) => Step): void {
    if (this.#trail !== null) this.#trail = amended(this.#trail, change(this.#trail.now));
  }

  /** The trail with its step as it is left. */
  left(trail: Trail<Step>): Trail<Step> {
    return amended(trail, { ...trail.now, corners: this.corners(), camera: this.shell.drawing.camera() });
  }

  corners(): KnownCorners {
    return this.#picture === null ? new Map() : new Map([...this.#jobCorners, ...cornersOf(this.#picture)]);
  }

  /** Another view is a step of its own, that can be undone; what is seen of both keeps its place. */
  async changeView(change: (view: View) => View, view: ShowOptions['view'] = 'keep'): Promise<void> {
    const { step } = this;
    if (step === null) return;
    const known = this.corners();
    this.goTo(withView(step, change));
    await this.draw({ view, known });
  }

  /** A change of the view that is not worth a step back. */
  async amendView(change: (view: View) => View, view: ShowOptions['view'] = 'keep'): Promise<void> {
    if (this.step === null) return;
    this.amend((step) => withView(step, change));
    await this.draw({ view, known: this.corners() });
  }

  /** With jobs between the tables, or without; tables stay where they are. */
  async showJobs(on: boolean): Promise<void> {
    if (on === this.#showsJobs) return;
    this.#showsJobs = on;
    this.shell.toolbar.set('jobs', on);
    if (this.step === null) return;
    await this.draw({ view: 'keep', known: this.corners() });
    const jobs = this.picture?.model.jobs ?? 0;
    this.shell.announce(on ? (jobs === 0 ? this.t('spoken.noJobs') : this.t('spoken.jobs', jobs)) : this.t('spoken.jobsHidden'));
  }

  ask(question: PanelQuestion): void {
    if (this.options.abilities.ask) this.options.send({ type: 'ask', question });
  }

  async draw({ view, known }: Draw): Promise<void> {
    const { step } = this;
    if (step === null) return;
    this.#generation += 1;
    const generation = this.#generation;
    if (known.size === 0) this.#jobCorners = new Map();
    try {
      const picture = await pictureOf(step, known, {
        layouter: this.#layouter,
        t: this.t,
        font: this.#theme.font,
        jobs: this.#showsJobs,
      });
      if (picture === null || generation !== this.#generation) return;
      this.#picture = picture;
      this.#keepJobCorners(picture);
    } catch (error) {
      if (generation === this.#generation) this.setState('error', error instanceof Error ? error.message : String(error));
      return;
    }
    this.#show(this.#picture, step, view);
  }

  #keepJobCorners(picture: Picture): void {
    const jobs = [...cornersOf(picture)].filter(([node]) => jobNamed(node) !== null);
    if (jobs.length > 0) this.#jobCorners = new Map([...this.#jobCorners, ...jobs]);
  }

  /** The same picture with something elsewhere. */
  replacePicture(picture: Picture): void {
    this.#picture = picture;
    this.#keepJobCorners(picture);
    this.#showScene(picture, 'keep');
  }

  markEdges(edges: readonly LineageEdge[]): void {
    this.#marked = { ...this.#marked, edges };
    this.mark();
  }

  markMatches(matches: readonly Place[]): void {
    this.#marked = { ...this.#marked, matches };
    this.mark();
  }

  /** What is wrong with the statements that write the tables of the picture. */
  get problems(): Problems {
    return this.#problemsSeen;
  }

  setProblems(problems: readonly PanelProblem[]): void {
    this.#problems = problems;
    if (this.#picture === null) return;
    this.#seeProblems(this.#picture);
    this.mark();
    this.shell.details.show(this.#picture.model, this.step?.selected ?? null, this.#problemsSeen);
  }

  #seeProblems({ model }: Picture): void {
    this.#problemsSeen = problemsIn(model, this.#problems);
    this.shell.setProblems(this.#problemsSeen.tables);
  }

  /** Tells the drawing what is selected, on its path, found and pinned. */
  mark(): void {
    const { step, picture } = this;
    const selected = step?.selected ?? null;
    this.shell.drawing.mark({
      selected,
      path: picture === null || selected === null ? null : pathOf(picture.model, selected),
      matches: new Set(this.#marked.matches.map(placeKey)),
      pinned: step?.view.pinned ?? new Set(),
      diff: picture?.diff ?? null,
      edges: this.#marked.edges,
      problems: this.#problemsSeen,
    });
  }

  #show(picture: Picture, step: Step, view: ShowOptions['view']): void {
    const { model, diff } = picture;
    this.shell.update({
      model,
      graph: diff?.graph ?? step.graph,
      view: step.view,
      question: step.question,
      diff,
      canGoBack: (this.#trail?.before.length ?? 0) > 0,
      canGoForward: (this.#trail?.after.length ?? 0) > 0,
    });
    this.#seeProblems(picture);
    this.#showScene(picture, view);
    this.setState('graph');
    this.mark();
    // The step that was drawn may have been amended while its layout ran.
    const selected = this.step?.selected ?? null;
    this.shell.details.show(model, selected, this.#problemsSeen);
    this.shell.outline.select(selected);
  }

  #showScene({ scene, model }: Picture, view: ShowOptions['view']): void {
    this.shell.drawing.show(scene, { expandable: this.options.abilities.ask, view, focus: model.graph.focus?.node ?? null });
  }
}
