// The layers and invariants of ARCHITECTURE.md as rules. Each comment ends with what to do about a violation.
// test/unit/rules plants a violation of every rule and sees it fire.

/** What each folder of server/src may import besides itself, lowest first. Siblings are blind to each other. */
const ENGINES = ['lineage', 'lint', 'validation', 'transform', 'optimize'];
const BELOW_ENGINES = ['base', 'protocol', 'sql', 'jinja', 'metadata', 'workspace'];
const LAYERS = {
  base: [],
  protocol: [],
  sql: ['base', 'protocol'],
  jinja: ['base'],
  metadata: ['base', 'protocol', 'sql'],
  workspace: ['base', 'protocol', 'sql', 'jinja', 'metadata'],
  ...Object.fromEntries(ENGINES.map((engine) => [engine, BELOW_ENGINES])),
  ide: [...BELOW_ENGINES, ...ENGINES],
  monitor: [...BELOW_ENGINES, ...ENGINES],
  agent: [...BELOW_ENGINES, ...ENGINES, 'ide', 'monitor'],
  adapters: [...BELOW_ENGINES, ...ENGINES, 'monitor', 'agent'],
  app: [...BELOW_ENGINES, ...ENGINES, 'ide', 'monitor', 'agent', 'adapters'],
};

/** Packages that talk to a database. */
const DRIVERS = 'pg|pg-cursor|mysql2|mariadb|mssql|tedious|oracledb|@google-cloud/bigquery|sql\\.js|kysely|better-sqlite3';

const forbidden = [
  {
    name: 'vscode-only-in-client',
    comment:
      'Invariant 1: everything but the client runs without VS Code. Put the call into client/ and pass plain data to the server through a request typed in server/src/protocol.',
    from: { pathNot: '^client/|^test/host/' },
    to: { path: packagePath('vscode') },
  },
  {
    name: 'language-server-only-in-lsp-host',
    comment:
      'Invariant 2: features return offsets and plain data. Return those from ide/, and turn them into LSP types in server/src/hosts/lsp.',
    from: { pathNot: '^server/src/hosts/lsp/|^test/lsp/' },
    to: { path: packagePath('vscode-languageserver(-protocol|-types|-textdocument)?') },
  },
  {
    name: 'language-client-only-in-client',
    comment: 'Invariant 2: only the extension talks to the server as a client. Move the code to client/.',
    from: { pathNot: '^client/' },
    to: { path: packagePath('vscode-languageclient') },
  },
  {
    name: 'node-only-at-the-edges',
    comment:
      'Invariant 3: engines, client and webviews do no I/O of their own. Take a port of base/ports.ts (FileSystem, Clock, Logger …) as an argument and let adapters/ implement it.',
    from: { path: '^(server/src|client|webviews)/', pathNot: '^server/src/(adapters|app|hosts)/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'drivers-only-in-adapters',
    comment:
      "Invariant 3: databases are reached through metadata's Connector port. Put the driver's use into adapters/connectors/<database>.",
    from: { path: '^(server/src|client|webviews)/', pathNot: '^server/src/(adapters|app|hosts)/' },
    to: { path: packagePath(`(${DRIVERS})`) },
  },
  {
    name: 'no-cycles',
    comment: 'Invariant 4: no cycles, not even of types. Move what both need into a file of its own, below both.',
    from: {},
    to: { circular: true },
  },
  ...Object.entries(LAYERS).map(([layer, allowed]) => ({
    name: `layer-${layer}`,
    comment: `Invariant 4: ${layer} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing of the other layers'}. Move the code to the layer that owns it, or declare a port here and implement it above.`,
    from: { path: `^server/src/${layer}/` },
    to: { path: '^(server/src|client|webviews)/', pathNot: `^server/src/(${[layer, ...allowed].join('|')})/` },
  })),
  {
    name: 'only-app-imports-adapters',
    comment: 'Invariant 3: the composition root chooses the adapters. Import the port instead, and wire the adapter in app/.',
    from: { path: '^(server/src|client|webviews)/', pathNot: '^server/src/(app|adapters)/' },
    to: { path: '^server/src/adapters/' },
  },
  {
    name: 'hosts-construct-no-engine',
    comment:
      'Invariant 8: command line, MCP and language server see one facade. Add what is missing to the facade that createAetl() returns; app/ re-exports the types that hosts need.',
    from: { path: '^server/src/hosts/' },
    to: { path: '^(server/src|client|webviews)/', pathNot: '^server/src/(hosts|app|protocol|base)/' },
  },
  {
    name: 'client-and-webviews-see-only-protocol',
    comment: 'Invariant 9: engine types never cross the wire. Add a DTO to server/src/protocol and convert to it at the host.',
    from: { path: '^(client|webviews)/' },
    to: { path: '^(server|client|webviews)/', pathNot: '^server/src/protocol/|^$1/' },
  },
  {
    name: 'through-the-index',
    comment: "A folder's index.ts is its whole public face. Import that; export the thing there if others may use it.",
    from: { path: '^(?:server/src/([^/]+)|(?:client|webviews))/' },
    to: {
      path: '^server/src/',
      pathNot: '^server/src/$1/|^server/src/[^/]+/index\\.ts$|^server/src/(?:adapters|hosts)/[^/]+/index\\.ts$',
    },
  },
  {
    name: 'product-imports-no-tools',
    comment: 'The product must run without the repository around it. Move the code into server/src, or the package into `dependencies`.',
    from: { path: '^(server/src|client|webviews)/' },
    to: { path: '^(test|scripts|bench)/' },
  },
  {
    name: 'no-dev-dependency-in-product',
    comment: 'The product may bundle only what its users are promised. Move the package from `devDependencies` to `dependencies`.',
    from: { path: '^(server/src|client|webviews)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: packagePath('vscode') },
  },
  {
    name: 'everything-resolves',
    comment: 'The import names no file and no installed package. Mend its path, or add the package to package.json.',
    from: { path: '^(server/src|client|webviews)/' },
    to: { couldNotResolve: true, pathNot: packagePath('vscode') },
  },
];

export default {
  // Without a severity of its own a rule only warns, and the check passes.
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.d.ts', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};

/** A package, whether it was found in node_modules (or its types there) or not found at all. */
function packagePath(name) {
  return `(^|node_modules/(@types/)?)${name}($|/)`;
}
