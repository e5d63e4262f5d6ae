import type { DatasetUpload } from '@core/engine';
import { EntitySchema } from 'typeorm';
import { instant, integer, oneOf, optional, primary, text } from '../columns';

const MODES = ['replace', 'append', 'upsert', 'remove'] satisfies readonly DatasetUpload['mode'][];

/** `bigint` comes as text. */
export interface UploadRow {
  readonly dataset: string;
  readonly version: number;
  readonly mode: DatasetUpload['mode'];
  readonly file: string | null;
  readonly row_count: string;
  readonly accepted: string;
  readonly rejected: string;
  readonly bytes: string;
  readonly run_id: string | null;
  readonly uploaded_at: Date;
  readonly uploaded_by: string;
}

const count = { type: 'bigint' } as const;

export const datasetUploads = new EntitySchema<UploadRow>({
  name: 'dataset_uploads',
  columns: {
    dataset: primary(text),
    version: primary(integer),
    mode: text,
    file: optional(text),
    row_count: count,
    accepted: count,
    rejected: count,
    bytes: count,
    run_id: optional(text),
    uploaded_at: instant,
    uploaded_by: text,
  },
  indices: [{ name: 'dataset_uploads_run', columns: ['run_id'], unique: true, where: 'run_id IS NOT NULL' }],
  checks: [
    { name: 'dataset_uploads_version', expression: 'version >= 1' },
    { name: 'dataset_uploads_mode', expression: oneOf('mode', MODES) },
    { name: 'dataset_uploads_rows', expression: `(mode = 'remove') = (file IS NULL AND run_id IS NULL)` },
  ],
});
