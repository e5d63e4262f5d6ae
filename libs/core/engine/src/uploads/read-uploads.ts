import type { CurrentCatalog } from '../definitions/current-catalog';
import type { Page, PageOf } from '../ports/page';
import type { DatasetUpload, UploadStore } from '../ports/upload-store';
import { findUploadDataset } from './find-upload-dataset';

/** What was uploaded to a dataset, newest first. */
export class ReadUploads {
  constructor(
    private readonly uploads: UploadStore,
    private readonly current: CurrentCatalog,
  ) {}

  /** Throws `definition.not_found`, `upload.not_uploaded`. */
  async execute(dataset: string, page: Page): Promise<PageOf<DatasetUpload>> {
    findUploadDataset(await this.current.read(), dataset);
    return this.uploads.list(dataset, page);
  }
}
