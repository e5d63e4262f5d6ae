import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { MailSender, type MailOptions } from '@adapters/notify';
import type { Message } from '@core/engine';
import type { SMTPServerOptions } from 'smtp-server';
import { MailServer, refusal } from '../support/mail-server';
import { makeCertificate, type Certificate } from '../support/make-certificate';

type Mail = Extract<Message, { readonly kind: 'email' }>;

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const part of opened.splice(0).toReversed()) await part.close();
});

const from = { name: 'Formulary', address: 'metrics@example.com' };

function senderTo(port: number, options: Partial<MailOptions> = {}): MailSender {
  const sender = new MailSender({ smtp_url: `smtp://127.0.0.1:${port}`, from, ...options });
  opened.push(sender);
  return sender;
}

async function openServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const server = await new MailServer(options).open();
  opened.push(server);
  return server;
}

const letter = (message: Partial<Mail> = {}, id = 'msg_1') => ({
  id,
  created_at: '2026-01-02T03:04:05.000Z',
  message: {
    kind: 'email' as const,
    to: ['ann@example.com'],
    subject: 'Low sales',
    text: 'Sales are low.',
    ...message,
  },
});
const headOf = (text: string) => text.slice(0, text.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ');

describe('an e-mail', () => {
  it('reaches its recipients as text, HTML and attachments', async () => {
    const server = await openServer();
    const attachments = [{ filename: 'values.csv', content_type: 'text/csv; charset=utf-8', content: 'выручка\n1\n' }];
    const sent = await senderTo(server.port).send(
      letter({ to: ['ann@example.com', 'bob@example.com'], html: '<p>Sales are low.</p>', attachments }),
    );
    expect(sent).toEqual({ status: 'delivered' });
    const [mail] = server.received;
    expect(mail).toMatchObject({ from: 'metrics@example.com', to: ['ann@example.com', 'bob@example.com'] });
    expect(headOf(mail!.text)).toContain('From: Formulary <metrics@example.com>');
    expect(headOf(mail!.text)).toContain('Subject: Low sales');
    expect(headOf(mail!.text)).toContain('Auto-Submitted: auto-generated');
    expect(mail!.text).toContain('Sales are low.');
    expect(mail!.text).toContain('<p>Sales are low.</p>');
    expect(mail!.text).toContain('filename=values.csv');
    expect(mail!.text).toContain(Buffer.from('выручка\n1\n').toString('base64'));
  });

  it('has the same Message-ID and date at a repeated attempt, and others have their own', async () => {
    const server = await openServer();
    const sender = senderTo(server.port);
    for (const id of ['msg_1', 'msg_1', 'msg_2', 'alert/low sales\r\nBcc: x']) await sender.send(letter({}, id));
    const marks = server.received.map(({ text }) => /^Message-ID: .*$/im.exec(headOf(text))![0]);
    expect(marks.slice(0, 3)).toEqual([
      'Message-ID: <msg_1@example.com>',
      'Message-ID: <msg_1@example.com>',
      'Message-ID: <msg_2@example.com>',
    ]);
    expect(marks[3]).toMatch(/^Message-ID: <[0-9a-f]{64}@example\.com>$/);
    const dates = server.received.map(({ text }) => /^Date: .*$/im.exec(headOf(text))![0]);
    expect(new Set(dates)).toEqual(new Set(['Date: Fri, 02 Jan 2026 03:04:05 +0000']));
  });

  it('goes over one connection, which closes with the sender', async () => {
    const server = await openServer();
    const sender = senderTo(server.port);
    const sent = await Promise.all([1, 2, 3, 4].map((n) => sender.send(letter({}, `msg_${n}`))));
    expect(sent).toEqual(Array.from({ length: 4 }, () => ({ status: 'delivered' })));
    expect(server.connections).toBe(1);
    sender.close();
    expect(await sender.send(letter())).toMatchObject({ status: 'failed', is_final: false });
  });

  it('goes with a login over TLS, where the certificate is the right one', async () => {
    const logins: unknown[] = [];
    const openSecure = (certificate: Certificate) =>
      openServer({
        ...certificate,
        secure: true,
        authOptional: false,
        onAuth: ({ username, password }, _session, done) => {
          logins.push([username, password]);
          done(null, { user: 'x' });
        },
      });
    const send = ({ port }: MailServer, ca?: string) => {
      const smtp_url = `smtps://me%40example.com:p%3Ass@127.0.0.1:${port}`;
      return senderTo(port, { smtp_url, ...(ca !== undefined && { ca }) }).send(letter());
    };
    const [right, wrong] = [makeCertificate('127.0.0.1'), makeCertificate('hooks.test')];
    const server = await openSecure(right);
    const unknown = await send(server);
    const misnamed = await send(await openSecure(wrong), wrong.cert);
    expect([unknown, misnamed]).toMatchObject(Array.from({ length: 2 }, () => ({ status: 'failed', is_final: false })));
    expect(JSON.stringify([unknown, misnamed])).not.toContain('p:ss');
    expect(logins).toEqual([]);
    expect(await send(server, right.cert)).toEqual({ status: 'delivered' });
    expect(logins).toEqual([['me@example.com', 'p:ss']]);
  });
});

describe('a header', () => {
  it('is never ended by what stands in it', async () => {
    const server = await openServer();
    const sent = await senderTo(server.port, { from: { ...from, name: 'F\r\nBcc: evil@example.com' } }).send(
      letter({
        subject: 'Low\r\nBcc: evil@example.com\r\n\r\nbody\u2028x',
        attachments: [
          { filename: '../../a\r\nX-Evil: 1.csv', content_type: 'text/csv\r\nX-Evil: 2', content: 'a' },
          { filename: 'b".csv', content_type: 'text/csv', content: 'b' },
        ],
      }),
    );
    expect(sent).toEqual({ status: 'delivered' });
    const [mail] = server.received;
    expect(mail!.to).toEqual(['ann@example.com']);
    expect(mail!.text).not.toMatch(/^(bcc|x-evil):/im);
  });

  it.each([
    'ann@example.com, evil@example.com',
    'ann@example.com\r\nRCPT TO:<evil@example.com>',
    'Ann <ann@example.com>',
    '"ann evil@example.com"@example.com',
    'ann@example.com>',
    'ann',
    '',
    `${'a'.repeat(65)}@example.com`,
  ])('holds mail addresses only: %j is refused for good', async (address) => {
    const server = await openServer();
    const sent = await senderTo(server.port).send(letter({ to: ['bob@example.com', address] }));
    expect(sent).toEqual({ status: 'failed', is_final: true, problem: expect.stringContaining('is no mail address') });
    expect(server.received).toEqual([]);
  });
});

describe('a mail server that refuses', () => {
  it.each([
    [550, true],
    [552, true],
    [450, false],
    [421, false],
    [503, false],
  ])('with %d, for the recipient: final is %s', async (code, is_final) => {
    const server = await openServer({ onRcptTo: (_address, _session, done) => done(refusal(code, 'no\r\nsuch user')) });
    const sent = await senderTo(server.port).send(letter());
    expect(sent).toEqual({ status: 'failed', is_final, problem: expect.stringContaining(String(code)) });
  });

  it.each([
    [554, true],
    [451, false],
  ])('with %d, for the message: final is %s', async (code, is_final) => {
    const server = await openServer({
      onData: (stream, _session, done) => stream.resume().once('end', () => done(refusal(code, 'not today'))),
    });
    const sent = await senderTo(server.port).send(letter());
    expect(sent).toEqual({ status: 'failed', is_final, problem: expect.stringContaining('not today') });
  });

  it('one recipient of several has the others served, and tells', async () => {
    const server = await openServer({
      onRcptTo: ({ address }, _session, done) =>
        done(address === 'bob@example.com' ? refusal(550, 'no such user') : undefined),
    });
    const sent = await senderTo(server.port).send(letter({ to: ['ann@example.com', 'bob@example.com'] }));
    expect(sent).toEqual({ status: 'delivered', problem: expect.stringMatching(/bob@example\.com .*no such user/) });
    expect(server.received).toMatchObject([{ to: ['ann@example.com'] }]);
  });

  it('the login is tried again, and the password is not told', async () => {
    const server = await openServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) => done(refusal(535, `wrong password, not ${String(password).length}`)),
    });
    const smtp_url = `smtp://me:hunter2@127.0.0.1:${server.port}`;
    const sent = await senderTo(0, { smtp_url }).send(letter());
    expect(sent).toEqual({ status: 'failed', is_final: false, problem: expect.stringContaining('SMTP_URL') });
    expect(JSON.stringify(sent)).not.toContain('hunter2');
  });

  it('works again for the next message', async () => {
    let refuses = true;
    const server = await openServer({
      onRcptTo: (_address, _session, done) => done(refuses ? refusal(450, 'later') : undefined),
    });
    const sender = senderTo(server.port);
    expect(await sender.send(letter())).toMatchObject({ status: 'failed' });
    refuses = false;
    expect(await sender.send(letter())).toEqual({ status: 'delivered' });
  });
});

describe('a mail server that is not there', () => {
  it('is tried again', async () => {
    const server = await new MailServer().open();
    const { port } = server;
    await server.close();
    expect(await senderTo(port).send(letter())).toEqual({
      status: 'failed',
      problem: 'the mail server of SMTP_URL refuses connections',
      is_final: false,
    });
  });

  it('or never says a word is not waited for without end', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const sender = senderTo((server.address() as AddressInfo).port, { deadline_ms: 200 });
    expect(await sender.send(letter())).toEqual({
      status: 'failed',
      problem: 'the mail server of SMTP_URL did not take the message in time',
      is_final: false,
    });
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });

  it('or is not configured is told with the variables that are missing', async () => {
    const told = async (options: MailOptions) => {
      const sender = new MailSender(options);
      opened.push(sender);
      return sender.send(letter());
    };
    const problem = 'e-mail is not set up here; an operator can set';
    expect(await told({})).toEqual({ status: 'failed', is_final: true, problem: `${problem} SMTP_URL and MAIL_FROM` });
    expect(await told({ from })).toMatchObject({ problem: `${problem} SMTP_URL` });
    expect(await told({ smtp_url: 'smtp://localhost' })).toMatchObject({ problem: `${problem} MAIL_FROM` });
  });
});
