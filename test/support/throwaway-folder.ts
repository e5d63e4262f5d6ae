import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder, and what removes it. */
export interface ThrowawayFolder {
  readonly path: string;
  remove(): Promise<void>;
}

export async function makeFolder(): Promise<ThrowawayFolder> {
  const path = await mkdtemp(join(tmpdir(), 'formulary-test-'));
  await chmod(path, 0o755); // a database server runs under another account where the tests run as root
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}
