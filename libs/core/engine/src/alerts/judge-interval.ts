import { judgeMember, type MemberEvent } from '@core/alert';
import { canonicalJson } from '@core/definition';
import type { RowScope } from '../access/row-scope';
import { digestOf } from '../digest';
import type { AlertEvent, AlertMember, Judgement } from '../ports/alert-store';
import type { NewDelivery } from '../ports/delivery-store';
import type { LedgerInterval } from '../ports/interval-ledger';
import type { WatchingAlert } from './alerts-in';
import { messageOf, type AlertNews } from './alert-message';
import type { MemberPoints } from './points-of';

interface Question {
  readonly watching: WatchingAlert;
  readonly interval: LedgerInterval;
  readonly points: readonly MemberPoints[];
  readonly known: readonly AlertMember[];
  /** Of the values that the points are made of. */
  readonly scope: RowScope | undefined;
  readonly at: string;
}

/**
 * What an interval does to an alert: how all its members stand then, what happened to them, and who is to be told. Ids follow from
 * what is told of, so that judging the same again, after a crash, files nothing twice.
 */
export function judgeInterval({ watching, interval, points, known, at, scope }: Question): Judgement {
  const { alert, condition } = watching;
  const { start, end } = interval;
  const before = new Map(known.map((member) => [canonicalJson(member.dimensions), member]));
  const members: AlertMember[] = [];
  const events: AlertEvent[] = [];
  for (const member of points) {
    const previous = before.get(canonicalJson(member.dimensions));
    const { state, observed, event } = judgeMember({ alert, condition, points: member.points, previous, at });
    members.push({ ...state, dimensions: member.dimensions });
    if (event !== undefined) {
      const change = { dimensions: member.dimensions, to_state: state.state, observed };
      const from = previous === undefined ? {} : { from_state: previous.state };
      const of = scope === undefined ? {} : { scope };
      events.push(describe(event, { ...change, ...from, ...of }, { watching, interval, at }));
    }
  }
  const deliveries = tell(
    events.filter(({ notified }) => notified),
    watching,
  );
  return { alert: alert.name, judged: { start, end }, ...(scope && { scope }), members, events, deliveries };
}

function describe(
  { kind, notify, reason }: MemberEvent,
  change: Pick<AlertEvent, 'dimensions' | 'from_state' | 'to_state' | 'observed' | 'scope'>,
  { watching, interval, at }: Pick<Question, 'watching' | 'interval' | 'at'>,
): AlertEvent {
  const { alert, version, schedule } = watching;
  const id = `event_${digestOf([alert.name, interval.start, interval.end, interval.run_id, change.dimensions, kind])}`;
  return {
    id,
    alert: alert.name,
    alert_version: version,
    kind,
    at,
    schedule,
    interval_start: interval.start,
    interval_end: interval.end,
    period: interval.period,
    ...change,
    reason,
    notified: notify && (alert.notify ?? []).length > 0,
  };
}

/** One delivery for each entry of `notify`, of all that happened: many members are one message. */
function tell([first, ...others]: readonly AlertEvent[], { alert, format }: WatchingAlert): readonly NewDelivery[] {
  if (first === undefined) return [];
  const news: AlertNews = { alert, format, events: [first, ...others] };
  return (alert.notify ?? []).map((recipient) => ({
    id: `msg_${digestOf([news.events.map(({ id }) => id), recipient])}`,
    subject: { kind: 'alert', name: alert.name },
    message: messageOf(news, recipient),
    created_at: first.at,
  }));
}
