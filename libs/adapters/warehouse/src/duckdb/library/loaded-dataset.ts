import type { DataVersion } from '@core/engine';
import type { DatasetFile, DatasetFiles } from './dataset-files';
import type { HeldDataset } from './dataset-source';

/** A dataset file, for as long as it is current or somebody still reads it. */
export class LoadedDataset {
  #holders = 0;
  #state: 'current' | 'retired' | 'gone' = 'current';
  #isBroken = false;

  constructor(
    private readonly files: DatasetFiles,
    readonly file: DatasetFile,
  ) {}

  get data(): DataVersion {
    return this.file.data;
  }

  get isCurrent(): boolean {
    return this.#state === 'current';
  }

  get isGone(): boolean {
    return this.#state === 'gone';
  }

  /** Whether somebody could not read the file. */
  get isRefused(): boolean {
    return this.#isBroken;
  }

  /** Keeps the file for somebody; undefined when nobody new may have it. */
  hold(): HeldDataset | undefined {
    if (!this.isCurrent) return undefined;
    this.#holders += 1;
    let isHeld = true;
    return {
      file: this.file.path,
      data: this.data,
      release: async (isBroken = false) => {
        if (!isHeld) return;
        isHeld = false;
        this.#holders -= 1;
        this.#isBroken ||= isBroken;
        await (isBroken ? this.retire() : this.removeIfUnused());
      },
    };
  }

  /** Nobody new may have it, and when nobody reads it the file goes. */
  async retire(): Promise<void> {
    if (this.isCurrent) this.#state = 'retired';
    await this.removeIfUnused();
  }

  /** Makes it current again where its file is still there and sound; answers whether it is. */
  revive(): boolean {
    if (this.#state === 'retired' && !this.#isBroken) this.#state = 'current';
    return this.isCurrent;
  }

  private async removeIfUnused(): Promise<void> {
    if (this.isCurrent || this.isGone || this.#holders > 0) return;
    this.#state = 'gone';
    await this.files.remove(this.file);
  }
}
