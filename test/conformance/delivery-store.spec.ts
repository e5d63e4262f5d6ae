import { SqlDeliveryStore, type PostgresStateDatabase } from '@adapters/persistence';
import type { Message, NewDelivery } from '@core/engine';
import { second } from './ledger-world';
import { openState } from './open-state';

let database: PostgresStateDatabase;
let outbox: SqlDeliveryStore;

beforeEach(async () => {
  database = await openState();
  outbox = new SqlDeliveryStore(database);
});
afterEach(() => database.close());

const mail: Message = {
  kind: 'email',
  to: ['anna@example.com'],
  subject: 'revenue\0',
  text: 'it fell',
  attachments: [{ filename: 'a.csv', content_type: 'text/csv', content: 'a,b\n1,2\n' }],
};

const delivery = (id: string, fields: Partial<NewDelivery> = {}): NewDelivery => ({
  id,
  subject: { kind: 'alert', name: 'low' },
  message: mail,
  created_at: second(0),
  ...fields,
});

const file = async (count: number) => {
  for (let number = 0; number < count; number += 1)
    await outbox.file(delivery(`d${number}`, { created_at: second(number) }));
};
const taken = async (now: number, limit = 100) =>
  (await outbox.take(second(now), second(now + 10), limit)).map(({ id, attempts }) => [id, attempts]);

describe('the outbox', () => {
  it('gives back what was filed, once by its id', async () => {
    await outbox.file(delivery('one'));
    await outbox.file(delivery('one', { created_at: second(9) }));
    const { items } = await outbox.list({}, { limit: 9 });
    expect(items).toEqual([{ ...delivery('one'), status: 'waiting', attempts: 0, next_at: second(0) }]);
  });

  it('gives each of what is due to one of many who take', async () => {
    await file(40);
    const takes = await Promise.all(Array.from({ length: 10 }, () => taken(29, 7)));
    const ids = takes.flat().map(([id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids, ...(await taken(29)).map(([id]) => id)]).toHaveLength(30);
    expect(takes.flat().every(([, attempts]) => attempts === 1)).toBe(true);
  });

  it('gives it again when the lease has ended, and hears no more of the attempt before', async () => {
    await file(1);
    expect(await taken(0)).toEqual([['d0', 1]]);
    expect(await taken(9)).toEqual([]);
    expect(await taken(10)).toEqual([['d0', 2]]);
    await outbox.settle('d0', 1, { status: 'delivered', at: second(11) });
    expect((await outbox.list({}, { limit: 1 })).items[0]).toMatchObject({ status: 'waiting', attempts: 2 });
    await outbox.settle('d0', 2, { status: 'waiting', next_at: second(60), problem: 'refused\0' });
    expect(await taken(59)).toEqual([]);
    expect((await outbox.list({}, { limit: 1 })).items[0]).toMatchObject({ problem: 'refused', next_at: second(60) });
    expect(await taken(60)).toEqual([['d0', 3]]);
    await outbox.settle('d0', 3, { status: 'delivered', at: second(61) });
    await outbox.settle('d0', 3, { status: 'given_up', at: second(62), problem: 'late' });
    const [sent] = (await outbox.list({}, { limit: 1 })).items;
    expect(sent).toMatchObject({ status: 'delivered', finished_at: second(61) });
    expect(sent).not.toHaveProperty('problem');
    expect(await taken(500)).toEqual([]);
  });

  it('is listed newest first, in pages, of one subject and status', async () => {
    await file(4);
    await outbox.file(delivery('other', { subject: { kind: 'schedule', name: 'low' } }));
    await outbox.file(delivery('tried', { subject: { kind: 'test', name: 'low' } }));
    await outbox.take(second(0), second(9), 1);
    await outbox.settle('d0', 1, { status: 'given_up', at: second(1), problem: 'no such host' });
    const subject = { kind: 'alert', name: 'low' } as const;
    const first = await outbox.list({ subject }, { limit: 3 });
    const rest = await outbox.list({ subject }, { limit: 3, cursor: first.next_cursor! });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(['d3', 'd2', 'd1', 'd0']);
    expect((await outbox.list({ subject, status: 'given_up' }, { limit: 9 })).items.map(({ id }) => id)).toEqual([
      'd0',
    ]);
    expect((await outbox.list({ status: 'waiting' }, { limit: 9 })).items).toHaveLength(5);
  });
});
