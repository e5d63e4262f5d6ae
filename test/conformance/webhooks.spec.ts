import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { WebhookSender, type WebhookOptions } from '@adapters/notify';
import { SystemClock } from '@adapters/platform';
import { Webhook } from 'standardwebhooks';
import { makeCertificate } from '../support/make-certificate';
import { WebhookReceiver } from '../support/webhook-receiver';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const certificate = makeCertificate('hooks.test');
const receiver = new WebhookReceiver(certificate);
const plain = new WebhookReceiver();

beforeAll(async () => {
  await receiver.open();
  await plain.open();
});
afterAll(async () => {
  await receiver.close();
  await plain.close();
});
beforeEach(() => {
  for (const server of [receiver, plain]) {
    server.received.length = 0;
    server.answer = (_request, response) => response.writeHead(204).end();
  }
});

/** Names of the test lead to this machine, which is allowed. */
const senderWith = (options: Partial<WebhookOptions> = {}) =>
  new WebhookSender({
    clock: new SystemClock(),
    secrets: async () => [secret],
    allowed_hosts: ['127.0.0.0/8', '::1'],
    resolve: async () => ['127.0.0.1'],
    ca: certificate.cert,
    ...options,
  });
const message = (path = '/hook') => ({ url: `https://hooks.test:${receiver.port}${path}`, body: '{"kind":"fired"}' });

describe('a webhook', () => {
  it('is posted over TLS to the name, signed, as JSON', async () => {
    expect(await senderWith().send('d1', message('/a?b=c'))).toEqual({ status: 'delivered' });
    const [request] = receiver.received;
    expect(request).toMatchObject({
      path: '/a?b=c',
      body: '{"kind":"fired"}',
      headers: {
        host: `hooks.test:${receiver.port}`,
        'content-type': 'application/json',
        'user-agent': 'Formulary',
        'webhook-id': 'd1',
      },
    });
    expect(new Webhook(secret).verify(request!.body, request!.headers as Record<string, string>)).toEqual({
      kind: 'fired',
    });
  });

  it('has the same id at a repeated attempt', async () => {
    const sender = senderWith();
    await sender.send('d1', message());
    await sender.send('d1', message());
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(['d1', 'd1']);
  });

  it('goes without TLS only where the host is allowed', async () => {
    const url = `http://hooks.test:${plain.port}/`;
    expect(await senderWith().send('d1', { url, body: '{}' })).toEqual({ status: 'delivered' });
    const strict = senderWith({ allowed_hosts: [], resolve: async () => ['93.184.216.34'] });
    expect(await strict.send('d2', { url, body: '{}' })).toMatchObject({ status: 'failed', is_final: true });
    expect(plain.received).toHaveLength(1);
  });

  it.each([200, 201, 202, 204, 299])('is delivered when the answer is %d', async (status) => {
    receiver.answer = (_request, response) => response.writeHead(status).end();
    expect(await senderWith().send('d1', message())).toEqual({ status: 'delivered' });
  });

  it.each([300, 304, 400, 401, 404, 408, 409, 425, 429, 500, 502, 503])('is tried again after %d', async (status) => {
    receiver.answer = (_request, response) => response.writeHead(status).end('the answer holds hunter2');
    const sent = await senderWith().send('d1', message());
    expect(sent).toEqual({ status: 'failed', is_final: false, problem: expect.stringContaining(`answered ${status}`) });
    expect(sent).toEqual(expect.objectContaining({ problem: expect.not.stringContaining('hunter2') }));
  });

  it('is not tried again when the receiver says 410 Gone', async () => {
    receiver.answer = (_request, response) => response.writeHead(410).end();
    expect(await senderWith().send('d1', message())).toMatchObject({
      is_final: true,
      problem: expect.stringContaining('410 Gone'),
    });
  });

  it('follows no redirect', async () => {
    const location = `http://127.0.0.1:${plain.port}/inside`;
    for (const status of [301, 302, 303, 307, 308]) {
      receiver.answer = (_request, response) => response.writeHead(status, { location }).end();
      expect(await senderWith().send('d1', message())).toMatchObject({
        status: 'failed',
        problem: expect.stringContaining('redirects are not followed'),
      });
    }
    expect(plain.received).toEqual([]);
  });
});

