import { placeInDocument, type Diagnostic } from '@core/diagnostics';

/** A finding as the API shows it. Lines and columns count from 1, `end_column` is exclusive. */
export interface PresentedDiagnostic {
  readonly code: string;
  readonly severity?: 'warning';
  readonly message: string;
  readonly hint?: string;
  /** JSON pointer into the body. */
  readonly path?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly end_column?: number;
  /** Of a row that does not fit, with its `line` or its number. */
  readonly row?: number;
  readonly field?: string;
  readonly value?: string | null;
  readonly reason?: string;
  /** Of the finding that sums such up: how many rows. */
  readonly rejected_count?: number;
}

/**
 * A finding with its place: in its file where it came from one, else in the text at its path in `document`, the body
 * that was sent.
 */
export function presentDiagnostic(finding: Diagnostic, document?: unknown): PresentedDiagnostic {
  const { code, severity, message, hint, path, rejected_count } = finding;
  const place = finding.place ?? placeInDocument(finding, document);
  return {
    code,
    ...(severity === 'warning' && { severity }),
    message,
    ...(hint !== undefined && { hint }),
    ...(path !== undefined && { path }),
    ...(place?.file !== undefined && { file: place.file }),
    ...(place && { line: place.line, column: place.column, end_column: place.end_column }),
    ...finding.rejected,
    ...(rejected_count !== undefined && { rejected_count }),
  };
}

/** What does not stand against an answer; nothing where there is nothing to say. */
export function presentWarnings(warnings: readonly Diagnostic[]): {
  readonly warnings?: readonly PresentedDiagnostic[];
} {
  return warnings.length === 0 ? {} : { warnings: warnings.map((warning) => presentDiagnostic(warning)) };
}
