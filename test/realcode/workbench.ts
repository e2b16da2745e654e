import type { Frame, Locator, Page, Request } from 'playwright-core';

/** What a person does in VS Code's window. The selectors were checked on VS Code 1.139 and 1.103. */
export class Workbench {
  readonly page: Page;
  readonly #external: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('request', (request) => {
      if (leavesMachine(request)) this.#external.push(request.url());
    });
  }

  /** Requests that would have left this machine. */
  get external(): readonly string[] {
    return this.#external;
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'commit' });
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    // The explorer lists the folder as soon as the remote file system answers; a window without one is empty.
    const isEmpty = new URL(url).searchParams.has('ew');
    const explorer = isEmpty ? '.editor-group-watermark' : '.explorer-folders-view .monaco-list-row, .part.editor .tab';
    const shown = this.page.locator(explorer).first();
    const isShown = await shown.waitFor({ timeout: 15_000 }).then(
      () => true,
      () => false,
    );
    // Where settings arrive late, the oldest VS Code begins with its chat over everything.
    if (!isShown && (await this.page.locator('.part.auxiliarybar').isVisible())) await this.page.keyboard.press('Control+Alt+B');
    await shown.waitFor({ timeout: 60_000 });
    // A tooltip opens wherever the mouse was left, and goes when a person moves it; a click of a test is refused before it moves.
    const tooltips = '.context-view:has(.workbench-hover-container)';
    await this.page.addStyleTag({ content: `${tooltips}, ${tooltips} * { pointer-events: none !important; }` });
  }

  /** Runs a command by the palette. An extension's commands are there only some time after the window. */
  async command(title: string): Promise<void> {
    await retry(() => this.#pick('F1', `>${title}`, title));
  }

  /**
   * Opens a file by its absolute path and waits for its text. A name would have to be searched for, and the search program of the
   * oldest VS Code comes from the internet.
   */
  async openFile(file: string): Promise<void> {
    await retry(async () => {
      await this.#pick('Control+P', file, baseName(file));
      await this.activeTab(file).waitFor({ timeout: PATIENCE });
    });
    await this.page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
  }

  /** Opens a quick pick, types, and clicks on the row that holds `text`. What is typed before the list has opened is lost. */
  async #pick(key: string, typed: string, text: string): Promise<void> {
    const { page } = this;
    const input = page.locator('.quick-input-widget input.input');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    if (await input.isVisible()) await page.keyboard.press('Escape');
    await page.keyboard.press(key);
    await input.waitFor({ state: 'visible', timeout: PATIENCE });
    await rows.first().waitFor({ timeout: PATIENCE });
    // A page that takes the focus closes the list again.
    await input.fill(typed, { timeout: PATIENCE });
    await rows.filter({ hasText: text }).first().waitFor({ timeout: PATIENCE });
    // The search answers in several steps, and rows move between them.
    await page.waitForTimeout(300);
    // One whole row before those that begin with it: what was used last stands on top.
    const names = await rows.locator('.label-name').allInnerTexts();
    const whole = names.findIndex((name) => name.trim() === text);
    const row = whole < 0 ? rows.filter({ hasText: text }).first() : rows.locator('.label-name').nth(whole);
    await row.click({ timeout: PATIENCE });
    await this.#restMouse();
  }

  /** Over the empty middle of the status bar nothing opens by itself. */
  async #restMouse(): Promise<void> {
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    await this.page.mouse.move(width / 2, height - 8);
  }

  activeTab(name: string): Locator {
    return this.page.locator(`.part.editor .tab.active[data-resource-name="${baseName(name)}"]`).first();
  }

  /** Lines of the active editor that hold `text`. VS Code draws spaces as no-break spaces. */
  lines(text: string): Locator {
    const pattern = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[ \\u00a0]'));
    return this.page.locator('.editor-group-container.active .monaco-editor .view-line', { hasText: pattern });
  }

  squiggles(severity: 'error' | 'warning' | 'info' = 'error'): Locator {
    return this.page.locator(`.monaco-editor .squiggly-${severity}`);
  }

  /** Puts the cursor at a place of the active editor; both count from 1. What takes the focus meanwhile closes the question for the place. */
  async goTo(line: number, column: number): Promise<void> {
    const { page } = this;
    const input = page.locator('.quick-input-widget input.input');
    await retry(async () => {
      if (await input.isVisible()) await page.keyboard.press('Escape');
      await page
        .locator('.editor-group-container.active .monaco-editor')
        .first()
        .click({ position: { x: 200, y: 5 }, timeout: PATIENCE });
      await this.#restMouse();
      await page.keyboard.press('Control+G');
      await input.waitFor({ state: 'visible', timeout: PATIENCE });
      await input.fill(`:${line}:${column}`, { timeout: PATIENCE });
      await page.keyboard.press('Enter');
      await input.waitFor({ state: 'hidden', timeout: PATIENCE });
      await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor({ timeout: PATIENCE });
    });
  }

  /**
   * The row of the quick-fix menu at the cursor that holds `text`. VS Code asks for its light bulb 250 ms after a cursor or a finding
   * has moved, and that throws away a menu which is not answered yet: then the key is pressed again, as a person would.
   */
  async quickFix(text: string): Promise<Locator> {
    const { page } = this;
    const row = page.locator('.action-widget .monaco-list-row').filter({ hasText: text }).first();
    await retry(async () => {
      await page.keyboard.press('Control+.');
      try {
        await row.waitFor({ timeout: PATIENCE });
      } catch (error) {
        await page.keyboard.press('Escape');
        throw error;
      }
    });
    return row;
  }

  /** Rows of the Problems panel. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.command('Problems: Focus on Problems View');
    await panel.waitFor();
    return panel.locator('.monaco-list-row');
  }

  /** Moves the mouse over a token of the active editor; the contents of the hover that opens. */
  async hover(token: string, nth = 0): Promise<Locator> {
    const words = this.page.locator('.editor-group-container.active .monaco-editor .view-line span span');
    await words
      .filter({ hasText: new RegExp(`^\\s*${token}\\s*$`) })
      .nth(nth)
      .hover();
    const contents = this.page.locator('.monaco-hover:not(.hidden) .hover-contents');
    await contents.first().waitFor();
    return contents;
  }

  /** Opens a container of the activity bar. */
  async view(container: string): Promise<void> {
    const tab = this.page.locator(`.activitybar .action-item a[aria-label^="${container}"]`);
    if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
  }

  /**
   * Clicks on `target` until `answer` comes. A click on a lens is lost when VS Code puts another in its place, as it does while a file is
   * read; and the target may be gone because the answer to an earlier click is coming.
   */
  answered<T>(target: Locator, answer: () => Promise<T>): Promise<T> {
    return retry(async () => {
      await target.click({ timeout: PATIENCE }).catch(() => undefined);
      return await answer();
    }, 4);
  }

  treeRows(view: string): Locator {
    return this.page.locator(`.pane:has(.pane-header[aria-label^="${view}"]) .monaco-list-row`);
  }

  notification(text: string): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();
  }

  /**
   * The first webview whose page makes `test` (run in that page) true. An extension's HTML lies two frames deep:
   * workbench > .../pre/index.html > .../pre/fake.html.
   */
  async webview(test: () => boolean, timeout = 30_000): Promise<Frame> {
    const end = Date.now() + timeout;
    for (;;) {
      for (const frame of this.page.frames()) {
        if (/\/pre\/fake\.html/.test(frame.url()) && (await holds(frame, test))) return frame;
      }
      if (Date.now() > end) throw new Error(`no webview is as wanted: ${test}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Milliseconds after which something in a quick pick is tried again. */
const PATIENCE = 4000;

async function retry<T>(action: () => Promise<T>, attempts = 8): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

/** Webview resources look like requests to a CDN, but VS Code's service worker answers them. */
function leavesMachine(request: Request): boolean {
  const url = request.url();
  if (!/^(https?|wss?):/.test(url)) return false;
  return !url.includes('//127.0.0.1') && !url.includes('.vscode-resource.vscode-cdn.net/');
}

async function holds(frame: Frame, test: () => boolean): Promise<boolean> {
  try {
    return await frame.evaluate(test);
  } catch {
    // The frame was replaced while it was asked.
    return false;
  }
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
