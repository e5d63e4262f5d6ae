import { diagnose } from '@core/diagnostics';
import { nameInstant, type RunPlan } from '@core/plan';
import type { ResultWarning } from '@core/result';
import type { Completeness } from '../ports/interval-ledger';

/**
 * A warning for each dataset whose rows need not all be in up to the end of the period, or up to `as_of` where that cuts the period.
 * Without a period nothing is promised: the answer is what is known, and the run says how far that reaches.
 */
export function warnOfIncompleteData(
  plan: Pick<RunPlan, 'period' | 'as_of' | 'timezone'>,
  complete_until: Completeness,
): readonly ResultWarning[] {
  const end = endOf(plan);
  if (end === undefined) return [];
  return Object.entries(complete_until).flatMap(([dataset, until]) => {
    if (until !== null && Date.parse(until) >= Date.parse(end)) return [];
    const named = until === null ? null : nameInstant(until, plan.timezone);
    const words = { dataset, complete_until: named, end: nameInstant(end, plan.timezone) };
    const { code, message } = diagnose('run.data_incomplete', words);
    return [{ code, message }];
  });
}

/** Only a period that runs at `as_of` ends there. */
function endOf({ period: { from, to }, as_of }: Pick<RunPlan, 'period' | 'as_of'>): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  const [start, now, end] = [from.instant, as_of, to.instant].map((instant) => Date.parse(instant));
  return start !== undefined && now !== undefined && end !== undefined && start < now && now < end ? as_of : to.instant;
}
