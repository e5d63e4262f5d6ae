import type { DatasetPreview } from '@core/engine';
import { Command } from 'commander';
import { callApi, withServer, type ServerOptions } from './api-client';
import { followRun } from './await-run';
import { renderTable } from './render-table';

type Options = ServerOptions & { readonly limit: string; readonly format: 'table' | 'json' };

/** What the fields hold, as a table of their own. */
const statistics = ['field', 'type', 'nulls', 'distinct', 'min', 'max'].map((name) => ({
  name,
  type: name === 'nulls' || name === 'distinct' ? 'integer' : 'text',
}));

/** `formulary preview <dataset>`: the first rows of a dataset, and what its fields hold. */
export function previewCommand(): Command {
  const command = new Command('preview')
    .description('show the first rows of a dataset, and what its fields hold')
    .argument('<dataset>')
    .option('--limit <rows>', 'most rows', '10')
    .option('--format <format>', 'table or json', 'table');
  return withServer(command).action(async (dataset: string, options: Options) => {
    const path = `/v1/datasets/${encodeURIComponent(dataset)}/preview?limit=${encodeURIComponent(options.limit)}`;
    const answer = await callApi(options, { path, headers: { prefer: 'wait=30' } });
    const preview = (answer.status === 202 ? await afterRun(options, answer) : await answer.json()) as DatasetPreview;
    process.stdout.write(options.format === 'json' ? `${JSON.stringify(preview, null, 2)}\n` : renderPreview(preview));
  });
}

async function afterRun(server: ServerOptions, answer: Response): Promise<unknown> {
  const { id } = (await answer.json()) as { readonly id: string };
  await followRun(server, id);
  return (await callApi(server, { path: `/v1/runs/${id}/result` })).json();
}

function renderPreview({ dataset, columns, rows, row_count }: DatasetPreview): string {
  const fields = columns.map(({ name: field, type, nulls, distinct, min, max }) => {
    return { field, type, nulls, distinct, min, max };
  });
  const shown = `${rows.length} of ${row_count.toLocaleString('en-US')} rows of ${dataset}`;
  return [renderTable({ columns, rows }), `${shown}\n\n`, renderTable({ columns: statistics, rows: fields })].join('');
}
