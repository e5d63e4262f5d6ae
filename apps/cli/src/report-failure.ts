import { DomainError, renderDiagnostic } from '@core/diagnostics';
import { visibleLines } from './visible';

/** What the shell is told. */
export const exitCodes = { ok: 0, findings: 1, usage: 2, environment: 3 } as const;

/** So many rows that do not fit are shown; one that all others are like would fill the screen. */
const MOST_ROWS = 10;

/** Says on standard error what went wrong, with source frames where a text is to blame, and sets the exit code. */
export function reportFailure(error: unknown): void {
  console.error(renderFailure(error));
  const isTheirs = error instanceof DomainError && error.status < 500;
  process.exitCode = isTheirs ? exitCodes.findings : exitCodes.environment;
}

/** What went wrong, as it is said. */
export function renderFailure(error: unknown): string {
  return visibleLines(wordsOf(error));
}

function wordsOf(error: unknown): string {
  if (!(error instanceof DomainError)) return error instanceof Error ? describeFault(error) : String(error);
  const { diagnostics, message, hint } = error;
  if (diagnostics.length === 0) return hint === undefined ? message : `${message}\n${hint}`;
  const rows = diagnostics.filter(({ code }) => code.startsWith('data.'));
  const beyond = new Set(rows.slice(MOST_ROWS));
  const shown = diagnostics.filter((finding) => !beyond.has(finding)).map(renderDiagnostic);
  return [...shown, ...(beyond.size > 0 ? [`and ${beyond.size} more like these`] : [])].join('\n\n');
}

const faults: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
};

/** Faults of the file system by the file, others in their own words. */
function describeFault(error: Error): string {
  const { code, path } = error as NodeJS.ErrnoException;
  const fault = faults[code ?? ''];
  return fault === undefined || path === undefined ? error.message : `${path}: ${fault}`;
}
