import type { CellValue } from '@core/definition';
import { Command } from 'commander';
import { callApi, withServer, type ServerOptions } from './api-client';
import { renderTable } from './render-table';
import { tellOfSeries, type SeriesNotes } from './tell-of-series';

interface Series extends SeriesNotes {
  readonly items: readonly {
    readonly schedule: string;
    readonly period: string;
    readonly dimensions: Readonly<Record<string, CellValue>>;
    readonly value: CellValue;
    readonly revision: number;
  }[];
}

type Options = ServerOptions & {
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly schedule?: string;
};

/** `formulary snapshots <metric>`: the stored values of a metric as a series, and what is not as it should be about them. */
export function snapshotsCommand(): Command {
  return withServer(new Command('snapshots').description('read the stored values of a metric').argument('<metric>'))
    .option('--from <date>', 'first interval')
    .option('--to <date>', 'end, exclusive')
    .option('--as-of <instant>', 'what was known then')
    .option('--schedule <name>', 'only what this schedule stored')
    .action(async (metric: string, options: Options) => {
      const query = new URLSearchParams();
      const { from, to, asOf, schedule } = options;
      for (const [name, value] of Object.entries({ from, to, as_of: asOf, schedule }))
        if (value !== undefined) query.set(name, value);
      const response = await callApi(options, {
        path: `/v1/metrics/${encodeURIComponent(metric)}/snapshots?${query.toString()}`,
      });
      const { items, ...notes } = (await response.json()) as Series;
      const members = [...new Set(items.flatMap(({ dimensions }) => Object.keys(dimensions)))];
      // Schedules cut time and divide values differently: rows of several are told apart.
      const isOfSeveral = new Set(items.map((item) => item.schedule)).size > 1;
      const columns = [
        ...[...(isOfSeveral ? ['schedule'] : []), 'period', ...members].map((name) => ({ name, type: 'text' })),
        { name: 'value', type: 'number' },
        { name: 'revision', type: 'integer' },
      ];
      process.stdout.write(
        renderTable({ columns, rows: items.map(({ dimensions, ...item }) => ({ ...item, ...dimensions })) }),
      );
      for (const line of tellOfSeries(notes)) console.error(line);
    });
}
