import type { AlertDefinition } from '@core/definition';
import { laterBy } from '@core/schedule';
import type { MemberEvent, MemberState } from './member-state';

/** How a member stands at its newest interval, and why. */
export interface Finding {
  readonly state: MemberState['state'];
  readonly reason: string;
}

interface Circumstances {
  readonly alert: Pick<AlertDefinition, 'on_recover' | 'renotify_after'>;
  /** Of the judged interval. */
  readonly interval_end: string;
  readonly at: string;
}

interface Step {
  readonly state: MemberState;
  readonly event?: MemberEvent;
}

/** What a finding does to the state of a member: an event for each change, and one when it is time to tell again. */
export function changeState(finding: Finding, previous: MemberState | undefined, now: Circumstances): Step {
  if (previous?.state === finding.state) return remain(finding, previous, now);
  const event = changeEvent(finding, previous, now.alert);
  const state = { state: finding.state, since: now.interval_end, ...notifiedAt(event, previous, now.at) };
  return event ? { state, event } : { state };
}

/** Firing that goes on is told again after a while; nothing else happens to a state that stays. */
function remain({ reason }: Finding, previous: MemberState, { alert, at }: Circumstances): Step {
  if (previous.state !== 'firing' || !isDue(previous, alert.renotify_after, at)) return { state: previous };
  return { state: { ...previous, notified_at: at }, event: { kind: 'renotified', notify: true, reason } };
}

/** A day is 24 hours here: nobody is told by the calendar. */
function isDue({ notified_at }: MemberState, renotify_after: string | undefined, at: string): boolean {
  if (renotify_after === undefined) return false;
  return notified_at === undefined || Date.parse(at) >= Date.parse(laterBy(notified_at, renotify_after, 'UTC'));
}

function changeEvent(
  { state, reason }: Finding,
  previous: MemberState | undefined,
  { on_recover = true }: Circumstances['alert'],
): MemberEvent | undefined {
  switch (state) {
    case 'firing':
      return { kind: 'fired', notify: true, reason };
    case 'ok':
      if (previous === undefined) return undefined;
      if (wasTold(previous)) return { kind: 'recovered', notify: on_recover, reason };
      return { kind: 'ok', notify: false, reason };
    default:
      return { kind: state, notify: previous?.state === 'firing', reason };
  }
}

/** Whether a member fired and has not been ok since. */
function wasTold({ state, notified_at }: MemberState): boolean {
  return state === 'firing' || notified_at !== undefined;
}

/** Kept while a problem that was told of has not ended, through intervals without data as well. */
function notifiedAt(
  event: MemberEvent | undefined,
  previous: MemberState | undefined,
  at: string,
): Pick<MemberState, 'notified_at'> {
  if (event?.kind === 'recovered' || event?.kind === 'ok') return {};
  const notified_at = event?.notify === true ? at : previous?.notified_at;
  return notified_at === undefined ? {} : { notified_at };
}
