/** A file of the driver that its types leave out. */
declare module 'oracledb/lib/impl/datahandlers/buffer.js' {
  export const BaseBuffer: { readonly prototype: object };
}
