import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { realFolder } from '../duckdb/source/real-folder';
import type { ReadRows } from './connection-reader';

/** The rows of a source as they were last read. */
export interface Extract {
  readonly path: string;
  readonly bytes: number;
  readonly content: string;
  readonly read_at: string;
}

interface Label extends ReadRows {
  readonly read_at: string;
}

/** After that time nobody reads an extract that was replaced, and no reading of it is under way. */
const idleAfter_ms = 3_600_000;

/**
 * Extracts below one folder: `<dataset>/<key>-<content>.rows`, the newest of each key named by `<key>.json`. Both come by a rename when they
 * are whole; several workers may keep theirs here.
 */
export class ExtractFolder {
  constructor(private readonly folder: string) {}

  /** The newest one of a key; undefined where there is none, or its file is gone. */
  async newest(dataset: string, key: string): Promise<Extract | undefined> {
    const label = await readLabel(join(this.folder, dataset, `${key}.json`));
    if (label === undefined) return undefined;
    const { bytes, content, read_at } = label;
    const path = join(await realFolder(this.folder), dataset, fileName(key, content));
    const found = await stat(path).catch(() => undefined);
    return found?.size === bytes ? { path, bytes, content, read_at } : undefined;
  }

  /** A place for a new one, to be handed to `keep` or removed. */
  async place(dataset: string): Promise<string> {
    await mkdir(join(this.folder, dataset), { recursive: true });
    return join(this.folder, dataset, `.${randomUUID()}`);
  }

  async discard(written: string): Promise<void> {
    await rm(written, { force: true });
  }

  /** Takes what was written there as the newest one; one with the same rows stays, and is as new. */
  async keep(written: string, dataset: string, { key, rows }: { readonly key: string; readonly rows: Label }) {
    const path = join(this.folder, dataset, fileName(key, rows.content));
    const found = await stat(path).catch(() => undefined);
    if (found?.size !== rows.bytes) await rename(written, path);
    const label = join(this.folder, dataset, `.${randomUUID()}`);
    await writeFile(label, JSON.stringify(rows));
    await rename(label, join(this.folder, dataset, `${key}.json`));
    await this.clear(dataset, new Set([path, join(this.folder, dataset, `${key}.json`)]));
  }

  /** Forgets all datasets but these. */
  async keepOnly(datasets: ReadonlySet<string>): Promise<void> {
    for (const dataset of await namesIn(this.folder)) if (!datasets.has(dataset)) await this.clear(dataset, new Set());
  }

  /** Removes what was not written lately, but for these. */
  private async clear(dataset: string, kept: ReadonlySet<string>): Promise<void> {
    const paths = (await namesIn(join(this.folder, dataset))).map((name) => join(this.folder, dataset, name));
    for (const path of paths) {
      if (kept.has(path)) continue;
      const found = await stat(path).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > idleAfter_ms) await rm(path, { force: true });
    }
  }
}

function fileName(key: string, content: string): string {
  return `${key}-${content.slice(0, 20)}.rows`;
}

async function readLabel(path: string): Promise<Label | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Label;
  } catch {
    return undefined;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
