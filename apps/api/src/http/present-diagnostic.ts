import { placeInText, type Diagnostic, type Place } from '@core/diagnostics';

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
}

/**
 * A finding with its place: in its file where it came from one, else in the text at its path in `document`, the body
 * that was sent.
 */
export function presentDiagnostic(finding: Diagnostic, document?: unknown): PresentedDiagnostic {
  const { code, severity, message, hint, path } = finding;
  const place = finding.place ?? placeIn(finding, document);
  return {
    code,
    ...(severity === 'warning' && { severity }),
    message,
    ...(hint !== undefined && { hint }),
    ...(path !== undefined && { path }),
    ...(place?.file !== undefined && { file: place.file }),
    ...(place && { line: place.line, column: place.column, end_column: place.end_column }),
    ...finding.rejected,
  };
}

function placeIn({ span, path = '' }: Diagnostic, document: unknown): Place | undefined {
  if (span === undefined) return undefined;
  const text = resolvePointer(document, path);
  return typeof text === 'string' ? placeInText(text, span) : undefined;
}

/** RFC 6901; undefined where the pointer leads nowhere. */
function resolvePointer(document: unknown, pointer: string): unknown {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Readonly<Record<string, unknown>>)[key];
  }, document);
}
