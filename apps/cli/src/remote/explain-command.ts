import { Command } from 'commander';
import { callApi, withServer, type ServerOptions } from './api-client';
import { awaitRun } from './await-run';
import { readPairs, toRequest, withQuery, type QueryOptions } from './query-options';
import { renderExplanation, type Explained } from './render-explanation';

type Options = ServerOptions & QueryOptions & { readonly at?: readonly string[] };

/** `formulary explain <metrics…>`: shows how a row of a result came about. */
export function explainCommand(): Command {
  const command = new Command('explain')
    .description('show how a number came about: the value of each part, and the SQL')
    .argument('<metrics...>');
  return withServer(withQuery(command))
    .option('--at <name=value...>', 'the row: period=2017-05 and dimensions; the first one when absent')
    .action(async (metrics: readonly string[], options: Options) => {
      const at = readPairs(options.at);
      const id = await awaitRun(options, toRequest({ metrics }, options));
      const response = await callApi(options, {
        method: 'POST',
        path: `/v1/runs/${id}/explain`,
        body: { at },
        headers: { prefer: 'wait=30' },
      });
      process.stdout.write(renderExplanation((await response.json()) as Explained, at === undefined));
    });
}
