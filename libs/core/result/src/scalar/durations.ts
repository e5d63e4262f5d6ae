import type { Duration } from '@core/formula';
import { dateOf, formatDate, formatInstant, isRepresentable, shiftBy, shiftInstant } from '@core/plan';
import { toDouble } from '../value/cells';
import { instantReader } from '../value/time';
import type { Exact, Present } from '../value/value';
import { argumentAt, binary, type Call, type Evaluator } from './call';

/**
 * A date or instant moved along the calendar by a duration, which may stand on either side of `+`; days of months clamp.
 * Days and more keep the wall clock of the zone, hours and minutes are elapsed time. A civil date knows no zone.
 */
export function moveDate(call: Call, direction: 1 | -1): Evaluator {
  const { node, warn } = call;
  const at = node.arguments[0]?.type === 'duration' ? 1 : 0;
  const ordered = { ...call, arguments: [argumentAt(call, at), argumentAt(call, 1 - at)] };
  const timezone = node.type === 'date' ? 'UTC' : call.timezone;
  const read = instantReader(node.arguments[at]?.type ?? node.type, timezone);
  return binary(ordered, (start: string, { amount, unit }: Duration) => {
    const back = shiftBy({ amount: -direction * amount, unit });
    const moved = shiftInstant(read(start), back, timezone);
    if (!isRepresentable(moved)) return warn('run.overflow');
    return node.type === 'date' ? formatDate(dateOf(moved, timezone)) : formatInstant(moved);
  });
}

/** A whole number times a duration, in either order. */
export function stretchDuration(call: Call): Evaluator {
  const isFirst = call.node.arguments[0]?.type === 'duration';
  return binary(call, (left: Present, right: Present) => {
    const [duration, factor] = (isFirst ? [left, right] : [right, left]) as [Duration, Exact];
    return { amount: duration.amount * toDouble(factor), unit: duration.unit };
  });
}
