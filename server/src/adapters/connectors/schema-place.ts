/** Where the objects of a schema lie. */
export interface SchemaPlace {
  readonly catalog: string | null;
  readonly schema: string;
}
