import { EDGE_LOOKS, LINE_KINDS, type LineKind } from './kinds.ts';

/** The colours of the editor, opaque, as cytoscape and SVG need them. */
export interface Theme {
  readonly background: string;
  readonly foreground: string;
  readonly dim: string;
  readonly table: string;
  readonly header: string;
  readonly border: string;
  readonly focus: string;
  /** Behind a row on the highlighted path. */
  readonly trail: string;
  readonly selection: string;
  readonly selectionText: string;
  readonly match: string;
  readonly highContrast: boolean;
  readonly font: string;
  readonly edges: Readonly<Record<LineKind, string>>;
  /** Of errors and warnings, as the editor colours them in lists. */
  readonly problems: Readonly<Record<'error' | 'warning', string>>;
  /** Of what came, went and reads otherwise, as the editor's source control colours it. */
  readonly diff: Readonly<Record<'added' | 'removed' | 'changed', string>>;
}

export function readTheme(): Theme {
  const styles = getComputedStyle(document.body);
  const variable = (name: string): string => styles.getPropertyValue(name).trim();
  const first = (...names: string[]): string => names.map(variable).find((value) => value !== '') ?? '';
  const flatten = flattener();
  const background = flatten(first('--vscode-editor-background') || 'Canvas', 'white');
  const foreground = flatten(first('--vscode-editor-foreground', '--vscode-foreground') || 'CanvasText', background);
  const on = (value: string, fallback: string): string => (value === '' ? fallback : flatten(value, background));
  const highContrast = document.body.classList.contains('vscode-high-contrast') || variable('--vscode-contrastBorder') !== '';
  const dim = on(first('--vscode-descriptionForeground'), foreground);
  const table = on(first('--vscode-editorWidget-background', '--vscode-sideBar-background'), background);
  const focus = on(first('--vscode-contrastActiveBorder', '--vscode-focusBorder'), foreground);
  return {
    background,
    foreground,
    dim: highContrast ? foreground : dim,
    table,
    // The theme's own borders and headers are meant for large surfaces; between rows of a drawing many of them cannot be told apart.
    header: highContrast ? background : mix(foreground, table, 0.09),
    border: on(first('--vscode-contrastBorder'), mix(foreground, background, 0.35)),
    focus,
    trail: mix(focus, table, 0.16),
    selection: on(first('--vscode-list-activeSelectionBackground'), background),
    selectionText: on(first('--vscode-list-activeSelectionForeground'), foreground),
    match: on(first('--vscode-editor-findMatchHighlightBackground'), background),
    highContrast,
    problems: {
      error: on(first('--vscode-problemsErrorIcon-foreground', '--vscode-charts-red'), foreground),
      warning: on(first('--vscode-problemsWarningIcon-foreground', '--vscode-charts-yellow'), foreground),
    },
    diff: {
      added: on(first('--vscode-gitDecoration-addedResourceForeground', '--vscode-charts-green'), foreground),
      removed: on(first('--vscode-gitDecoration-deletedResourceForeground', '--vscode-charts-red'), foreground),
      changed: on(first('--vscode-gitDecoration-modifiedResourceForeground', '--vscode-charts-orange'), foreground),
    },
    font: first('--vscode-font-family') || 'system-ui, sans-serif',
    edges: Object.fromEntries(LINE_KINDS.map((kind) => [kind, on(variable(EDGE_LOOKS[kind].color), foreground)])) as Record<
      LineKind,
      string
    >,
  };
}

/** Calls back when VS Code changes its theme: it rewrites the class of `body` and the variables on the root. */
export function onThemeChange(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  matchMedia('(forced-colors: active)').addEventListener('change', changed);
}

/** `share` of one opaque colour in another. */
function mix(color: string, into: string, share: number): string {
  const [one, other] = [color, into].map((text) => (text.match(/\d+/g) ?? []).map(Number));
  return `rgb(${[0, 1, 2].map((at) => Math.round((one?.[at] ?? 0) * share + (other?.[at] ?? 0) * (1 - share))).join(', ')})`;
}

/** Any CSS colour over an opaque one, as `rgb(…)`: cytoscape knows neither eight-digit hex nor system colours. */
function flattener(): (color: string, over: string) => string {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (color, over) => {
    if (context === null) return color;
    for (const layer of [over, color]) {
      context.fillStyle = layer;
      context.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  };
}
