import type { ReportDefinition, ScheduleDefinition } from '@core/definition';
import { digestOf } from '../digest';

/** One of those who are sent what a schedule computes. */
export interface Recipient {
  /** Stays the same while the schedule's entry says the same, wherever it stands in the list. */
  readonly key: string;
  readonly report: ReportDefinition;
}

export function recipientsOf({ deliver = [] }: ScheduleDefinition): readonly Recipient[] {
  return deliver.map((report) => ({ key: digestOf(report), report }));
}
