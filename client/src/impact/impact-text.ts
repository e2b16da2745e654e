import * as vscode from 'vscode';
import type { ImpactPlace } from '../../../server/src/protocol/index.ts';
import type { GroupNode, ImpactEffect } from './nodes.ts';

export function effectTitle(effect: ImpactEffect): string {
  switch (effect) {
    case 'error':
      return vscode.l10n.t('No longer runs');
    case 'silent':
      return vscode.l10n.t('Silently does something else');
    case 'influenced':
      return vscode.l10n.t('Only computed from it');
  }
}

export function placeCount(places: number): string {
  return places === 1 ? vscode.l10n.t('1 place') : vscode.l10n.t('{0} places', places);
}

/** `stg_orders.sql` and the folder it lies in. */
export function splitPath(path: string): { readonly name: string; readonly folder: string } {
  const slash = path.lastIndexOf('/');
  return { name: path.slice(slash + 1), folder: path.slice(0, Math.max(0, slash)) };
}

/** What people know a place by that its path does not say. */
export function groupWords({ kind, name }: ImpactPlace['group']): string {
  switch (kind) {
    case 'model':
      return vscode.l10n.t('model {0}', name);
    case 'exposure':
      return vscode.l10n.t('exposure {0}', name);
    case 'database-object':
      return vscode.l10n.t('in the database');
    case 'file':
      return '';
  }
}

export function groupTitle({ by, name }: GroupNode): string {
  if (name !== null) return name;
  return by === 'job' ? vscode.l10n.t('No job that is known') : vscode.l10n.t('No report');
}

/** Who runs a place, and what people see it in. */
export function whoWords({ jobs, reports }: ImpactPlace): readonly string[] {
  return [
    ...(jobs.length === 0 ? [] : [vscode.l10n.t('Run by {0}', jobs.join(', '))]),
    ...(reports.length === 0 ? [] : [vscode.l10n.t('Shown in {0}', reports.join(', '))]),
  ];
}
