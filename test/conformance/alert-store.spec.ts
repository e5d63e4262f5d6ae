import { SqlAlertStore, SqlDeliveryStore, type PostgresStateDatabase } from '@adapters/persistence';
import type { AlertEvent, AlertMember, Judgement, NewDelivery } from '@core/engine';
import { day, second } from './ledger-world';
import { openState } from './open-state';

let database: PostgresStateDatabase;
let alerts: SqlAlertStore;

beforeAll(async () => {
  database = await openState();
  alerts = new SqlAlertStore(database);
});
afterAll(() => database.close());

const bounds = (number: number) => ({ start: day(number).start, end: day(number).end });

const event = (alert: string, number: number, fields: Partial<AlertEvent> = {}): AlertEvent => ({
  id: `${alert}-${number}`,
  alert,
  alert_version: 2,
  kind: 'fired',
  at: second(number),
  schedule: 'daily',
  interval_start: day(number).start,
  interval_end: day(number).end,
  period: day(number).period,
  dimensions: { region: 'West' },
  from_state: 'ok',
  to_state: 'firing',
  observed: { value: 1e21, target: '9007199254740993', previous: null },
  reason: 'value < target',
  notified: true,
  ...fields,
});

const delivery = (id: string, alert: string): NewDelivery => ({
  id,
  subject: { kind: 'alert', name: alert },
  message: { kind: 'webhook', url: 'https://example.com/hook', body: '{}' },
  created_at: second(0),
});

const member = (region: string | null, fields: Partial<AlertMember> = {}): AlertMember => ({
  dimensions: { region },
  state: 'ok',
  since: day(0).end,
  ...fields,
});

const judgement = (alert: string, number: number, fields: Partial<Judgement> = {}): Judgement => ({
  alert,
  judged: bounds(number),
  members: [],
  events: [],
  deliveries: [],
  ...fields,
});

const sent = async (alert: string) =>
  (await new SqlDeliveryStore(database).list({ subject: { kind: 'alert', name: alert } }, { limit: 100 })).items;

describe('an alert', () => {
  it('stands nowhere until it is judged, then as the newest judgement says', async () => {
    expect(await alerts.standing('stands')).toEqual({ members: [] });
    await alerts.record(judgement('stands', 0, { members: [member('West'), member('East'), member(null)] }));
    const firing = member('West', { state: 'firing', since: day(1).end, notified_at: second(3) });
    await alerts.record(judgement('stands', 1, { members: [firing] }));
    expect(await alerts.standing('stands')).toEqual({ judged: bounds(1), members: [firing] });
  });

  it('says whose rows its members and events are known by', async () => {
    const scope = { datasets: ['orders', 'visits'], key: 'west', of: 'ben' };
    await alerts.record(judgement('scoped', 0, { events: [event('scoped', 0)] }));
    await alerts.record(judgement('scoped', 1, { scope, events: [event('scoped', 1, { scope })] }));
    expect((await alerts.standing('scoped')).scope).toEqual(scope);
    const { items } = await alerts.events('scoped', { limit: 9 });
    expect(items).toEqual([event('scoped', 1, { scope }), event('scoped', 0)]);
    await alerts.record(judgement('scoped', 2));
    expect(await alerts.standing('scoped')).not.toHaveProperty('scope');
  });

  it('is not judged back: a judgement that comes too late writes nothing', async () => {
    await alerts.record(judgement('late', 5, { events: [event('late', 5)] }));
    await alerts.record(
      judgement('late', 4, {
        events: [event('late', 4)],
        deliveries: [delivery('late-4', 'late')],
        members: [member('x')],
      }),
    );
    expect(await alerts.standing('late')).toEqual({ judged: bounds(5), members: [] });
    expect((await alerts.events('late', { limit: 9 })).items.map(({ id }) => id)).toEqual(['late-5']);
    expect(await sent('late')).toEqual([]);
  });

  it('tells an event once, however often and by how many it is judged', async () => {
    const told = judgement('once', 3, {
      members: [member('West', { state: 'firing' }), member('East')],
      events: [event('once', 3)],
      deliveries: [delivery('once-3', 'once')],
    });
    await Promise.all(Array.from({ length: 10 }, () => alerts.record(told)));
    const { items } = await alerts.events('once', { limit: 9 });
    expect(items).toEqual([event('once', 3)]);
    expect(JSON.stringify(items[0]?.observed)).toBe(JSON.stringify(event('once', 3).observed));
    expect(await sent('once')).toHaveLength(1);
    expect((await alerts.standing('once')).members).toHaveLength(2);
  });

  it('is judged in one commit: with an event that cannot be written, nothing is', async () => {
    const broken = [event('whole', 1), event('whole', 2, { at: 'nonsense' })];
    const told = judgement('whole', 1, {
      members: [member('West')],
      events: broken,
      deliveries: [delivery('w', 'whole')],
    });
    await expect(alerts.record(told)).rejects.toThrow('nonsense');
    expect(await alerts.standing('whole')).toEqual({ members: [] });
    expect((await alerts.events('whole', { limit: 9 })).items).toEqual([]);
    expect(await sent('whole')).toEqual([]);
  });
});

describe('the events of an alert', () => {
  it('are newest first, in pages', async () => {
    const events = [1, 2, 3, 4, 5].map((number) => event('pages', number));
    await alerts.record(judgement('pages', 5, { events }));
    const first = await alerts.events('pages', { limit: 3 });
    const rest = await alerts.events('pages', { limit: 3, cursor: first.next_cursor! });
    expect([...first.items, ...rest.items]).toEqual(events.toReversed());
    expect(rest).not.toHaveProperty('next_cursor');
  });
});
