import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const DAY_MS = 86_400_000;

/** Midnight of the n-th day, from 0. */
export function dayAt(n: number): string {
  return new Date(Date.parse('2024-03-01T00:00:00Z') + n * DAY_MS).toISOString();
}

/**
 * A CSV of days with an amount: on the n-th day `amounts[n]`, in one row. `amount_two_days` is that of the day and the one before; its
 * window goes by the end of the interval, so that each day has a run of its own.
 */
export async function writeDays(folder: string, amounts: readonly number[], schedules: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const lines = amounts.map((amount, n) => `d${n},${dayAt(n).slice(0, 10)},${amount}`);
  await writeFile(join(folder, 'days.csv'), ['id,day,amount', ...lines, ''].join('\n'));
  await writeFile(join(folder, 'days.yaml'), [DEFINITIONS, schedules].join('---\n'));
}

const DEFINITIONS = `
kind: dataset
name: days
source: {file: days.csv}
primary_key: [id]
time: day
fields:
  - {name: id, type: text}
  - {name: day, type: date}
  - {name: amount, type: integer}
---
kind: metric
name: amount
dataset: days
formula: sum(amount)
---
kind: metric
name: amount_two_days
dataset: days
formula: sum(amount).between(as_of - 2 days, as_of)
`;
