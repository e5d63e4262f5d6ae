/** What becomes of the rows that are there: they go, they stay, or those with the keys of new rows make way. */
export type UploadMode = 'replace' | 'append' | 'upsert';

/** The forms in which rows are sent. */
export type UploadMedia = 'text/csv' | 'application/x-ndjson' | 'application/json' | 'application/vnd.apache.parquet';

/** Rows that were received and lie in the folder of uploads, not looked at yet. */
export interface StagedUpload {
  /** What they are called there. */
  readonly staged: string;
  readonly mode: UploadMode;
  readonly media: UploadMedia;
  /** What the sender said of a text; it counts more than what the dataset declares. */
  readonly charset?: string;
  readonly bytes: number;
  readonly sha256: string;
}
