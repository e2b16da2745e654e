import type { Erd, ErdRelation, ErdTable } from '../erd.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything stands, in pixels. */
export interface ErdLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Point & { readonly width: number; readonly height: number }>;
  /** By the index of the relation; its way from the table that refers to the other. */
  readonly lines: ReadonlyMap<number, readonly Point[]>;
}

const ERD_ROW = 18;
const ERD_HEAD = 24;
/** More columns than these are counted, not shown: keys and references first. */
const MOST_ROWS = 14;
const CHARACTER = 7.2;
const PADDING = 10;

/** The rows that a table's box shows, and how large it is. */
export function erdBox(table: ErdTable): {
  readonly rows: ErdTable['columns'];
  readonly more: number;
  readonly width: number;
  readonly height: number;
} {
  const keys = table.columns.filter(({ primaryKey, foreignKey }) => primaryKey || foreignKey);
  const others = table.columns.filter(({ primaryKey, foreignKey }) => !(primaryKey || foreignKey));
  const shown = new Set([...keys, ...others].slice(0, Math.max(MOST_ROWS, keys.length)));
  const rows = [...table.columns].sort((a, b) => rank(a) - rank(b)).filter((column) => shown.has(column));
  const more = table.columns.length - rows.length;
  const longest = Math.max(
    ...rows.map(({ name, type }) => width(clip(name, 28)) + width(clip(type ?? '', 18)) + 52),
    width(clip(table.id, 40)) + 24,
    120,
  );
  return { rows, more, width: Math.ceil(longest), height: ERD_HEAD + (rows.length + (more > 0 ? 1 : 0)) * ERD_ROW + 6 };
}

/** Keys on top, then what refers to other tables; else in the table's order. */
function rank({ primaryKey, foreignKey }: ErdTable['columns'][number]): number {
  return primaryKey ? 0 : foreignKey ? 1 : 2;
}

/** The middle of a column's row, from the top of its table; of the name for one that is not shown. */
export function erdRowMiddle(rows: ErdTable['columns'], column: string | undefined): number {
  const index = rows.findIndex(({ name }) => name === column);
  return index < 0 ? ERD_HEAD / 2 : ERD_HEAD + index * ERD_ROW + ERD_ROW / 2;
}

