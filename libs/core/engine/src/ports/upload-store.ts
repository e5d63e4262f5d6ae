import type { Page, PageOf } from './page';
import type { Run, RunOutcome } from './run-store';
import type { UploadMode } from './staged-upload';

/** One state of the rows of a dataset that are uploaded. States are added, never changed; the newest is current. */
export interface DatasetUpload {
  readonly dataset: string;
  /** Counts from 1, over removals too. */
  readonly version: number;
  /** `remove`: the dataset was removed, and its rows with it. */
  readonly mode: UploadMode | 'remove';
  /** Below the folder of uploads; absent where there are no rows any more. */
  readonly file?: string;
  /** All rows of this state. */
  readonly row_count: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Bytes that were received. */
  readonly bytes: number;
  /** The run that loaded it; absent for a removal. */
  readonly run_id?: string;
  readonly uploaded_at: string;
  readonly uploaded_by: string;
}

/** What was uploaded of all time, by dataset. */
export interface UploadTotals {
  readonly dataset: string;
  readonly accepted: number;
  readonly rejected: number;
  readonly bytes: number;
}

/** Which rows a dataset has that are uploaded. The removal of a dataset, a commit of `DefinitionStore`, adds a state without rows. */
export abstract class UploadStore {
  /** The newest state; undefined where none was ever made. One cheap query. */
  abstract current(dataset: string): Promise<DatasetUpload | undefined>;
  /** Newest first. */
  abstract list(dataset: string, page: Page): Promise<PageOf<DatasetUpload>>;
  /**
   * Makes a state the newest and ends the run that loaded it, in one commit. `overtaken`: another state has its version already;
   * `lost`: the run was cancelled, or the attempt is not its newest. Nothing is changed then.
   */
  abstract commit(
    upload: DatasetUpload,
    run: Pick<Run, 'id' | 'attempt'>,
    outcome: RunOutcome,
  ): Promise<'committed' | 'overtaken' | 'lost'>;
  /** Files of states that are current, or were at a moment. */
  abstract filesSince(moment: string): Promise<readonly string[]>;
  /** What of staged uploads belongs to runs that are not finished. */
  abstract awaited(): Promise<readonly string[]>;
  abstract totals(): Promise<readonly UploadTotals[]>;
  /** By dataset: rows that did not fit, in uploads accepted since a moment that were refused for them. */
  abstract refusedRows(since: string): Promise<Readonly<Record<string, number>>>;
}
