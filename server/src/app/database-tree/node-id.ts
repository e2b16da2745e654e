import type { DatabaseObjectKind } from '../../protocol/index.ts';

/** What a node of the databases' tree is, by names: ids of rows would be others after a crawl, and the tree would close. */
export type NodeId =
  | { readonly at: 'connection'; readonly connection: string }
  | { readonly at: 'schema'; readonly connection: string; readonly schema: string }
  | { readonly at: 'folder'; readonly connection: string; readonly schema: string; readonly of: DatabaseObjectKind }
  /** Objects of a folder from one to another, counted. */
  | {
      readonly at: 'range';
      readonly connection: string;
      readonly schema: string;
      readonly of: DatabaseObjectKind;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly at: 'object';
      readonly connection: string;
      readonly schema: string;
      readonly kind: DatabaseObjectKind;
      readonly name: string;
      readonly signature: string;
    }
  | {
      readonly at: 'parts';
      readonly connection: string;
      readonly schema: string;
      readonly name: string;
      readonly of: 'key' | 'index' | 'parent' | 'partition';
    }
  | { readonly at: 'leaf'; readonly connection: string; readonly path: readonly string[] };

export function writeNodeId(id: NodeId): string {
  return JSON.stringify(id);
}

/** Null for what is not ours. */
export function readNodeId(text: string): NodeId | null {
  try {
    const id: unknown = JSON.parse(text);
    return typeof id === 'object' && id !== null && 'at' in id && 'connection' in id ? (id as NodeId) : null;
  } catch {
    return null;
  }
}
