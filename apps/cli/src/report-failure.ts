import { DomainError, renderDiagnostic } from '@core/diagnostics';

/** What the shell is told. */
export const exitCodes = { ok: 0, findings: 1, usage: 2, environment: 3 } as const;

/** Says on standard error what went wrong, with source frames where a text is to blame, and sets the exit code. */
export function reportFailure(error: unknown): void {
  if (!(error instanceof DomainError)) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = exitCodes.environment;
    return;
  }
  if (error.diagnostics.length > 0) console.error(error.diagnostics.map(renderDiagnostic).join('\n\n'));
  else console.error(error.hint === undefined ? error.message : `${error.message}\n${error.hint}`);
  process.exitCode = error.status >= 500 ? exitCodes.environment : exitCodes.findings;
}
