import { assertNever } from '@core/diagnostics';
import type { Calendar } from './bucket-span';
import { floorInstant } from './grain';
import { isRepresentable, type Range } from './moment';
import { shiftBy, shiftInstant } from './shift';
import type { WindowRule } from './time-view';
import type { Instant } from './time-zone';

/**
 * The window that a rule makes of a bucket: it ends where the bucket, as it is cut, ends. Undefined when it would start before
 * the year 1.
 */
export function ruleWindow(bucket: Range, rule: WindowRule, calendar: Calendar): Range | undefined {
  switch (rule.kind) {
    case 'bucket':
    case 'whole':
      return bucket;
    case 'between':
      return rule.range;
    case 'running':
      return upTo(bucket.to);
    case 'rolling':
      return startingAt(bucket.to, (to) => shiftInstant(to, shiftBy(rule.duration), calendar.timezone));
    case 'to_date':
      return startingAt(bucket.to, (to) => floorInstant(to - 1, rule.unit, calendar.timezone, calendar.rules));
    default:
      return assertNever(rule);
  }
}

function upTo(to: Instant | undefined): Range {
  return to === undefined ? {} : { to };
}

function startingAt(to: Instant | undefined, start: (to: Instant) => Instant): Range | undefined {
  if (to === undefined) return {};
  const from = start(to);
  return isRepresentable(from) ? { from, to } : undefined;
}
