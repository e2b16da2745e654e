import type { EditorSettings } from '../../app/index.ts';
import { type DialectName, dialectNamed } from '../../protocol/index.ts';

/** Settings `aetl.*` as the editor holds them; whatever has the wrong type counts as not set. */
export function readSettings(raw: unknown): EditorSettings {
  const at = (...path: readonly string[]): unknown => path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), raw);
  return {
    dialect: dialect(at('dialect')),
    include: strings(at('include')),
    exclude: strings(at('exclude')),
    maxFileSizeKb: number(at('index', 'maxFileSizeKb'), 5120),
    diagnostics: at('diagnostics', 'enable') !== false,
    unknownTables: oneOf(at('diagnostics', 'unknownTables'), ['error', 'warning', 'information', 'hint', 'off'], 'warning'),
    typeMismatch: oneOf(at('diagnostics', 'typeMismatch'), ['error', 'warning', 'off'], 'off'),
    keywordCase: oneOf(at('format', 'keywordCase'), ['preserve', 'upper', 'lower'], 'preserve'),
    lineWidth: number(at('format', 'lineWidth'), 80),
    lineageLenses: at('codeLens', 'lineage') !== false,
    columnOrigins: at('inlayHints', 'columnOrigins') === true,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function dialect(value: unknown): DialectName | null {
  return typeof value === 'string' ? dialectNamed(value) : null;
}

function strings(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
}

function number(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : fallback;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], fallback: T): T {
  return allowed.find((candidate) => candidate === value) ?? fallback;
}
