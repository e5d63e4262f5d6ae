import { SqlScheduleStateStore, SqlSecretStore, type PostgresStateDatabase } from '@adapters/persistence';
import { openState } from './open-state';

const T0 = '2026-11-21T10:00:00.000Z';
const LATER = '2026-12-01T00:00:00.000Z';

let database: PostgresStateDatabase;

beforeAll(async () => {
  database = await openState();
});
afterAll(() => database.close());

describe('the state of a schedule', () => {
  it('is made once and keeps what operators say', async () => {
    const states = new SqlScheduleStateStore(database);
    const made = await Promise.all([states.ensure('state', T0), states.ensure('state', LATER)]);
    expect(made[0]).toEqual(made[1]);
    const { since } = made[0];
    await states.setPaused('state', true, 'holiday');
    expect(await states.ensure('state', T0)).toMatchObject({ paused: true, note: 'holiday' });
    await states.setPaused('state', false);
    expect(await states.ensure('state', T0)).toEqual({
      schedule: 'state',
      paused: false,
      since,
      expected_until: since,
    });
    await expect(states.setPaused('nobody', true)).rejects.toMatchObject({ code: 'definition.not_found' });
  });
});

describe('a secret of the instance', () => {
  it('is made once, by whoever comes first', async () => {
    const secrets = new SqlSecretStore(database);
    const made = await Promise.all(Array.from({ length: 10 }, (_, index) => secrets.ensure('hooks', `s${index}`, T0)));
    expect(new Set(made.map(({ secret }) => secret)).size).toBe(1);
    expect(made[0]).toEqual({ secret: made[0]?.secret, changed_at: T0 });
  });

  it('that is replaced is still known beside the new one', async () => {
    const secrets = new SqlSecretStore(database);
    expect(await secrets.replace('new', 'a', T0)).toEqual({ secret: 'a', changed_at: T0 });
    const replaced = await secrets.replace('new', 'b', LATER);
    expect(replaced).toEqual({ secret: 'b', previous: 'a', changed_at: LATER });
    expect(await secrets.ensure('new', 'c', LATER)).toEqual(replaced);
    expect(await secrets.replace('new', 'd', LATER)).toMatchObject({ secret: 'd', previous: 'b' });
  });
});
