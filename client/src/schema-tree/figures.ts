import * as vscode from 'vscode';

export function exactNumber(value: number): string {
  return new Intl.NumberFormat(vscode.env.language).format(value);
}

/** 1.2M, as the language writes it. */
export function compactNumber(value: number): string {
  return new Intl.NumberFormat(vscode.env.language, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

export function bytesText(bytes: number): string {
  const power = Math.min(BYTE_UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  const value = bytes / 1024 ** power;
  return `${new Intl.NumberFormat(vscode.env.language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${BYTE_UNITS[power]}`;
}

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago a moment was, in the largest unit that fits. */
export function ago(moment: number): string {
  const passed = Date.now() - moment;
  const format = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto', style: 'short' });
  for (const [unit, milliseconds] of STEPS) if (passed >= milliseconds) return format.format(-Math.floor(passed / milliseconds), unit);
  return vscode.l10n.t('just now');
}
