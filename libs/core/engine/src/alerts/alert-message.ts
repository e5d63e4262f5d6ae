import {
  formatValue,
  localize,
  type AlertDefinition,
  type CellValue,
  type FormatDefinition,
  type RecipientDefinition,
} from '@core/definition';
import type { AlertEvent, AlertEventKind } from '../ports/alert-store';
import type { Message } from '../ports/delivery-store';

/** What happened to members of an alert in one interval: at least one event. */
export interface AlertNews {
  readonly alert: AlertDefinition;
  /** How values of the metric are written. */
  readonly format: FormatDefinition | undefined;
  readonly events: readonly [AlertEvent, ...AlertEvent[]];
}

const HEADLINES: Readonly<Record<AlertEventKind, string>> = {
  fired: 'firing',
  renotified: 'still firing',
  recovered: 'recovered',
  no_data: 'no data',
  error: 'could not be judged',
  ok: 'ok',
};

/** Members that a mail names one by one. */
const MOST_MEMBERS = 50;

/** What a recipient of an alert is sent, one message for all members: for programs the events, for people the figures. */
export function messageOf(news: AlertNews, recipient: RecipientDefinition): Message {
  if ('webhook' in recipient) return { kind: 'webhook', url: recipient.webhook, body: bodyOf(news) };
  const { email } = recipient;
  return { kind: 'email', to: typeof email === 'string' ? [email] : email, ...mailOf(news) };
}

/** `{type, timestamp, data}`, as Standard Webhooks recommend. */
function bodyOf({ alert: { metric, when }, events }: AlertNews): string {
  const [{ at, alert, alert_version, schedule, interval_start, interval_end, period }] = events;
  const about = { alert, alert_version, metric, condition: when, schedule, interval_start, interval_end, period };
  const told = events.map(({ id, kind, dimensions, from_state, to_state, observed, reason }) => {
    return { id, kind, dimensions, from_state, to_state, observed, reason };
  });
  return JSON.stringify({ type: 'alert.changed', timestamp: at, data: { ...about, events: told } });
}

function mailOf(news: AlertNews): { readonly subject: string; readonly text: string } {
  const { alert, events } = news;
  const [{ alert_version, schedule, period, at }] = events;
  const title = localize(alert.title, ['en'], alert.name);
  const kinds = new Set(events.map(({ kind }) => HEADLINES[kind]));
  const whom = events.length === 1 ? placeOf(events[0]) : ` (${events.length} members)`;
  const hidden = events.length - MOST_MEMBERS;
  return {
    subject: `[${[...kinds].join(', ')}] ${title}${whom}, ${period}`,
    text: [
      `${title} in ${period}, on ${alert.metric}.`,
      ...events.slice(0, MOST_MEMBERS).flatMap((event) => ['', ...describe(event, news)]),
      ...(hidden > 0 ? ['', `… and ${hidden} more; the event log has all.`] : []),
      '',
      `Alert ${alert.name}, version ${alert_version}, judged on schedule ${schedule} at ${at}.`,
    ].join('\n'),
  };
}

function describe(event: AlertEvent, { format }: AlertNews): readonly string[] {
  const figures = Object.entries(event.observed).map(([name, value]) => `  ${name}: ${show(name, value, format)}`);
  return [`${HEADLINES[event.kind]}${placeOf(event)}: ${event.reason}`, ...figures];
}

function placeOf({ dimensions }: AlertEvent): string {
  const place = Object.entries(dimensions).map(
    ([name, member]) => `${name}: ${member === null ? 'none' : String(member)}`,
  );
  return place.length === 0 ? '' : ` (${place.join(', ')})`;
}

const SHARES: ReadonlySet<string> = new Set(['growth', 'attainment']);
const FIGURES: ReadonlySet<string> = new Set(['value', 'previous', 'change', 'target']);

function show(name: string, value: CellValue, format: FormatDefinition | undefined): string {
  if (SHARES.has(name)) return formatValue(value, { style: 'percent', decimals: 1 }, 'en');
  return formatValue(value, FIGURES.has(name) ? format : undefined, 'en');
}
