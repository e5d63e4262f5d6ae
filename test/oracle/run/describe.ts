import { documentsOf, requestBody } from '../generate/case';
import type { Difference } from './compare';
import type { Scene } from './engine';

/** A scene in words that a person can run again: documents, rows, request, and both answers where they part. */
export function describeScene({ world, request }: Scene, found: readonly Difference[]): string {
  const { datasets, metrics, calendars } = documentsOf(world, () => true);
  const lines = [
    ...datasets.map((dataset) => `dataset  ${JSON.stringify(dataset)}`),
    ...calendars.map((calendar) => `calendar ${JSON.stringify(calendar)}`),
    ...Object.entries(world.rows).flatMap(([name, rows]) =>
      rows.map((row) => `row      ${name} ${JSON.stringify(row)}`),
    ),
    ...metrics.map((metric) => `metric   ${JSON.stringify(metric)}`),
    `request  ${JSON.stringify(requestBody(request))}`,
    ...found
      .slice(0, 6)
      .map(
        ({ what, column, names, oracle, engine }) =>
          `${what.padEnd(8)} ${column} at ${JSON.stringify(names)}: oracle ${JSON.stringify(oracle)}, engine ${JSON.stringify(engine)}`,
      ),
  ];
  return lines.join('\n');
}
