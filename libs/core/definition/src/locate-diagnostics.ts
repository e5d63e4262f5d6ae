import type { Diagnostic, DiagnosticCode } from '@core/diagnostics';
import type { PositionIndex } from './types/definition';

/** Findings that are about a key rather than its value. */
const aboutKeys: ReadonlySet<string> = new Set<DiagnosticCode>(['schema.unknown_key', 'schema.bad_key']);

/** Adds `place` to findings that have a `path`, and perhaps a `span`, in a document; those that have a place keep it. */
export function locateDiagnostics(diagnostics: readonly Diagnostic[], positions: PositionIndex): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    if (diagnostic.place !== undefined) return diagnostic;
    const part = diagnostic.span ?? (aboutKeys.has(diagnostic.code) ? 'key' : undefined);
    const place = positions.locate(diagnostic.path ?? '', part);
    return place ? { ...diagnostic, place } : diagnostic;
  });
}
