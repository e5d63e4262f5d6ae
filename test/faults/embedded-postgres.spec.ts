import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgres } from '@adapters/platform';
import { Client } from 'pg';
import { awaitUntil } from '../support/await-until';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

let folder: ThrowawayFolder;

beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => folder.remove());

const embedded = () => new EmbeddedPostgres({ data_dir: folder.path, durable: false });

async function ask(url: string, text: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(text);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

async function serverPid(): Promise<number> {
  return Number((await readFile(join(folder.path, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Another process of ours that runs the server; answers its URL. */
async function startHolder(): Promise<{ readonly holder: ChildProcess; readonly url: string }> {
  const support = join(__dirname, '..', 'support');
  const script = join(support, 'postgres-holder-process.ts');
  const holder = fork(script, [folder.path], { execArgv: ['--require', join(support, 'typescript.cjs')] });
  const [url] = (await once(holder, 'message')) as [string];
  return { holder, url };
}

/** The processes that would end the server with ours. */
async function keepersOf(server: number): Promise<readonly number[]> {
  const shell = Number((await readFile(`/proc/${server}/stat`, 'utf8')).split(' ')[3]);
  const children = await readFile(`/proc/${shell}/task/${shell}/children`, 'utf8');
  const watchers = children
    .trim()
    .split(' ')
    .map(Number)
    .filter((pid) => pid !== server);
  return [...watchers, shell];
}

async function kill(holder: ChildProcess): Promise<void> {
  holder.kill('SIGKILL');
  await once(holder, 'exit');
}

describe('the embedded PostgreSQL', () => {
  it('keeps data, port and password from start to start', async () => {
    const first = embedded();
    const url = await first.start();
    expect(await ask(url, `SELECT pg_encoding_to_char(encoding) || ' ' || datlocale AS answer FROM pg_database`)).toBe(
      'UTF8 C.UTF-8',
    );
    await ask(url, 'CREATE TABLE kept AS SELECT 1 AS answer');
    await first.stop();
    const second = embedded();
    expect(await second.start()).toBe(url);
    expect(await ask(url, 'SELECT answer FROM kept')).toBe(1);
    await second.stop();
    expect((await stat(join(folder.path, 'postgres.json'))).mode & 0o777).toBe(0o600);
  });

  it('refuses a second start on the same folder, and names the process that has it', async () => {
    const server = embedded();
    const url = await server.start();
    await expect(embedded().start()).rejects.toMatchObject({
      code: 'database.not_started',
      message: expect.stringContaining(`process ${process.pid} is using ${folder.path}/postgres already`),
    });
    expect(await ask(url, 'SELECT 1 AS answer')).toBe(1);
    await server.stop();
  });

  it('goes when its process is killed, and starts again', async () => {
    const { holder, url } = await startHolder();
    const pid = await serverPid();
    await kill(holder);
    const next = embedded();
    expect(await next.start()).toBe(url);
    expect(await serverPid()).not.toBe(pid);
    await next.stop();
  });

  it('stops a server that was left behind, and takes its place', async () => {
    const { holder, url } = await startHolder();
    const pid = await serverPid();
    for (const keeper of await keepersOf(pid)) process.kill(keeper, 'SIGKILL');
    await kill(holder);
    expect(await ask(url, 'SELECT 1 AS answer')).toBe(1);
    const next = embedded();
    expect(await next.start()).toBe(url);
    expect(await serverPid()).not.toBe(pid);
    await next.stop();
  });

  it('is not held up by the file of a server that is gone, whoever has its number now', async () => {
    const first = embedded();
    await first.start();
    await first.stop();
    await writeFile(join(folder.path, 'postgres', 'postmaster.pid'), `${process.pid}\n/elsewhere\n`);
    await writeFile(join(folder.path, 'postgres.lock'), `${process.pid} 1`);
    const second = embedded();
    expect(await ask(await second.start(), 'SELECT 1 AS answer')).toBe(1);
    await second.stop();
  });

  it('comes back by itself when the server is killed', async () => {
    const server = embedded();
    const url = await server.start();
    process.kill(await serverPid(), 'SIGKILL');
    const answer = await awaitUntil('the server', () => ask(url, 'SELECT 2 AS answer').catch(() => undefined));
    expect(answer).toBe(2);
    await server.stop();
  });

  it('runs below a folder that only its owner may enter', async () => {
    const closed = join(folder.path, 'closed');
    await mkdir(closed);
    await chmod(closed, 0o700);
    const server = new EmbeddedPostgres({ data_dir: join(closed, 'data'), durable: false });
    expect(await ask(await server.start(), 'SELECT 1 AS answer')).toBe(1);
    await server.stop();
  });

  it('says why it does not start', async () => {
    const bad = await makeFolder();
    await writeFile(join(bad.path, 'postgres'), 'a file where the folder should be');
    await expect(new EmbeddedPostgres({ data_dir: bad.path }).start()).rejects.toMatchObject({
      code: 'database.not_started',
      message: expect.stringMatching(/the embedded PostgreSQL did not start: .*postgres/s),
    });
    await bad.remove();
  });
});
