import { createHash } from 'node:crypto';
import type { ReportDefinition, ScheduleDefinition } from '@core/definition';

/** One of those who are sent what a schedule computes. */
export interface Recipient {
  /** Stays the same while the schedule's entry says the same, wherever it stands in the list. */
  readonly key: string;
  readonly report: ReportDefinition;
}

export function recipientsOf({ deliver = [] }: ScheduleDefinition): readonly Recipient[] {
  return deliver.map((report) => ({ key: keyOf(report), report }));
}

function keyOf(report: ReportDefinition): string {
  const entries = Object.entries(report).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url');
}
