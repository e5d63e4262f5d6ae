import { surroundingsOf } from './surroundings';

it('a process of a pool is given what it runs by, and no secret of the one that starts it', () => {
  const runs = { PATH: '/bin', TZ: 'UTC', NODE_OPTIONS: '--no-warnings', UV_THREADPOOL_SIZE: '16', LC_ALL: 'C.UTF-8' };
  const secret = {
    DATABASE_URL: 'postgres://u:p@h/d',
    REDIS_URL: 'redis://:p@h',
    ADMIN_API_KEY: 'fml_x',
    SMTP_URL: 'smtp://u:p@h',
    WEBHOOK_SECRET: 'whsec_x',
    CONNECTION_WAREHOUSE: 'postgres://u:p@h/d',
    AWS_SECRET_ACCESS_KEY: 'x',
    NODE_AUTH_TOKEN: 'x',
    PGPASSWORD: 'x',
  };
  expect(surroundingsOf({ ...runs, ...secret })).toEqual(runs);
});
