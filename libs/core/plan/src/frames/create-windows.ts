import { momentsAsked, untilNow, type QueryTime } from '../build/query-time';
import type { RowExpression } from '../frame/row-expression';
import type { MomentForm } from '../lower/beside-date';
import { wholePeriod, type BucketSpan } from '../time/bucket-span';
import { windowRange } from '../time/bucket-window';
import { formatDate } from '../time/civil-date';
import { formatInstant, momentOf, type Range } from '../time/moment';
import { ruleWindow } from '../time/rule-window';
import type { TimeView } from '../time/time-view';
import { dateOf } from '../time/time-zone';
import { numberNames } from './number-names';
import type { Windows, WindowSet } from './window-set';

type BoundValues = readonly (string | null)[];

/** The windows of a query's buckets, by rule from the bucket as it is moved and cut (decisions 2 to 5). */
export function createWindows(time: QueryTime): Windows {
  const sets = new Map<string, WindowSet | undefined>();
  const ends = new Map<string, RowExpression>();
  const bounds = new Map<string, { readonly name: string; readonly values: BoundValues }>();
  const nameBound = numberNames();
  const { timezone } = time.calendar;

  const of = (view: TimeView) => {
    const whole = seenWhole(view, time);
    const key = JSON.stringify(whole);
    if (!sets.has(key)) sets.set(key, computeWindows(whole, time));
    return sets.get(key);
  };
  const boundOf = (type: 'date' | 'timestamp', values: BoundValues): RowExpression => {
    const [value = null, ...others] = new Set(values);
    if (others.length === 0) return { kind: 'literal', type, value };
    const key = [type, ...values].join(' ');
    const known = bounds.get(key) ?? { name: nameBound(type), values };
    bounds.set(key, known);
    return { kind: 'bound', type, name: known.name };
  };
  const bound: Windows['bound'] = (view, end, form) => {
    const key = JSON.stringify([seenWhole(view, time), end, form]);
    const type = form === 'timestamp' ? 'timestamp' : 'date';
    const valuesIn = (ranges: readonly Range[]) => ranges.map((range) => endOf(range[end], form, timezone));
    const known = ends.get(key) ?? boundOf(type, valuesIn(of(view)?.ranges ?? [{}]));
    ends.set(key, known);
    return known;
  };
  let moment: RowExpression | undefined;
  const asOf = () => (moment ??= boundOf('timestamp', momentsAsked(time).map(formatInstant)));
  const valuesOf = (name: string) => {
    const known = [...bounds.values()].find((each) => each.name === name);
    if (known === undefined) throw new RangeError(`no bound is called ${name}`);
    return known.values;
  };
  return { of, bound, asOf, valuesOf };
}

/** Without a grain the one bucket is the period. */
function seenWhole({ span, shift, rule }: TimeView, { calendar }: QueryTime): TimeView {
  const { buckets, months, days, minutes } = shift;
  const seen = calendar.grain === undefined ? 'period' : span;
  return { span: seen, shift: { buckets, months, days, minutes }, rule };
}

function computeWindows(view: TimeView, time: QueryTime): WindowSet | undefined {
  const { span, rule } = view;
  const { calendar, period, buckets, isApart } = time;
  if (rule.kind === 'between') return { ranges: [rule.range], serves: 'all' };
  const isWhole = span === 'period' || period === undefined;
  const { grain: _, ...ungrained } = calendar;
  const windowIn = (bucket: BucketSpan, { as_of, ...seen } = calendar) => {
    const range = windowRange(bucket, view.shift, { ...seen, as_of: rule.kind === 'whole' ? Infinity : as_of });
    return range && ruleWindow(range, rule, calendar);
  };
  const ranges = isApart
    ? buckets.map((bucket) => windowIn(wholePeriod(bucket), { ...ungrained, as_of: bucket.to }))
    : isWhole
      ? [
          period === undefined
            ? ruleWindow(rule.kind === 'whole' ? {} : untilNow(time), rule, calendar)
            : windowIn(period, ungrained),
        ]
      : buckets.map((bucket) => windowIn(bucket));
  if (!ranges.every((range) => range !== undefined)) return undefined;
  return { ranges, serves: isWhole && !isApart ? 'all' : 'each' };
}

function endOf(at: Range['from'], form: MomentForm, timezone: string): string | null {
  if (at === undefined) return null;
  if (form === 'day') return formatDate(dateOf(at, timezone));
  const { date, instant } = momentOf(at, timezone);
  return form === 'date' ? date : instant;
}
