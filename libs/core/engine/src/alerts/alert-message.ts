import { localize, type AlertDefinition, type CellValue, type RecipientDefinition } from '@core/definition';
import type { AlertEvent, AlertEventKind } from '../ports/alert-store';
import type { Message } from '../ports/delivery-store';

const HEADLINES: Readonly<Record<AlertEventKind, string>> = {
  fired: 'firing',
  renotified: 'still firing',
  recovered: 'recovered',
  no_data: 'no data',
  error: 'could not be judged',
  ok: 'ok',
};

/** What a recipient of an alert is sent: for programs the whole event, for people what happened, where, and the figures. */
export function messageOf(event: AlertEvent, alert: AlertDefinition, recipient: RecipientDefinition): Message {
  if ('webhook' in recipient) return { kind: 'webhook', url: recipient.webhook, body: bodyOf(event, alert) };
  const { email } = recipient;
  return { kind: 'email', to: typeof email === 'string' ? [email] : email, ...mailOf(event, alert) };
}

/** `{type, timestamp, data}`, as Standard Webhooks recommend. */
function bodyOf(event: AlertEvent, { metric, when }: AlertDefinition): string {
  const { kind, at, notified: _, ...data } = event;
  return JSON.stringify({ type: `alert.${kind}`, timestamp: at, data: { ...data, metric, condition: when } });
}

function mailOf(event: AlertEvent, alert: AlertDefinition): { readonly subject: string; readonly text: string } {
  const title = localize(alert.title, ['en'], alert.name);
  const place = Object.entries(event.dimensions).map(([name, member]) => `${name}: ${show(member)}`);
  const where = place.length === 0 ? '' : ` (${place.join(', ')})`;
  const figures = Object.entries(event.observed).map(([name, value]) => `  ${name}: ${show(value)}`);
  return {
    subject: `[${HEADLINES[event.kind]}] ${title}${where}, ${event.period}`,
    text: [
      `${title}${where} is ${HEADLINES[event.kind]} in ${event.period}.`,
      '',
      `${alert.metric}: ${event.reason}.`,
      ...figures,
      '',
      `Alert ${alert.name}, version ${event.alert_version}, judged on schedule ${event.schedule} at ${event.at}.`,
    ].join('\n'),
  };
}

function show(value: CellValue): string {
  return value === null ? 'none' : String(value);
}
