import type { Diagnostic } from '@core/diagnostics';
import { resolvePeriod } from '@core/plan';

/**
 * The instant (ISO 8601, UTC) that a bound of a range speaks of: an instant as it is, a period or date (`2017`, `2017-03`,
 * `2017-03-05`) by its start. Findings as those of `resolvePeriod`.
 */
export function readBound(
  text: string,
  question: Parameters<typeof resolvePeriod>[1],
): { readonly instant?: string; readonly diagnostics: readonly Diagnostic[] } {
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)))
    return { instant: new Date(text).toISOString(), diagnostics: [] };
  const { period, diagnostics } = resolvePeriod(text, question);
  return { ...(period && { instant: new Date(period.from.instant).toISOString() }), diagnostics };
}
