import type { EdgeSingular, NodeSingular, StylesheetJson } from 'cytoscape';
import { PADDING } from '../layout/geometry.ts';
import { EDGE_KINDS, EDGE_LOOKS } from './kinds.ts';
import type { Theme } from './theme.ts';

/** The look of the drawing in the editor's colours. Classes: see drawing.ts, which sets them. */
export function styleOf(theme: Theme): StylesheetJson {
  return [...tableStyles(theme), ...edgeStyles(theme)];
}

function tableStyles(theme: Theme): StylesheetJson {
  const line = theme.highContrast ? 2 : 1;
  return [
    {
      selector: 'node',
      style: {
        shape: 'rectangle',
        width: 'data(width)',
        height: 'data(height)',
        'font-family': theme.font,
        'overlay-opacity': 0,
        'min-zoomed-font-size': 5,
      },
    },
    {
      selector: 'node.table',
      style: {
        'background-color': theme.table,
        'border-color': theme.border,
        'border-width': line,
        padding: '0px',
        color: theme.foreground,
        'font-weight': 'bold',
        'font-size': 'data(nameSize)',
        'text-valign': 'center',
        'text-halign': 'center',
        'text-background-color': theme.table,
        'text-background-opacity': 0.85,
        'text-background-padding': '6px',
      },
    },
    // Far away rows cannot be read: the table shows its name instead, large.
    { selector: 'node.table.far', style: { label: 'data(title)', 'z-index': 20, 'z-compound-depth': 'top' } },
    { selector: 'node.table.focus', style: { 'border-color': theme.focus, 'border-width': line + 1.5 } },
    {
      selector: 'node.line',
      style: {
        label: 'data(label)',
        color: theme.foreground,
        'background-opacity': 0,
        'font-size': 12,
        'text-wrap': 'ellipsis',
        'text-max-width': 'data(textWidth)',
        'text-valign': 'center',
        // A label right of its node, pulled back over it, starts at the left edge.
        'text-halign': 'right',
        'text-margin-x': (node: NodeSingular) => PADDING - Number(node.data('width')),
      },
    },
    {
      selector: 'node.title',
      style: { 'background-color': theme.header, 'background-opacity': 1, 'font-size': 13, 'font-weight': 'bold' },
    },
    { selector: 'node.subtitle', style: { 'background-color': theme.header, 'background-opacity': 1, color: theme.dim, 'font-size': 11 } },
    { selector: 'node.more', style: { color: theme.dim, 'font-style': 'italic' } },
    { selector: 'node.matched', style: { 'background-color': theme.match, 'background-opacity': 1 } },
    {
      selector: 'node.onpath',
      style: theme.highContrast
        ? { 'border-width': 1, 'border-color': theme.focus }
        : { 'background-color': theme.trail, 'background-opacity': 1 },
    },
    {
      selector: 'node.selected',
      style: {
        'background-color': theme.selection,
        'background-opacity': 1,
        color: theme.selectionText,
        'border-width': theme.highContrast ? 2 : 1,
        'border-color': theme.focus,
      },
    },
    {
      selector: 'node.expand',
      style: {
        shape: 'ellipse',
        label: '+',
        'font-size': 14,
        'font-weight': 'bold',
        color: theme.foreground,
        'text-valign': 'center',
        'text-halign': 'center',
        'background-color': theme.background,
        'border-width': 1.5,
        'border-color': theme.focus,
      },
    },
    { selector: 'node.dimmed', style: { opacity: 0.3 } },
    { selector: 'node.hidden', style: { display: 'none' } },
  ];
}

function edgeStyles(theme: Theme): StylesheetJson {
  return [
    {
      selector: 'edge',
      style: {
        // A line that passes a table passes behind it, or nobody could read the table.
        'z-compound-depth': 'bottom',
        'curve-style': 'unbundled-bezier',
        // Cytoscape's types lack this value, which it has had since 3.23.
        'edge-distances': 'endpoints' as 'node-position',
        'source-endpoint': '90deg',
        'target-endpoint': '270deg',
        'control-point-weights': (edge: EdgeSingular) => edge.data('weights'),
        'control-point-distances': (edge: EdgeSingular) => edge.data('distances'),
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.8,
        'overlay-padding': '4px',
        'overlay-opacity': 0,
      },
    },
    ...EDGE_KINDS.map((kind): StylesheetJson[number] => {
      const { width, dash } = EDGE_LOOKS[kind];
      const color = theme.edges[kind];
      return {
        selector: `edge.${kind}`,
        style: {
          width: theme.highContrast ? width + 0.6 : width,
          'line-color': color,
          'target-arrow-color': color,
          'line-style': dash.length === 0 ? 'solid' : 'dashed',
          ...(dash.length === 0 ? {} : { 'line-dash-pattern': [...dash] }),
        },
      };
    }),
    { selector: 'edge.influence', style: { opacity: theme.highContrast ? 1 : 0.7, 'target-arrow-shape': 'vee', 'arrow-scale': 0.7 } },
    { selector: 'edge.uncertain', style: { 'target-arrow-fill': 'hollow' } },
    { selector: 'edge.onpath', style: { opacity: 1, 'z-index': 10 } },
    { selector: 'edge.selected', style: { 'overlay-color': theme.focus, 'overlay-opacity': 0.35 } },
    { selector: 'edge.dimmed', style: { opacity: theme.highContrast ? 0.25 : 0.12 } },
    { selector: 'edge.hidden', style: { display: 'none' } },
  ];
}
