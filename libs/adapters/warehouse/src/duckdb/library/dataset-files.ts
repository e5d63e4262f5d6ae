import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataVersion } from '@core/engine';

/** A loaded state on disk. */
export interface DatasetFile {
  readonly dataset: string;
  /** Of the definition that it was loaded by. */
  readonly definition: string;
  readonly path: string;
  readonly data: DataVersion;
  /** State of the files that it was loaded from, when they were last looked at. */
  readonly signature: string;
}

/** What lies beside a dataset file, written after it: without it the file counts for nothing. */
interface Label extends Pick<DatasetFile, 'data' | 'signature'> {
  readonly bytes: number;
}

/** After that time nobody is about to use a file, or to label it. */
const idleAfter_ms = 3_600_000;

/**
 * The dataset files below one folder: `<dataset>/<definition>-<content>.duckdb`, each with a label beside it. A file comes by a
 * rename when it is whole and is never changed; several processes may keep theirs here.
 */
export class DatasetFiles {
  constructor(readonly folder: string) {}

  /** All that a dataset has, the one used last first. A file that is not whole is left out. */
  async list(dataset: string): Promise<readonly DatasetFile[]> {
    const names = await namesIn(join(this.folder, dataset));
    const found = await Promise.all(
      names.filter((name) => name.endsWith('.json')).map((name) => this.read(dataset, name.slice(0, -5))),
    );
    return found
      .flatMap((file) => file ?? [])
      .toSorted((left, right) => right.used - left.used)
      .map(({ file }) => file);
  }

  /** Takes in a file that was just written: it is renamed, and labelled. */
  async add(written: string, file: Omit<DatasetFile, 'path'>): Promise<DatasetFile> {
    const path = this.pathOf(file);
    await mkdir(join(this.folder, file.dataset), { recursive: true });
    await flush(written);
    const { size } = await stat(written);
    await rename(written, path);
    await writeLabel(path, { data: file.data, signature: file.signature, bytes: size });
    return { ...file, path };
  }

  /** Writes down that a file is of use for source files in another state; false where it is gone meanwhile. */
  async relabel({ path, data }: DatasetFile, signature: string): Promise<boolean> {
    const label = await readLabel(path);
    if (label?.data.loaded_at !== data.loaded_at) return false;
    await writeLabel(path, { ...label, signature });
    return true;
  }

  /** Notes that a file is in use, for those who clear away. */
  async touch({ path }: DatasetFile): Promise<void> {
    const now = new Date();
    await utimes(labelOf(path), now, now).catch(() => undefined);
  }

  /** Removes a file, unless another one has come in its place. Who has it open reads on. */
  async remove({ path, data }: DatasetFile): Promise<void> {
    const label = await readLabel(path);
    if (label?.data.loaded_at !== data.loaded_at) return;
    await rm(labelOf(path), { force: true });
    await rm(path, { force: true });
  }

  /** Whether a file is there still: another process may have removed it. */
  async has({ path }: DatasetFile): Promise<boolean> {
    return (await stat(path).catch(() => undefined)) !== undefined;
  }

  /** Removes what nobody has used for a time: files without a label, whose writer is gone, or all of a dataset. */
  async removeIdle(dataset: string, which: 'unlabelled' | 'all'): Promise<void> {
    const folder = join(this.folder, dataset);
    const names = await namesIn(folder);
    const labelled = new Set(names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)));
    for (const name of names) {
      const stem = name.replace(/\.(json|duckdb)$/, '');
      if (which === 'unlabelled' && labelled.has(stem)) continue;
      const age = labelled.has(stem) ? join(folder, `${stem}.json`) : join(folder, name);
      if (await isIdle(age)) await rm(join(folder, name), { force: true });
    }
    if (which === 'all') await rmdir(folder).catch(() => undefined); // where somebody has a file still, it stays
  }

  /** The datasets that have files. */
  async datasets(): Promise<readonly string[]> {
    return (await namesIn(this.folder)).filter((name) => !name.startsWith('.'));
  }

  private pathOf({ dataset, definition, data }: Omit<DatasetFile, 'path'>): string {
    return join(this.folder, dataset, `${definition}-${data.version.slice(0, 20)}.duckdb`);
  }

  private async read(dataset: string, name: string): Promise<{ file: DatasetFile; used: number } | undefined> {
    const path = join(this.folder, dataset, `${name}.duckdb`);
    const label = await readLabel(path);
    const used = await stat(labelOf(path)).catch(() => undefined);
    const own = await stat(path).catch(() => undefined);
    if (!label || !used || own?.size !== label.bytes) return undefined;
    const { data, signature } = label;
    return { file: { dataset, definition: name.split('-')[0] ?? '', path, data, signature }, used: used.mtimeMs };
  }
}

async function readLabel(path: string): Promise<Label | undefined> {
  try {
    return JSON.parse(await readFile(labelOf(path), 'utf8')) as Label;
  } catch {
    return undefined;
  }
}

function labelOf(path: string): string {
  return path.replace(/\.duckdb$/, '.json');
}

async function writeLabel(path: string, label: Label): Promise<void> {
  const passing = `${path}.${randomUUID()}.label`;
  await writeFile(passing, JSON.stringify(label));
  await rename(passing, labelOf(path));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function isIdle(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined || Date.now() - found.mtimeMs > idleAfter_ms;
}

/** What is labelled is on the disk, also when the power fails. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
