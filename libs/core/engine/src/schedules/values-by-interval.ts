import type { CellValue } from '@core/definition';
import { rowsByInterval } from '@core/result';
import { parseMetricName } from '../definitions/dependencies';
import type { IntervalBounds } from '../ports/interval-ledger';
import type { Run } from '../ports/run-store';
import type { SnapshotValue } from '../ports/snapshot-store';

type Row = readonly CellValue[];

/** One value per metric and row, by the start of the interval; intervals without rows are not there. */
export async function valuesByInterval(
  run: Run,
  parts: AsyncIterable<readonly Row[]>,
  intervals: readonly IntervalBounds[],
): Promise<ReadonlyMap<string, readonly SnapshotValue[]>> {
  if (run.task.kind !== 'query') return new Map();
  const { request, sparse } = run.task;
  const rows: Row[] = [];
  for await (const part of parts) rows.push(...part);
  const columns = (run.outcome?.columns ?? []).map(({ name }) => name);
  const [only] = intervals;
  const byInterval =
    sparse === true
      ? rowsByInterval(rows, request.timezone ?? 'UTC')
      : new Map(only === undefined ? [] : [[only.start, rows]]);
  const toValues = valueReader(run, request.metrics, sparse === true ? columns.slice(1) : columns);
  return new Map([...byInterval].map(([start, own]) => [start, own.flatMap(toValues)]));
}

/** Reads the values of a row: columns that are neither a metric's nor its target's are dimensions. */
function valueReader(run: Run, metrics: readonly string[], columns: readonly string[]) {
  const measured = metrics.map((label) => {
    const { name, version } = parseMetricName(label);
    const metric_version = version ?? run.outcome?.used.definitions[name] ?? 0;
    const [value, target] = [columns.indexOf(label), columns.indexOf(`${label}.target`)];
    const is_double = run.outcome?.columns.find((column) => column.name === label)?.type === 'number';
    return { metric: name, metric_version, value, target, is_double };
  });
  const taken = new Set(measured.flatMap(({ value, target }) => [value, target]));
  const dimensions = columns.map((name, place) => ({ name, place })).filter(({ place }) => !taken.has(place));
  return (row: Row): readonly SnapshotValue[] => {
    const members = Object.fromEntries(dimensions.map(({ name, place }) => [name, row[place] ?? null]));
    return measured.map(({ value, target, ...measure }) => ({
      ...measure,
      dimensions: members,
      value: row[value] ?? null,
      target: row[target] ?? null,
    }));
  };
}
