import { poolOptions } from './mail-settings';

const optionsOf = (smtp_url: string) => poolOptions({ smtp_url });

describe('what nodemailer is told', () => {
  it('is where the server is, and who logs in', () => {
    expect(optionsOf('smtp://me%40example.com:p%3Ass@mail.example.com:2525')).toMatchObject({
      host: 'mail.example.com',
      port: 2525,
      secure: false,
      auth: { user: 'me@example.com', pass: 'p:ss' },
    });
    expect(optionsOf('smtps://mail.example.com')).toMatchObject({ host: 'mail.example.com', secure: true });
    expect(optionsOf('smtps://mail.example.com')).not.toHaveProperty('port');
    expect(optionsOf('smtp://mail.example.com')).not.toHaveProperty('auth');
  });

  it('is to send a password in TLS only, unless the server is this machine', () => {
    expect(optionsOf('smtp://me:secret@mail.example.com')).toMatchObject({ requireTLS: true });
    expect(optionsOf('smtp://mail.example.com')).toMatchObject({ requireTLS: false });
    expect(optionsOf('smtp://me:secret@127.evil.example')).toMatchObject({ requireTLS: true });
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      expect(optionsOf(`smtp://me:secret@${host}`)).not.toHaveProperty('requireTLS');
  });

  it('is to open one connection and never wait for long', () => {
    const { maxConnections, connectionTimeout, greetingTimeout, socketTimeout } = optionsOf('smtp://a.example');
    expect(maxConnections).toBe(1);
    for (const timeout of [connectionTimeout, greetingTimeout, socketTimeout])
      expect(timeout).toBeLessThanOrEqual(20_000);
  });
});
