import type { AlertDefinition, CellValue } from '@core/definition';
import type { AlertCondition } from '../condition/condition';
import { observationKey, type Observation } from '../condition/observation';
import { valueOf, type AlertPoint } from '../history/alert-point';
import { viewLast, type View } from '../history/observe';
import { changeState, type Finding } from './change-state';
import type { MemberEvent, MemberState } from './member-state';

/** One member at one interval, which is the last point. */
export interface MemberQuestion {
  readonly alert: Pick<AlertDefinition, 'for' | 'min_history' | 'on_recover' | 'renotify_after'>;
  readonly condition: AlertCondition;
  /** Oldest first, without holes; those that there are not yet count as missing. `pointsNeeded` says how many are looked at. */
  readonly points: readonly AlertPoint[];
  /** Absent for a member that is seen for the first time. */
  readonly previous?: MemberState | undefined;
  /** When it is judged: an instant. */
  readonly at: string;
}

export interface MemberJudgement {
  readonly state: MemberState;
  /** `value`, `previous`, `target` and whatever else the condition names, at the judged interval. */
  readonly observed: Readonly<Record<string, CellValue>>;
  /** Absent where nothing changed and nobody is to be told again. */
  readonly event?: MemberEvent;
}

const ALWAYS_OBSERVED: readonly Observation[] = [{ name: 'value' }, { name: 'previous' }, { name: 'target' }];

/** How a member stands after its newest interval, and what happened thereby. */
export function judgeMember({ alert, condition, points, previous, at }: MemberQuestion): MemberJudgement {
  const inRow = previous?.state === 'firing' ? 1 : (alert.for ?? 1);
  const view = viewLast(inRow, { points, min_history: alert.min_history });
  const finding = find(condition, points.slice(-inRow), { inRow, view });
  const observed: Record<string, CellValue> = {};
  for (const observation of [...ALWAYS_OBSERVED, ...condition.observations]) {
    observed[observationKey(observation)] = view.newest(observation);
  }
  return {
    ...changeState(finding, previous, { alert, interval_end: points.at(-1)?.interval_end ?? at, at }),
    observed,
  };
}

const WITHHELD = 'the values are made of rows that whoever saved the alert may not read';

interface Row {
  /** Intervals in a row in which the condition must hold. */
  readonly inRow: number;
  readonly view: View;
}

function find(condition: AlertCondition, asked: readonly AlertPoint[], { inRow, view }: Row): Finding {
  const newest = asked.at(-1);
  if (newest?.status === 'failed') return { state: 'error', reason: 'the interval could not be computed' };
  if (newest?.status === 'withheld') return { state: 'error', reason: WITHHELD };
  if (newest?.status !== 'present') return { state: 'no_data', reason: 'there is nothing for the interval' };
  if (valueOf(newest) === null) {
    return { state: 'no_data', reason: newest.value === null ? 'the value is null' : 'the value is not a number' };
  }
  const answers = view.answers(condition.expression);
  const holding = asked.filter((point, index) => valueOf(point) !== null && answers[index] === true);
  return holding.length === inRow ? firing(condition, inRow) : calm(condition, answers.at(-1), inRow);
}

function firing({ text }: AlertCondition, inRow: number): Finding {
  const reason = inRow === 1 ? 'holds' : `holds for ${inRow} intervals in a row`;
  return { state: 'firing', reason: `${inShort(text)} ${reason}` };
}

function calm({ text }: AlertCondition, answer: CellValue | undefined, inRow: number): Finding {
  const isOpen = answer === null || answer === undefined;
  const otherwise = isOpen ? 'cannot be told, for something that it names is null' : 'does not hold';
  const reason = answer === true ? `holds for less than ${inRow} intervals in a row` : otherwise;
  return { state: 'ok', reason: `${inShort(text)} ${reason}` };
}

/** On one line, and not longer than a subject can be. */
function inShort(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}

const longestQuote = 120;
