/** What the suite in the extension host tells whoever started VS Code, as JSON in the file named by AETL_HOST_RESULTS. */
export interface HostResults {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly node: string;
  readonly log: readonly string[];
}