/** The diagram as a picture: crow's feet at the ends, dashed lines for what is only inferred. Colours follow the reader's theme. */
export function erdToSvg({ tables, relations }: Erd, layout: ErdLayout): string {
  const [w, h] = [Math.ceil(layout.width), Math.ceil(layout.height)];
  // Keys over what is only inferred: they may share a way.
  const order = [...relations.keys()].sort((a, b) => Number(relations[b]?.inferred) - Number(relations[a]?.inferred) || a - b);
  const lines = order.flatMap((index) => {
    const relation = relations[index];
    return relation === undefined ? [] : [line(relation, layout.lines.get(index) ?? [])];
  });
  const boxes = tables.map((table) => box(table, layout.boxes.get(table.id) ?? { x: 0, y: 0 }));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" role="img" aria-label="Entity relationship diagram of ${tables.length} tables">
<style>${STYLE}</style>
<rect class="ground" width="${w}" height="${h}"/>
${lines.join('\n')}
${boxes.join('\n')}
</svg>
`;
}

/** Those of the system; a page that knows better says so in a sheet of its own. */
const COLOURS = {
  light: `.ground{fill:#fff}.box{fill:#fff;stroke:#9aa8b5}.head{fill:#e6edf4;stroke:#9aa8b5}.view .head{fill:#eee9f6}.rule{stroke:#d3dbe3}text{font:12px ui-sans-serif,system-ui,sans-serif;fill:#1b2733}.title{font-weight:600}.type,.mark,.more{fill:#5b6b7b}.mark{font-size:9px;font-weight:600}.key{font-weight:600}.line{fill:none;stroke:#4a6785;stroke-width:1.3}.end{fill:none;stroke:#4a6785;stroke-width:1.3}.hole{fill:#fff}.inferred .line{stroke-dasharray:5 4}.inferred path{stroke:#8a6d1f}.sure{font-size:9px;fill:#7a5f14}`,
  dark: `.ground{fill:#15191e}.box{fill:#1d232a;stroke:#55616d}.head{fill:#2a3440;stroke:#55616d}.view .head{fill:#352f45}.rule{stroke:#39434d}text{fill:#e3e8ee}.type,.mark,.more{fill:#9fadbb}.line,.end{stroke:#8fb0d3}.hole{fill:#15191e}.inferred path{stroke:#d2b25a}.sure{fill:#d8bd72}`,
} as const;

const STYLE = `${COLOURS.light}@media (prefers-color-scheme:dark){${COLOURS.dark}}`;

function box(table: ErdTable, at: Point): string {
  const { rows, more, width: w, height } = erdBox(table);
  const texts = rows.map(({ name, type, primaryKey, foreignKey }, index) => {
    const y = ERD_HEAD + index * ERD_ROW + 14;
    const mark = primaryKey ? 'PK' : foreignKey ? 'FK' : '';
    const parts = [
      mark === '' ? '' : `<text class="mark" x="6" y="${y}">${mark}</text>`,
      `<text${primaryKey ? ' class="key"' : ''} x="26" y="${y}">${markup(clip(name, 28))}${clipped(name, 28)}</text>`,
      type ? `<text class="type" x="${w - 8}" y="${y}" text-anchor="end">${markup(clip(type, 18))}${clipped(type, 18)}</text>` : '',
    ];
    return parts.join('');
  });
  const keys = rows.filter(({ primaryKey }) => primaryKey).length;
  const rule = keys === 0 || keys === rows.length ? '' : `<path class="rule" d="M1 ${ERD_HEAD + keys * ERD_ROW + 0.5}H${w - 1}"/>`;
  const rest = more > 0 ? `<text class="more" x="26" y="${ERD_HEAD + rows.length * ERD_ROW + 14}">and ${more} more</text>` : '';
  const title = `<title>${markup(table.description === null ? table.id : `${table.id}: ${table.description}`)}</title>`;
  return `<g class="table ${table.kind}" data-table="${markup(table.id)}" transform="translate(${round(at.x)} ${round(at.y)})">${title}<rect class="box" width="${w}" height="${height}" rx="4"/><path class="head" d="M0 ${ERD_HEAD}V4a4 4 0 0 1 4-4H${w - 4}a4 4 0 0 1 4 4V${ERD_HEAD}Z"/><text class="title" x="${PADDING}" y="16">${markup(clip(table.id, 40))}</text>${rule}${texts.join('')}${rest}</g>`;
}

/** What is cut off is told in full under the mouse. */
function clipped(text: string, length: number): string {
  return text.length > length ? `<title>${markup(text)}</title>` : '';
}

function line(relation: ErdRelation, points: readonly Point[]): string {
  const [first, second] = points;
  const [last, before] = [points.at(-1), points.at(-2)];
  if (first === undefined || second === undefined || last === undefined || before === undefined) return '';
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  const from = relation.many ? crow(first, second) : bar(first, second, 8);
  const hole = relation.optional ? `<path class="end hole" d="${circle(last, before, 16)}"/>` : '';
  const to = `${bar(last, before, 8)}${relation.optional ? '' : bar(last, before, 12)}`;
  const guess = relation.inferred ? `. Inferred (${percent(relation.confidence)}): ${relation.reason}` : '';
  const what = `${relation.from.table} (${relation.from.columns.join(', ')}) → ${relation.to.table} (${relation.to.columns.join(', ')})${guess}`;
  const kind = relation.inferred ? ' class="inferred"' : '';
  const sure = relation.inferred ? sureness(relation, first, second) : '';
  return `<g${kind} data-from="${markup(relation.from.table)}" data-to="${markup(relation.to.table)}"><title>${markup(what)}</title><path class="line" d="${path}"/><path class="end" d="${from}${to}"/>${hole}${sure}</g>`;
}

/** How sure an inferred reference is, on its line beside the table that refers. */
function sureness({ confidence }: ErdRelation, end: Point, next: Point): string {
  const side = Math.sign(next.x - end.x) || 1;
  return `<text class="sure" x="${round(end.x + side * 15)}" y="${round(end.y - 3)}"${side < 0 ? ' text-anchor="end"' : ''}>≈${percent(confidence)}</text>`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** Three toes from a point of the line to the box. */
function crow(end: Point, next: Point): string {
  const { x, y } = unit(end, next);
  const root = { x: end.x + x * 12, y: end.y + y * 12 };
  const toe = (side: number) => `M${round(root.x)} ${round(root.y)}L${round(end.x - y * side)} ${round(end.y + x * side)}`;
  return toe(6) + toe(-6);
}

function bar(end: Point, next: Point, distance: number): string {
  const { x, y } = unit(end, next);
  const at = { x: end.x + x * distance, y: end.y + y * distance };
  return `M${round(at.x - y * 5)} ${round(at.y + x * 5)}L${round(at.x + y * 5)} ${round(at.y - x * 5)}`;
}

function circle(end: Point, next: Point, distance: number): string {
  const { x, y } = unit(end, next);
  const at = { x: end.x + x * distance, y: end.y + y * distance };
  return `M${round(at.x - 4)} ${round(at.y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0`;
}

function unit(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

function width(text: string): number {
  // Letters of East Asia are twice as wide.
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e80 ? 2 : 1), 0) * CHARACTER;
}

function clip(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function markup(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}/gu, '\uFFFD').replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
