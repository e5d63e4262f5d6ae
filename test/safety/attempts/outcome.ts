import { DomainError, type Diagnostic } from '@core/diagnostics';

/** What became of an input, in one line: `refused formula.unknown_name`, `value 3`. */
export type Outcome = string;

/** A refusal with all its codes, each once. Anything that is no refusal is broken. */
export function outcomeOfError(error: unknown): Outcome {
  if (!(error instanceof DomainError)) return `broken ${error instanceof Error ? error.stack : String(error)}`;
  const { cause } = error;
  const guarded = cause instanceof TypeError ? `: ${cause.message}` : '';
  return error.diagnostics.length > 0
    ? outcomeOfFindings(error.diagnostics)
    : `refused ${error.code}${shorten(guarded, 60)}`;
}

export function outcomeOfFindings(findings: readonly Diagnostic[]): Outcome {
  const codes = findings.filter(({ severity }) => severity !== 'warning').map(({ code }) => code);
  return `refused ${[...new Set(codes)].toSorted().join(' ')}`;
}

/** Values as they would be told; long ones end in …. */
export function outcomeOfValue(value: unknown): Outcome {
  return `value ${shorten(JSON.stringify(value) ?? 'nothing', 80)}`;
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}…`;
}
