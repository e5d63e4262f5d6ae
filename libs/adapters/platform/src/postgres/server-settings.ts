import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { toBase62 } from '../base62';

/** What is remembered from start to start, in a file that only its owner may read. */
export interface ServerSettings {
  readonly port: number;
  readonly password: string;
}

export const LOOPBACK = '127.0.0.1';

/** The settings of the last start, with another port when that one is taken; new ones on the first start. */
export async function readySettings(file: string): Promise<ServerSettings> {
  const known = await readSettings(file);
  if (known !== undefined && (await isFree(known.port))) return known;
  const settings = { port: await findFreePort(), password: known?.password ?? toBase62(randomBytes(32)) };
  await writeFile(`${file}.new`, JSON.stringify(settings), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return settings;
}

async function readSettings(file: string): Promise<ServerSettings | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as ServerSettings);
}

async function isFree(port: number): Promise<boolean> {
  return listen(port).then(
    () => true,
    () => false,
  );
}

async function findFreePort(): Promise<number> {
  return listen(0);
}

/** Listens for a moment; answers the port. */
function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      const { port: given } = server.address() as AddressInfo;
      server.close(() => resolve(given));
    });
  });
}
