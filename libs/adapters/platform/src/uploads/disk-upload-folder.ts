import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UploadFolder, type ReceivedBody } from '@core/engine';
import { receiveBody } from './receive-body';

const STAGING = 'staging';

/** Uploads in a folder of this disk, or of one that several hosts mount: `staging/<name>`, and `<dataset>/<file>` for loaded ones. */
export class DiskUploadFolder extends UploadFolder {
  constructor(private readonly root: string) {
    super();
  }

  override async stage(name: string, body: AsyncIterable<Uint8Array>, limit_bytes: number): Promise<ReceivedBody> {
    return receiveBody(this.staged(name), body, limit_bytes);
  }

  override async sizeOf(name: string): Promise<number | undefined> {
    const found = await stat(this.staged(name)).catch(() => undefined);
    return found?.size;
  }

  override async discard(name: string): Promise<void> {
    const names = await readdir(join(this.root, STAGING)).catch(() => []);
    const own = names.filter((found) => found === name || found.startsWith(`${name}-`));
    for (const found of own) await rm(this.staged(found), { recursive: true, force: true });
  }

  override async sweep(
    before: string,
    { staged, files }: { readonly staged: readonly string[]; readonly files: readonly string[] },
  ): Promise<number> {
    const keep = new Set([...staged.map((name) => join(STAGING, name)), ...files]);
    const limit = Date.parse(before);
    let gone = 0;
    for (const folder of await foldersIn(this.root)) {
      const names = await readdir(join(this.root, folder));
      for (const name of names)
        if (!keep.has(join(folder, name))) gone += await this.removeOld(join(folder, name), limit);
    }
    return gone;
  }

  private staged(name: string): string {
    return join(this.root, STAGING, name);
  }

  /** 1 when it went. Somebody else may have been faster. */
  private async removeOld(name: string, before: number): Promise<number> {
    const path = join(this.root, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || found.mtimeMs >= before) return 0;
    await rm(path, { recursive: true, force: true }); // what a load left is a folder
    return 1;
  }
}

async function foldersIn(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
