import { diffDefinitions, type Difference } from '@core/engine';
import type { ResultComparison } from '@core/result';
import { Command, Option } from 'commander';
import { callApi, withServer, type ServerOptions } from '../api-client';
import { awaitRun } from '../await-run';
import { toRequest, withQuestion, type QueryOptions } from '../query-options';
import { renderTable, type Table } from '../render-table';
import { readSide, type Side } from './compared-pair';
import { renderDifferences } from './render-differences';

type Options = ServerOptions &
  QueryOptions & { readonly format: 'table' | 'json' | 'csv'; readonly changed?: boolean; readonly text?: boolean };

type Compared = Table & { readonly comparison: ResultComparison };
type Pair = readonly [old: Extract<Side, { kind: 'version' }>, other: Side];

const accept = { table: 'application/json', json: 'application/json', csv: 'text/csv' } as const;

/** `formulary diff <old> <new>`: what differs between two versions of a metric, in its definition and in its numbers. */
export function diffCommand(): Command {
  const command = new Command('diff')
    .description('compare two versions of a metric, by text and by numbers')
    .argument('<old>', 'name@version, or a name for the version in force')
    .argument('<new>', 'name@version, or a file with a definition that is not saved');
  return withServer(withQuestion(command))
    .option('--changed', 'only rows that differ')
    .option('--text', 'only the definitions, no numbers')
    .addOption(new Option('--format <format>', 'form of the numbers').choices(Object.keys(accept)).default('table'))
    .action(async (first: string, second: string, options: Options) => {
      const old = await readSide(first, options);
      if (old.kind === 'file') return command.error('error: the first of the two is a stored version');
      const pair: Pair = [old, await readSide(second, options, old.name)];
      if (options.format === 'table') process.stdout.write(renderDifferences(await readDifferences(pair, options)));
      if (options.text !== true) process.stdout.write(await readNumbers(pair, options));
    });
}

async function readDifferences([old, other]: Pair, server: ServerOptions): Promise<readonly Difference[]> {
  const base = `/v1/metrics/${encodeURIComponent(old.name)}/versions/${old.version}`;
  if (other.kind === 'version') {
    const response = await callApi(server, { path: `${base}/diff/${other.version}` });
    return ((await response.json()) as { readonly differences: readonly Difference[] }).differences;
  }
  const response = await callApi(server, { path: base });
  const { definition } = (await response.json()) as { readonly definition: unknown };
  return diffDefinitions(definition, other.definition);
}

async function readNumbers([old, other]: Pair, options: Options): Promise<string> {
  const base = `/v1/metrics/${encodeURIComponent(old.name)}/versions/${old.version}/compare`;
  const query = toRequest({}, options);
  const id =
    other.kind === 'version'
      ? await awaitRun(options, query, `${base}/${other.version}`)
      : await awaitRun(options, { definition: other.definition, query }, base);
  const headers = { accept: accept[options.format] };
  const response = await callApi(options, { path: `/v1/runs/${id}/result`, headers });
  const text = await response.text();
  if (options.format !== 'table') return text.endsWith('\n') ? text : `${text}\n`;
  return renderNumbers(JSON.parse(text) as Compared, options.changed === true);
}

function renderNumbers(compared: Compared, changedOnly: boolean): string {
  const differs = ({ old, new: now, difference }: Table['rows'][number]) =>
    difference === null ? old !== now : Number(difference) !== 0;
  const rows = changedOnly ? compared.rows.filter(differs) : compared.rows;
  const { rows: all, equal, changed, only_in_old, only_in_new } = compared.comparison;
  const counts = `${all} rows: ${equal} equal, ${changed} changed, ${only_in_old} only in old, ${only_in_new} only in new`;
  return `\n${renderTable({ ...compared, rows })}${counts}\n`;
}
