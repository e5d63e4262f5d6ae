import { createHash } from 'node:crypto';
import { DomainError } from '@core/diagnostics';
import type { Audit } from '../access/audit';
import type { Caller } from '../access/caller';
import type { CurrentCatalog } from '../definitions/current-catalog';
import { guardRows } from '../definitions/guard-changes';
import type { IdSource } from '../ports/id-source';
import type { Limits } from '../ports/limits';
import type { NewRun, RunError, RunStore } from '../ports/run-store';
import type { UploadFolder } from '../ports/upload-folder';
import type { StagedUpload } from '../ports/staged-upload';
import type { AcceptRun } from '../runs/accept-run';
import { findUploadDataset } from './find-upload-dataset';

export interface UploadCommand extends Pick<StagedUpload, 'mode' | 'media' | 'charset'> {
  readonly dataset: string;
  /** The rows as they come, unpacked. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Of the sender's choice: the same rows with the same key are one upload, however often they are sent. */
  readonly key?: string;
  readonly caller: Caller;
}

/** Takes rows in: receives them whole, then hands a run to the queue that checks and loads them. */
export class AcceptUpload {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly folder: UploadFolder,
    private readonly accept: AcceptRun,
    private readonly runs: RunStore,
    private readonly ids: IdSource,
    private readonly audit: Audit,
    private readonly limits: Pick<Limits, 'upload_bytes'>,
  ) {}

  /**
   * Throws, before anything is received, `definition.not_found`, `upload.not_uploaded` and `access.dataset_guarded`; then `limit.upload_size`,
   * `request.body_missing`, `request.key_reused`, and what `AcceptRun` throws. Nothing of a refused body is kept.
   */
  async execute({ dataset, body, key, caller, ...form }: UploadCommand): Promise<Pick<NewRun, 'id'>> {
    const snapshot = await this.current.read();
    findUploadDataset(snapshot, dataset);
    guardRows(dataset, caller, snapshot);
    const staged = this.ids.nextId();
    const received = await this.folder.stage(staged, body, this.limits.upload_bytes);
    const upload: StagedUpload = { staged, ...form, ...received };
    try {
      if (received.bytes === 0) throw DomainError.of('request.body_missing', { types: [form.media] });
      const run = await this.begin({ dataset, upload, key, caller });
      if (!isOf(run, staged)) await this.folder.discard(staged);
      return run;
    } catch (error) {
      await this.folder.discard(staged);
      throw error;
    }
  }

  /** The run of this upload: of the one that was made with the same key before, unless the rows are not what failed it. */
  private async begin(asked: AskedUpload): Promise<NewRun> {
    if (asked.key === undefined) return this.start(asked, this.ids.nextId());
    for (let turn = 0; ; turn += 1) {
      const id = idOf(asked, asked.key, turn);
      const known = await this.runs.get(id);
      if (known?.error !== undefined && isWorthAnother(known.error)) continue;
      if (known !== undefined) return sameOrRefuse(known, asked, asked.key);
      return this.start(asked, id).catch(async (error: unknown) => {
        const other = await this.runs.get(id); // one that came at the same moment
        if (other === undefined) throw error;
        return sameOrRefuse(other, asked, asked.key ?? '');
      });
    }
  }

  private async start({ dataset, upload, caller }: AskedUpload, id: string): Promise<NewRun> {
    const task = { kind: 'upload', dataset, upload } as const;
    const run = await this.accept.execute({ id, task, caller, lane: 'low' }); // it may take long: queries go first
    const { mode, bytes, sha256 } = upload;
    await this.audit.note(caller, 'dataset.upload', dataset, { run: id, mode, bytes, sha256 });
    return run;
  }
}

interface AskedUpload {
  readonly dataset: string;
  readonly upload: StagedUpload;
  readonly key: string | undefined;
  readonly caller: Caller;
}

/** Whether the rows are not to blame for it. */
function isWorthAnother({ status, code }: RunError): boolean {
  return status >= 500 || code === 'upload.overtaken';
}

function isOf({ task }: NewRun, staged: string): boolean {
  return task.kind === 'upload' && task.upload.staged === staged;
}

function sameOrRefuse(known: NewRun, { upload }: AskedUpload, key: string): NewRun {
  const { task } = known;
  const before = task.kind === 'upload' ? task.upload : undefined;
  const isSame =
    before?.sha256 === upload.sha256 &&
    before.mode === upload.mode &&
    before.media === upload.media &&
    before.charset === upload.charset;
  if (!isSame) throw DomainError.of('request.key_reused', { key });
  return known;
}

/**
 * The id of the run of a keyed upload follows from the key: whoever sends it again finds the run, whatever became of the answer.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-5.8
 */
function idOf({ dataset, caller }: AskedUpload, key: string, turn: number): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([caller.id, dataset, key, turn]))
    .digest();
  hash.writeUInt8(0x80 | (hash.readUInt8(6) & 0x0f), 6);
  hash.writeUInt8(0x80 | (hash.readUInt8(8) & 0x3f), 8);
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
