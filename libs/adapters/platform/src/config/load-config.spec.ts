import { loadConfig } from './load-config';

const load = (environment: Record<string, string>) => loadConfig(environment, '/srv/app');

const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 5).toString('base64')}`;

function refuses(name: string, text: string): boolean {
  try {
    load({ [name]: text });
    return false;
  } catch (error) {
    return error instanceof Error && error.message.includes(`${name} is`);
  }
}

describe('loadConfig', () => {
  const usual = {
    run_ms: 120_000,
    load_ms: 3_600_000,
    rows_scanned: 1e10,
    groups: 1_000_000,
    result_bytes: 256 * 2 ** 20,
    metrics: 500,
    runs_at_once: 100,
    process_bytes: expect.any(Number) as number,
    request_bytes: 4 * 2 ** 20,
    upload_bytes: 2 * 2 ** 30,
    read_rows: 100_000_000,
    read_bytes: 4 * 2 ** 30,
    read_ms: 1_800_000,
    read_statement_ms: 600_000,
  };

  it('has a default for everything that must be known', () => {
    expect(load({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      data_dir: '/srv/app/.data',
      data_root: '/srv/app/metric-definitions',
      log_level: 'info',
      limits: usual,
    });
  });

  it('reads every variable', () => {
    expect(
      load({
        HOST: '0.0.0.0',
        PORT: '0',
        DATA_DIR: '/var/lib/formulary',
        DATA_ROOT: 'data',
        DATABASE_URL: 'postgresql://me:secret@db:5432/state',
        REDIS_URL: 'rediss://:secret@cache:6380/1',
        ADMIN_API_KEY: 'fml_0123456789abcdef0123',
        LOG_LEVEL: 'DEBUG',
        LIMIT_RUN_SECONDS: '7',
        LIMIT_RESULT_MB: '2',
        SMTP_URL: 'smtps://me:s%40crt@mail.example.com:465',
        MAIL_FROM: '"Figures" <metrics@example.com>',
        WEBHOOK_SECRET: `${secretOf(24)} ${secretOf(64)}`,
        WEBHOOK_ALLOWED_HOSTS: 'hooks.lan, 10.0.0.0/8,::1, Бюро.example.',
        PUBLIC_URL: 'https://metrics.example.com/base/',
      }),
    ).toEqual({
      host: '0.0.0.0',
      port: 0,
      data_dir: '/var/lib/formulary',
      data_root: '/srv/app/data',
      database_url: 'postgresql://me:secret@db:5432/state',
      redis_url: 'rediss://:secret@cache:6380/1',
      admin_api_key: 'fml_0123456789abcdef0123',
      log_level: 'debug',
      smtp_url: 'smtps://me:s%40crt@mail.example.com:465',
      mail_from: { name: 'Figures', address: 'metrics@example.com' },
      webhook_secrets: [secretOf(24), secretOf(64)],
      webhook_allowed_hosts: ['hooks.lan', '10.0.0.0/8', '::1', 'Бюро.example.'],
      public_url: 'https://metrics.example.com/base',
      limits: { ...usual, run_ms: 7_000, result_bytes: 2 * 2 ** 20 },
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(load({ REDIS_URL: '', PORT: '  ' })).toEqual(load({}));
  });

  it('names every wrong variable at once, with what it takes', () => {
    const wrong = () =>
      load({
        PORT: '70000',
        HOST: 'a b',
        LOG_LEVEL: 'loud',
        DATABASE_URL: 'mysql://x',
        REDIS_URL: 'cache',
        ADMIN_API_KEY: 'short',
      });
    expect(wrong).toThrow(/DATABASE_URL.*REDIS_URL.*ADMIN_API_KEY.*HOST.*PORT is "70000".*LOG_LEVEL is "loud"/s);
    expect(wrong).toThrow(expect.objectContaining({ code: 'config.wrong' }));
  });

  it('never repeats a secret', () => {
    const secrets = { DATABASE_URL: 'http://me:hunter2@db', REDIS_URL: 'hunter2', ADMIN_API_KEY: 'hunter2' };
    expect(() => load(secrets)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') }));
  });

  it('says which limit is misspelt, for it would hold nothing', () => {
    expect(() => load({ LIMIT_RUN_SECOND: '3', LIMIT_METRICS: '5' })).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('LIMIT_RUN_SECOND is no limit; LIMIT_RUN_SECONDS is'),
      }),
    );
    expect(() => load({ LIMIT_SPEED: '3' })).toThrow(
      expect.objectContaining({ message: expect.stringContaining('LIMIT_SPEED is no limit; there are LIMIT_RUN_') }),
    );
    expect(load({ LIMIT_SPEED: ' ' }).limits.metrics).toBe(500);
  });

  it.each([
    [
      'SMTP_URL',
      [
        'mail.example.com',
        'http://mail.example.com',
        'smtp://',
        'smtp://a?pool=true',
        'smtp://a/b',
        'smtp://%E0%A4%A@a',
      ],
    ],
    ['MAIL_FROM', ['metrics', 'a b@example.com', 'A <a@example.com> x', 'a@example.com,b@example.com', 'a@b\u0001']],
    [
      'WEBHOOK_SECRET',
      ['x', secretOf(23), secretOf(65), 'whsec_%%%', `${secretOf(24)},${secretOf(24)}`, secretOf(24).slice(6)],
    ],
    [
      'WEBHOOK_ALLOWED_HOSTS',
      ['*.lan', 'http://a', 'a:80', '10.0.0.0/33', 'fd00::/129', '10.0.0.256', '10.0', 'a b', '10/8'],
    ],
    ['PUBLIC_URL', ['metrics.example.com', 'ftp://a', 'https://me:hunter2@a', 'https://a?b', 'https://a/#b']],
  ])('says what %s takes', (name, texts) => {
    const accepted = texts.filter((text) => !refuses(name, text));
    expect(accepted).toEqual([]);
  });
});
