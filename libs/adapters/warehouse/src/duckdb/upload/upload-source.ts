import type { FileFormat } from '@core/definition';
import type { StagedUpload, UploadMedia } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import type { SourceFile } from '../source/find-source-files';

/** What an upload is called in findings; the ending says what it is. */
const names: Readonly<Record<UploadMedia, string>> = {
  'text/csv': 'upload.csv',
  'application/x-ndjson': 'upload.ndjson',
  'application/json': 'upload.json',
  'application/vnd.apache.parquet': 'upload.parquet',
};

/** An upload as a file like any other. */
export function uploadFile({ media, bytes, sha256 }: StagedUpload, path: string): SourceFile {
  return { name: names[media], path, bytes, signature: sha256 };
}

/** How an upload is written: as the dataset declares it, in the character set that its sender named. */
export function uploadFormat({ definition }: CheckedDataset, { charset }: StagedUpload): FileFormat {
  const { format = {} } = definition.source;
  return charset === undefined ? format : { ...format, charset: charset as NonNullable<FileFormat['charset']> };
}
