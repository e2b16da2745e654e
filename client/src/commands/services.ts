import type * as vscode from 'vscode';
import type { ChosenConnections } from '../connections/index.ts';
import type { ErdPanels } from '../erd/index.ts';
import type { ImpactView } from '../impact/index.ts';
import type { LineageSurfaces } from '../lineage/index.ts';
import type { LineageAnswers } from '../lineage-questions/index.ts';
import type { ProfilePanels } from '../profile/index.ts';
import type { QueryHistory, ResultsView } from '../results/index.ts';
import type { SchemaHistoryView } from '../schema-history/index.ts';
import type { SchemaTree } from '../schema-tree/index.ts';
import type { ServerConnection } from '../server/index.ts';
import type { StatusBar } from '../status/index.ts';

/** What commands act on. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly server: ServerConnection;
  readonly tree: SchemaTree;
  readonly lineage: LineageSurfaces;
  readonly results: ResultsView;
  readonly queryHistory: QueryHistory;
  readonly schemaHistory: SchemaHistoryView;
  readonly erd: ErdPanels;
  readonly impact: ImpactView;
  readonly answers: LineageAnswers;
  readonly profiles: ProfilePanels;
  readonly status: StatusBar;
  readonly chosenConnections: ChosenConnections;
}
