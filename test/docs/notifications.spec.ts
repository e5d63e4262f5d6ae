import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebhookSender } from '@adapters/notify';
import { SystemClock } from '@adapters/platform';
import { awaitUntil } from '../support/await-until';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/notifications.md'), 'utf8');
const secretOf = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;

const receivers = [
  { language: 'js', file: 'receiver.mjs', program: process.execPath },
  { language: 'python', file: 'receiver.py', program: 'python3' },
].filter(({ program }) => spawnSync(program, ['--version']).status === 0);

describe.each(receivers)('the receiver of webhooks in $language', ({ language, file, program }) => {
  let folder: ThrowawayFolder;
  let receiver: ChildProcess;
  let url: string;

  beforeAll(async () => {
    folder = await makeFolder();
    const code = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page)![1]!;
    await writeFile(join(folder.path, file), code);
    await symlink(join(root, 'node_modules'), join(folder.path, 'node_modules'));
    const port = await findFreePort();
    url = `http://127.0.0.1:${port}/`;
    receiver = spawn(program, [file], {
      cwd: folder.path,
      env: { ...process.env, PORT: String(port), FORMULARY_WEBHOOK_SECRET: secretOf(1) },
      stdio: 'ignore',
    });
    await awaitUntil('the receiver listens', () => canConnect(port));
  });

  afterAll(async () => {
    receiver.kill();
    await once(receiver, 'exit');
    await folder.remove();
  });

  const send = (...secrets: string[]) =>
    new WebhookSender({
      clock: new SystemClock(),
      secrets: async () => secrets,
      allowed_hosts: ['127.0.0.1'],
    }).send('msg_1', { url, body: '{"type":"test","name":"Выручка"}' });

  it('takes what is signed with its secret, beside another one too', async () => {
    expect(await send(secretOf(1))).toEqual({ status: 'delivered' });
    expect(await send(secretOf(2), secretOf(1))).toEqual({ status: 'delivered' });
  });

  it('refuses what is not', async () => {
    expect(await send(secretOf(2))).toMatchObject({ problem: expect.stringContaining('answered 401') });
    expect((await fetch(url, { method: 'POST', body: '{"type":"test"}' })).status).toBe(401);
  });
});

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function canConnect(port: number): Promise<true | undefined> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}
