import type { MemberEvent, MemberState } from '@core/alert';
import type { CellValue } from '@core/definition';
import type { RowScope } from '../access/row-scope';
import type { IntervalBounds } from './interval-ledger';
import type { Page, PageOf } from './page';
import type { NewDelivery } from './delivery-store';

export type AlertState = MemberState['state'];
export type AlertEventKind = MemberEvent['kind'];

type Dimensions = Readonly<Record<string, CellValue>>;

/** How one dimension member of an alert stands. */
export interface AlertMember extends MemberState {
  readonly dimensions: Dimensions;
}

export interface AlertEvent {
  readonly id: string;
  readonly alert: string;
  readonly alert_version: number;
  readonly kind: AlertEventKind;
  readonly at: string;
  readonly schedule: string;
  readonly interval_start: string;
  readonly interval_end: string;
  readonly period: string;
  readonly dimensions: Dimensions;
  readonly from_state?: AlertState;
  readonly to_state: AlertState;
  /** `value`, `previous`, `target` and whatever else the condition names. */
  readonly observed: Readonly<Record<string, CellValue>>;
  readonly reason: string;
  /** Whether somebody was told. */
  readonly notified: boolean;
  /** Of the values that it was judged on; absent where there were none. */
  readonly scope?: RowScope;
}

/** How far an alert has been judged, and how its members stand. */
export interface AlertStanding {
  /** The newest interval that was judged. */
  readonly judged?: IntervalBounds;
  readonly members: readonly AlertMember[];
  /** Of the values by which the members are known. */
  readonly scope?: RowScope;
}

export interface Judgement {
  readonly alert: string;
  readonly judged: IntervalBounds;
  readonly scope?: RowScope;
  /** All members, in place of those known. */
  readonly members: readonly AlertMember[];
  readonly events: readonly AlertEvent[];
  readonly deliveries: readonly NewDelivery[];
}

/** Alerts: how they stand, and what happened. */
export abstract class AlertStore {
  abstract standing(alert: string): Promise<AlertStanding>;
  /** Standing, events and deliveries in one commit. Events and deliveries whose id is known are not written again. */
  abstract record(judgement: Judgement): Promise<void>;
  /** Newest first. */
  abstract events(alert: string, page: Page): Promise<PageOf<AlertEvent>>;
}
