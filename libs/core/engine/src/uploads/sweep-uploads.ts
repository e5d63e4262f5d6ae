import type { Clock } from '../ports/clock';
import type { UploadFolder } from '../ports/upload-folder';
import type { UploadStore } from '../ports/upload-store';

const EVERY_MS = 10 * 60_000;
/** How long files stay that nothing needs any more: somebody may still be reading them. */
const KEPT_MS = 24 * 3_600_000;

/** Removes what uploads left behind: rows that were replaced, bodies whose runs are over, files that a crash left half done. */
export class SweepUploads {
  #swept_at = -Infinity;

  constructor(
    private readonly uploads: UploadStore,
    private readonly folder: UploadFolder,
    private readonly clock: Clock,
  ) {}

  /** Answers how many files went; looks only now and then. */
  async execute(): Promise<number> {
    const now = this.clock.now().getTime();
    if (now - this.#swept_at < EVERY_MS) return 0;
    this.#swept_at = now;
    const before = new Date(now - KEPT_MS).toISOString();
    const staged = await this.uploads.awaited();
    return this.folder.sweep(before, { staged, files: await this.uploads.filesSince(before) });
  }
}
