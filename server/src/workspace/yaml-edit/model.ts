export type YamlData = null | boolean | number | string | readonly YamlData[] | { readonly [key: string]: YamlData };

/** Keys of mappings, and places in lists that are there. The last one is a key. */
export type YamlPath = readonly (string | number)[];

/** What is to become of the value at a path. What is on the way to it and not there is made. */
export type YamlChange =
  | { readonly change: 'set'; readonly path: YamlPath; readonly value: YamlData }
  | { readonly change: 'remove'; readonly path: YamlPath }
  /** One more item at the end of a list, which is made if there is none. */
  | { readonly change: 'append'; readonly path: YamlPath; readonly value: YamlData }
  /** Another last key; the value stays. */
  | { readonly change: 'rename'; readonly path: YamlPath; readonly key: string };
