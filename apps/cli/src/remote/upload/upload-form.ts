import { InvalidArgumentError } from 'commander';

const mediaByEnding: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
};

/** The headers that say what a file is: by its name, and what is said of its character set. */
export function uploadForm(file: string, charset?: string): Readonly<Record<string, string>> {
  const [, ending = '', packed] = /\.([^.]+?)(\.gz)?$/i.exec(file) ?? [];
  const media = mediaByEnding[ending.toLowerCase()];
  if (media === undefined)
    throw new InvalidArgumentError(
      `${file} is none of ${Object.keys(mediaByEnding)
        .map((known) => `.${known}`)
        .join(', ')}, each also with .gz`,
    );
  return {
    'content-type': charset === undefined ? media : `${media}; charset=${charset}`,
    ...(packed !== undefined && { 'content-encoding': 'gzip' }),
  };
}
