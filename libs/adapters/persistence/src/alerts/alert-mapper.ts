import type { AlertEvent, AlertMember, RowScope } from '@core/engine';
import { scopeId, scopeOf } from '../snapshots/row-scopes';
import { given, toBound, toText, toTime } from '../values';
import type { AlertEventRow, AlertMemberRow } from './alert-tables';

export function toAlertMember({ dimensions, state, since, notified_at }: AlertMemberRow): AlertMember {
  return { dimensions, state, since: toBound(since), ...given({ notified_at: toTime(notified_at) }) };
}

export function toAlertEvent(
  { at, interval_start, interval_end, from_state, scope_id, ...row }: AlertEventRow,
  scopes: ReadonlyMap<string, RowScope>,
): AlertEvent {
  return {
    ...row,
    at: toTime(at),
    interval_start: toBound(interval_start),
    interval_end: toBound(interval_end),
    ...given({ from_state }),
    ...(scope_id !== null && { scope: scopeOf(scopes, scope_id) }),
  };
}

/** Events as one array per column, for `unnest`. */
export function eventColumns(events: readonly AlertEvent[]): readonly unknown[] {
  return [
    events.map(({ id }) => id),
    events.map(({ alert }) => alert),
    events.map(({ alert_version }) => alert_version),
    events.map(({ kind }) => kind),
    events.map(({ at }) => at),
    events.map(({ schedule }) => schedule),
    events.map(({ interval_start }) => interval_start),
    events.map(({ interval_end }) => interval_end),
    events.map(({ period }) => period),
    events.map(({ dimensions }) => JSON.stringify(dimensions)),
    events.map(({ from_state }) => from_state ?? null),
    events.map(({ to_state }) => to_state),
    events.map(({ observed }) => JSON.stringify(observed)),
    events.map(({ reason }) => toText(reason)),
    events.map(({ notified }) => notified),
    events.map(({ scope }) => (scope === undefined ? null : scopeId(scope))),
  ];
}
