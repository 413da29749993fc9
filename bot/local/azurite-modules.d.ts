/** Azurite ships no types; these are the few parts of its table service that we start and save. */
declare module 'azurite/dist/src/table/TableConfiguration.js' {
  const exported: { readonly default: new (...parameters: readonly unknown[]) => object };
  export default exported;
}

declare module 'azurite/dist/src/table/TableServer.js' {
  interface TableServer {
    readonly metadataStore: { readonly db: import('./table-saver.ts').TableDatabase };
    start(): Promise<void>;
    close(): Promise<void>;
  }
  const exported: { readonly default: new (configuration: object) => TableServer };
  export default exported;
}
