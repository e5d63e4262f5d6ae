import type { CellValue } from '@core/definition';
import type { AlertEventKind, AlertState } from '@core/engine';
import { EntitySchema } from 'typeorm';
import { flag, instant, integer, json, oneOf, optional, primary, text } from '../columns';

const STATES = ['ok', 'firing', 'no_data', 'error'] satisfies readonly AlertState[];
const KINDS = ['fired', 'renotified', 'recovered', 'no_data', 'error', 'ok'] satisfies readonly AlertEventKind[];

type Cells = Readonly<Record<string, CellValue>>;

/** The newest interval that an alert was judged on. */
export interface AlertStandingRow {
  readonly alert: string;
  readonly judged_start: Date;
  readonly judged_end: Date;
  /** In `row_scopes`: of the values that its members are known by. */
  readonly scope_id: string | null;
}

export const alertStandings = new EntitySchema<AlertStandingRow>({
  name: 'alert_standings',
  columns: { alert: primary(text), judged_start: instant, judged_end: instant, scope_id: optional(text) },
});

export interface AlertMemberRow {
  readonly alert: string;
  readonly dimension_key: string;
  readonly dimensions: Cells;
  readonly state: AlertState;
  readonly since: Date;
  readonly notified_at: Date | null;
}

export const alertMembers = new EntitySchema<AlertMemberRow>({
  name: 'alert_members',
  columns: {
    alert: primary(text),
    dimension_key: primary(text),
    dimensions: json,
    state: text,
    since: instant,
    notified_at: optional(instant),
  },
  checks: [{ name: 'alert_members_state', expression: oneOf('state', STATES) }],
});

/** What happened to an alert; rows are only ever added. */
export interface AlertEventRow {
  readonly id: string;
  readonly alert: string;
  readonly alert_version: number;
  readonly kind: AlertEventKind;
  readonly at: Date;
  readonly schedule: string;
  readonly interval_start: Date;
  readonly interval_end: Date;
  readonly period: string;
  readonly dimensions: Cells;
  readonly from_state: AlertState | null;
  readonly to_state: AlertState;
  readonly observed: Cells;
  readonly reason: string;
  readonly notified: boolean;
  /** In `row_scopes`: of the values that it was judged on. */
  readonly scope_id: string | null;
}

export const alertEvents = new EntitySchema<AlertEventRow>({
  name: 'alert_events',
  columns: {
    id: primary(text),
    alert: text,
    alert_version: integer,
    kind: text,
    at: instant,
    schedule: text,
    interval_start: instant,
    interval_end: instant,
    period: text,
    dimensions: json,
    from_state: optional(text),
    to_state: text,
    observed: json,
    reason: text,
    notified: flag,
    scope_id: optional(text),
  },
  indices: [{ name: 'alert_events_of_alert', columns: ['alert', 'at', 'id'] }],
  checks: [
    { name: 'alert_events_kind', expression: oneOf('kind', KINDS) },
    { name: 'alert_events_to', expression: oneOf('to_state', STATES) },
  ],
});
