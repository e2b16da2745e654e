import type { DialectName } from '../protocol/index.ts';
import { DEFAULT_SETTINGS, type FileDiagnostic, type RootSettings } from '../workspace/index.ts';

/** The settings `aetl.*` that hold in a root, as in package.json's `contributes.configuration`. */
export interface EditorSettings {
  readonly dialect: DialectName | null;
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[] | null;
  readonly maxFileSizeKb: number;
  readonly diagnostics: boolean;
  readonly unknownTables: 'error' | 'warning' | 'information' | 'hint' | 'off';
  readonly typeMismatch: 'error' | 'warning' | 'off';
  readonly keywordCase: 'preserve' | 'upper' | 'lower';
  readonly lineWidth: number;
  readonly lineageLenses: boolean;
  readonly columnOrigins: boolean;
}

export interface EngineDiagnostic extends Omit<FileDiagnostic, 'severity'> {
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
}

/** The settings of each root; those of `''` hold for what lies outside of all. */
export class Settings {
  readonly #byRoot = new Map<string, EditorSettings>();

  set(root: string, settings: EditorSettings): void {
    this.#byRoot.set(root, settings);
  }

  of(root: string): EditorSettings | null {
    return this.#byRoot.get(root) ?? this.#byRoot.get('') ?? null;
  }

  forReading(root: string): RootSettings {
    const settings = this.of(root);
    if (settings === null) return DEFAULT_SETTINGS;
    return { dialect: settings.dialect, include: settings.include, exclude: settings.exclude, largestFile: settings.maxFileSizeKb * 1024 };
  }

  /** Findings as the person wants to see them. Types are compared only where that is asked for. */
  show(root: string, findings: readonly FileDiagnostic[]): readonly EngineDiagnostic[] {
    const settings = this.of(root);
    if (settings === null) return findings.filter(({ code }) => code !== 'type-mismatch');
    if (!settings.diagnostics) return [];
    const severities: Readonly<Record<string, EngineDiagnostic['severity'] | 'off'>> = {
      'unknown-table': settings.unknownTables,
      'type-mismatch': settings.typeMismatch,
    };
    return findings.flatMap((finding): EngineDiagnostic[] => {
      const severity = severities[finding.code] ?? finding.severity;
      return severity === 'off' ? [] : [{ ...finding, severity }];
    });
  }
}
