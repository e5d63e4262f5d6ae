import { diagnose } from '@core/diagnostics';
import type { CheckedMetric } from '@core/formula';
import { wholePeriod } from '../time/bucket-span';
import { windowRange } from '../time/bucket-window';
import { parsePeriod } from '../time/period';
import { ruleWindow } from '../time/rule-window';
import type { Context } from './context';
import { draftMaker, type Draft } from './draft';
import type { Lower } from './lower-modified';
import { momentsAsked } from './query-time';
import { sumsUp } from './sums-up';
import { targetOfPeriod, type PeriodTarget } from './target-of-period';

/** The target of a metric in a context; null where it has none. */
export function lowerTarget(metric: CheckedMetric, context: Context, lower: Lower): Draft {
  const make = draftMaker({ metric: metric.name, span: { start: 0, end: 0 } });
  const { target } = metric;
  if (target === undefined) return make.literal(null, 'number');
  if (target.kind === 'number') return make.literal(target.value, 'number');
  if (target.kind === 'formula') return lower(target.expression, context);
  const values = periodValues(
    readTargets(target.values, metric, context),
    sumsUp(metric, context.query.catalog),
    context,
  );
  warnOfGaps(values, metric, context);
  return make.constant('number', values);
}

/** A bucket for which no target is given has none, which is not the same as one that is missed. */
function warnOfGaps(values: readonly (number | null)[], metric: CheckedMetric, { query, asked }: Context): void {
  const count = values.filter((value) => value === null).length;
  const words = { metric: metric.name, count, of: values.length };
  if (count > 0) query.findings.add(diagnose('run.target_gaps', words, { path: asked.path }));
}

/** One value per bucket of the result, or one for all. A bucket that `as_of` ends still has the target of the whole. */
function periodValues(
  targets: readonly PeriodTarget[],
  isSum: boolean,
  { query, view: { shift, span, rule } }: Context,
): readonly (number | null)[] {
  const { calendar, period, buckets, isApart } = query.time;
  if (period === undefined) return [null];
  const isWhole = span === 'period' || calendar.grain === undefined;
  const { grain: _, ...ungrained } = calendar;
  const open = { ...(isWhole ? ungrained : calendar), as_of: Infinity };
  const asked = isApart ? buckets.map(wholePeriod) : isWhole ? [period] : buckets;
  return asked.map((bucket) => {
    const moved = windowRange(bucket, shift, open);
    const { from, to } = (moved && ruleWindow(moved, rule, open)) ?? {};
    return from === undefined || to === undefined ? null : targetOfPeriod({ from, to }, targets, isSum);
  });
}

function readTargets(
  values: Readonly<Record<string, number>>,
  metric: CheckedMetric,
  { query, asked }: Context,
): readonly PeriodTarget[] {
  const { timezone, as_of, rules } = query.time.calendar;
  return Object.entries(values).flatMap(([name, value]) => {
    if (isWord(name) && momentsAsked(query.time).length > 1) {
      const reason = `a target of ${metric.name} is that of ${name}, and each is asked at its own end`;
      query.findings.add(diagnose('run.not_by_interval', { reason }, { path: asked.path }));
    }
    const { range, diagnostics } = parsePeriod(name, { timezone, as_of, ...(rules && { rules }) });
    for (const { message } of diagnostics)
      query.findings.add(diagnose('run.bad_target', { metric: metric.name, reason: message }, { path: asked.path }));
    return range === undefined ? [] : [{ ...range, value }];
  });
}

/** `this_month` stands for another period every month. */
function isWord(period: string): boolean {
  return /^[a-z]/.test(period);
}
