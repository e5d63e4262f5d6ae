import { diagnose, type Diagnostic } from '@core/diagnostics';
import { resolvePeriod } from '@core/plan';

const instantForm = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/;

/** What begins earlier belongs to intervals that begin where no calendar reaches. */
const earliest = Date.parse('0002-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * The instant (ISO 8601, UTC) that a bound of a range speaks of: an instant as it is, a period or date (`2017`, `2017-03`,
 * `2017-03-05`) by its start. Findings as those of `resolvePeriod`; what lies outside of the years 2 to 9999 is impossible.
 */
export function readBound(
  text: string,
  question: Parameters<typeof resolvePeriod>[1],
): { readonly instant?: string; readonly diagnostics: readonly Diagnostic[] } {
  const { at, diagnostics } = readStart(text, question);
  if (at === undefined) return { diagnostics };
  if (at >= earliest && at <= latest) return { instant: new Date(at).toISOString(), diagnostics: [] };
  const reason = 'the calendar reaches from year 0002 to 9999';
  return { diagnostics: [diagnose('run.impossible_period', { text, reason }, { path: question.path })] };
}

function readStart(
  text: string,
  question: Parameters<typeof resolvePeriod>[1],
): { readonly at?: number; readonly diagnostics: readonly Diagnostic[] } {
  const at = instantForm.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(at)) return { at, diagnostics: [] };
  const { period, diagnostics } = resolvePeriod(text, question);
  return { ...(period && { at: Date.parse(period.from.instant) }), diagnostics };
}
