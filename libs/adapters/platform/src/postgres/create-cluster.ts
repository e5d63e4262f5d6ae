import { execFile } from 'node:child_process';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverEnvironment } from './server-environment';
import type { ServerAccount } from './server-account';

const run = promisify(execFile);

export const SUPERUSER = 'formulary';

export interface NewCluster {
  readonly folder: string;
  readonly initdb: string;
  readonly account: ServerAccount;
  readonly password: string;
  readonly durable: boolean;
}

/** Makes the folder of a server unless it is there: UTF-8, text compared by code point, passwords by SCRAM. */
export async function ensureCluster({ folder, initdb, account, password, durable }: NewCluster): Promise<void> {
  if (await exists(join(folder, 'PG_VERSION'))) return;
  const making = `${folder}.new`; // what is half made when we are killed is made anew
  const password_file = `${folder}.password`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  await account.own(making);
  await rm(password_file, { force: true });
  await writeFile(password_file, password, { mode: 0o600, flag: 'wx' });
  try {
    await account.own(password_file);
    const { program, parameters, identity } = account.command(initdb, [
      `--pgdata=${making}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${password_file}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
    await run(program, [...parameters], { ...identity, env: serverEnvironment, cwd: '/' });
  } finally {
    await rm(password_file, { force: true });
  }
  await rename(making, folder);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
