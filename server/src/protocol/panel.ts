import type { LineageDirection, LineageGraph, SourceLocation } from './lineage.ts';

/** From the host (VS Code client) to the lineage panel's page. */
export type ToPanelMessage =
  | { readonly type: 'strings'; readonly strings: Readonly<Record<string, string>> }
  | { readonly type: 'loading' }
  | { readonly type: 'graph'; readonly graph: LineageGraph; readonly keepPositions: boolean }
  | { readonly type: 'empty'; readonly reason: string }
  | { readonly type: 'error'; readonly message: string }
  | { readonly type: 'followCursor'; readonly on: boolean }
  | { readonly type: 'highlight'; readonly node: string; readonly column: string | null };

/** From the lineage panel's page to the host. */
export type FromPanelMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'expand'; readonly node: string; readonly direction: LineageDirection }
  | { readonly type: 'focus'; readonly node: string; readonly column: string | null }
  | { readonly type: 'open'; readonly location: SourceLocation }
  | { readonly type: 'followCursor'; readonly on: boolean }
  | { readonly type: 'save'; readonly format: 'png' | 'svg' | 'mermaid' | 'dot' | 'json'; readonly name: string; readonly base64: string }
  | { readonly type: 'retry' };
