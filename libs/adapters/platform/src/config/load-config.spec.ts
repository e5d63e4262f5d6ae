import { loadConfig } from './load-config';

const load = (environment: Record<string, string>) => loadConfig(environment, '/srv/app');

describe('loadConfig', () => {
  it('has a default for everything that must be known', () => {
    expect(load({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      data_dir: '/srv/app/.data',
      data_root: '/srv/app/metric-definitions',
      log_level: 'info',
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
});
