import type { Diagnostic, RejectedRow } from '@core/diagnostics';

/** Rows that were not taken, each with the code of what is wrong with it. */
export function presentRejects(findings: readonly Diagnostic[]): readonly (RejectedRow & { readonly code: string })[] {
  return findings.map(({ code, message, rejected = { reason: message } }) => ({ code, ...rejected }));
}