describe('a receiver that misbehaves', () => {
  const quick = () => senderWith({ deadline_ms: 300 });

  it('that never answers is given up after the deadline', async () => {
    receiver.answer = () => undefined;
    expect(await quick().send('d1', message())).toEqual({
      status: 'failed',
      problem: 'hooks.test did not answer in time',
      is_final: false,
    });
  });

  it('that never ends its answer has still taken the message', async () => {
    receiver.answer = (_request, response) => void response.writeHead(200).write('{');
    expect(await quick().send('d1', message())).toEqual({ status: 'delivered' });
  });

  it('that answers without end is cut off', async () => {
    let written = 0;
    const { promise: cut, resolve: tell } = withResolvers();
    receiver.answer = (_request, response) => {
      response.writeHead(200).once('close', tell);
      const chunk = Buffer.alloc(16_384);
      const more = (): void => {
        if (response.destroyed) return;
        written += chunk.length;
        response.write(chunk, () => setImmediate(more));
      };
      more();
    };
    expect(await senderWith({ deadline_ms: 20_000 }).send('d1', message())).toEqual({ status: 'delivered' });
    await cut;
    expect(written).toBeLessThan(64 * 1024 * 1024);
  });

  it('that sends headers without end, or nonsense, fails', async () => {
    const nonsense = [
      'HTTP/1.1 200 OK\r\nx: ' + 'a'.repeat(100_000),
      'SSH-2.0-OpenSSH_9.6\r\n',
      '',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
    ];
    for (const text of nonsense) {
      const server = createServer((socket) => socket.on('error', () => undefined).once('data', () => socket.end(text)));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const sent = await senderWith({ deadline_ms: 2_000 }).send('d1', {
        url: `http://127.0.0.1:${port}/`,
        body: '{}',
      });
      expect(sent).toMatchObject({ status: 'failed', is_final: false });
      server.close();
    }
  });

  it('that shows a certificate nobody vouches for, or one of another name, gets nothing', async () => {
    const { ca: _, ...untrusting } = { clock: new SystemClock(), secrets: async () => [secret], ca: '' };
    const sender = new WebhookSender({
      ...untrusting,
      allowed_hosts: ['127.0.0.1'],
      resolve: async () => ['127.0.0.1'],
    });
    expect(await sender.send('d1', message())).toEqual({
      status: 'failed',
      problem: 'hooks.test shows a certificate that it signed itself',
      is_final: false,
    });
    const elsewhere = { url: `https://other.test:${receiver.port}/`, body: '{}' };
    expect(await senderWith().send('d1', elsewhere)).toMatchObject({
      problem: 'other.test shows a certificate that is made out to another name',
    });
    expect(receiver.received).toEqual([]);
  });

  it('that is not there fails, to be tried again', async () => {
    const closed = await new WebhookReceiver().open();
    const url = `http://127.0.0.1:${closed.port}/`;
    await closed.close();
    expect(await senderWith().send('d1', { url, body: '{}' })).toEqual({
      status: 'failed',
      problem: '127.0.0.1 refuses connections',
      is_final: false,
    });
  });
});

describe('a name that is looked up', () => {
  it('is looked up once for an attempt, and only what was checked is connected to', async () => {
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    let asked = 0;
    const sender = senderWith({ allowed_hosts: ['127.0.0.1'], resolve: async () => answers[asked++]! });
    expect(await sender.send('d1', message())).toEqual({ status: 'delivered' });
    expect(asked).toBe(1);
  });

  it('is judged again at each attempt: one that comes to lead inside gets nothing more', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2'], ['127.0.0.1', '127.0.0.2']];
    const sender = senderWith({ allowed_hosts: ['127.0.0.1'], resolve: async () => answers.shift()! });
    expect(await sender.send('d1', message())).toEqual({ status: 'delivered' });
    for (const attempt of ['second', 'third']) {
      expect([attempt, await sender.send('d1', message())]).toEqual([
        attempt,
        expect.objectContaining({
          is_final: true,
          problem: expect.stringContaining('127.0.0.2, which is this machine itself'),
        }),
      ]);
    }
    expect(receiver.received).toHaveLength(1);
  });

  it('may have several addresses, of which the first that answers is used', async () => {
    const sender = senderWith({ resolve: async () => ['::1', '127.0.0.1'] });
    expect(await sender.send('d1', message())).toEqual({ status: 'delivered' });
  });

  it('is not waited for without end, and may be unknown', async () => {
    const stuck = senderWith({ deadline_ms: 100, resolve: () => new Promise(() => undefined) });
    expect(await stuck.send('d1', message())).toMatchObject({ problem: 'hooks.test did not answer in time' });
    const unknown = senderWith({ resolve: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })) });
    expect(await unknown.send('d1', message())).toEqual({
      status: 'failed',
      problem: 'hooks.test is not known to the name service',
      is_final: false,
    });
  });

  it('asks the resolver of the system unless told otherwise', async () => {
    const { resolve: _, ...rest } = { clock: new SystemClock(), secrets: async () => [secret], resolve: undefined };
    const url = `http://localhost:${plain.port}/`;
    expect(await new WebhookSender({ ...rest, allowed_hosts: ['localhost'] }).send('d1', { url, body: '{}' })).toEqual({
      status: 'delivered',
    });
    expect(await new WebhookSender(rest).send('d2', { url, body: '{}' })).toMatchObject({ is_final: true });
    expect(plain.received).toHaveLength(1);
  });
});

function withResolvers() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
