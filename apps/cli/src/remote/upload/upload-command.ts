import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { DomainError } from '@core/diagnostics';
import type { UploadAnswer } from '@core/engine';
import { Command, Option } from 'commander';
import { callApi, withServer, type ServerOptions } from '../api-client';
import { followRun } from '../await-run';
import { renderUpload } from './render-upload';
import { sendFile } from './send-file';
import { uploadForm } from './upload-form';

/** How often a file is sent before a server that is away counts as gone. */
const MOST_TRIES = 3;

interface Options extends ServerOptions {
  readonly mode: string;
  readonly charset?: string;
}

/** `formulary upload <dataset> <file>`: sends rows to a dataset and waits until they are in. */
export function uploadCommand(): Command {
  const command = new Command('upload')
    .description('send the rows of a file to a dataset whose source is {upload: true}')
    .argument('<dataset>')
    .argument('<file>', '.csv, .ndjson, .jsonl, .json, each also with .gz, or .parquet')
    .addOption(
      new Option('--mode <mode>', 'what becomes of the rows that are there')
        .choices(['replace', 'append', 'upsert'])
        .default('replace'),
    )
    .option('--charset <charset>', 'of a CSV file, where it is not the one that the dataset declares');
  return withServer(command).action(async (dataset: string, file: string, options: Options) => {
    const path = `/v1/datasets/${encodeURIComponent(dataset)}/rows?mode=${options.mode}`;
    const headers = { ...uploadForm(file, options.charset), 'idempotency-key': randomUUID() };
    const id = await send(options, { path, headers, file });
    await followRun(options, id);
    const result = await callApi(options, { path: `/v1/runs/${id}/result` });
    process.stdout.write(renderUpload((await result.json()) as UploadAnswer));
  });
}

interface Sending {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly file: string;
}

/** The id of the run. The key lets a file be sent again after a connection was lost, and be one upload all the same. */
async function send(server: ServerOptions, { path, headers, file }: Sending, tries = 1): Promise<string> {
  try {
    const stream = await sendFile(file);
    const accepted = await callApi(server, { method: 'PUT', path, headers, stream });
    return ((await accepted.json()) as { readonly id: string }).id;
  } catch (error) {
    const isAway = error instanceof DomainError && error.code === 'service.unavailable';
    if (!isAway || tries >= MOST_TRIES) throw error;
    await setTimeout(1_000 * tries);
    return send(server, { path, headers, file }, tries + 1);
  }
}
