import { Command, Option } from 'commander';
import { callApi, withServer, type ServerOptions } from './api-client';
import { awaitRun } from './await-run';
import { toRequest, withQuery, type QueryOptions } from './query-options';
import { renderTable, type Table } from './render-table';

const accept = {
  table: 'application/json',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
} as const;

type Options = ServerOptions & QueryOptions & { readonly format: keyof typeof accept; readonly scorecard?: string };

/** `formulary run <metrics…>`: runs published metrics on a server and prints the result. */
export function runCommand(): Command {
  const command = new Command('run')
    .description('run published metrics on a server')
    .argument('[metrics...]', 'names, or name@version')
    .option('--scorecard <name>', 'the metrics of a scorecard, with its query where no option says otherwise');
  return withServer(withQuery(command))
    .addOption(new Option('--format <format>', 'form of the result').choices(Object.keys(accept)).default('table'))
    .action(async (metrics: readonly string[], options: Options) => {
      const { scorecard } = options;
      if ((metrics.length === 0) === (scorecard === undefined))
        command.error('error: either metrics or --scorecard is expected');
      const id = await awaitRun(options, toRequest(scorecard === undefined ? { metrics } : { scorecard }, options));
      const response = await callApi(options, {
        path: `/v1/runs/${id}/result`,
        headers: { accept: accept[options.format] },
      });
      const text = await response.text();
      process.stdout.write(
        options.format === 'table' ? renderTable(JSON.parse(text) as Table) : text.endsWith('\n') ? text : `${text}\n`,
      );
    });
}
