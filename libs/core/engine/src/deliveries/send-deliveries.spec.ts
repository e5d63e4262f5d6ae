import { Clock } from '../ports/clock';
import { DeliveryStore, type Delivery } from '../ports/delivery-store';
import { Notifier, type Sent } from '../ports/notifier';
import { MOST_ATTEMPTS } from './pause-after';
import { SendDeliveries } from './send-deliveries';

const delivery = (id: string, attempts = 1): Delivery => ({
  id,
  subject: { kind: 'alert', name: 'low_sales' },
  message: { kind: 'webhook', url: 'https://hooks.example.com/', body: '{}' },
  created_at: '2026-01-01T00:00:00.000Z',
  status: 'waiting',
  attempts,
  next_at: '2026-01-01T00:00:00.000Z',
});

class StoppedClock extends Clock {
  override now = () => new Date('2026-01-01T12:00:00Z');
  override every = () => () => undefined;
  override nextTurn = async () => undefined;
}

class Outbox extends DeliveryStore {
  readonly settled: unknown[] = [];
  leases: unknown[] = [];
  constructor(readonly due: Delivery[]) {
    super();
  }

  override file = async () => undefined;
  override list = async () => ({ items: [] });

  override async take(now: string, lease_until: string, limit: number) {
    this.leases.push([now, lease_until]);
    return this.due.splice(0, limit);
  }

  override async settle(id: string, attempt: number, end: unknown) {
    if (id === 'lost') throw new Error('the database is away');
    this.settled.push([id, attempt, end]);
  }
}

class Answering extends Notifier {
  readonly sent: string[] = [];
  constructor(private readonly answer: Sent) {
    super();
  }

  override async send({ id }: Delivery) {
    this.sent.push(id);
    return this.answer;
  }
}

const attempt = async (due: Delivery[], answer: Sent) => {
  const outbox = new Outbox(due);
  const notifier = new Answering(answer);
  const send = new SendDeliveries(outbox, notifier, new StoppedClock());
  return { outbox, notifier, count: await send.execute() };
};
const refused = { status: 'failed', problem: 'it answered 503', is_final: false } as const;

describe('sending what is due', () => {
  it('settles what was delivered, with what some recipients refused', async () => {
    const { outbox, count } = await attempt([delivery('a')], { status: 'delivered', problem: 'one was refused' });
    expect(count).toBe(1);
    expect(outbox.settled).toEqual([
      ['a', 1, { status: 'delivered', at: '2026-01-01T12:00:00.000Z', problem: 'one was refused' }],
    ]);
  });

  it('waits longer with each attempt', async () => {
    const { outbox } = await attempt([delivery('a', 1), delivery('b', 5)], refused);
    expect(outbox.settled).toEqual([
      ['a', 1, { status: 'waiting', next_at: '2026-01-01T12:00:10.000Z', problem: 'it answered 503' }],
      ['b', 5, { status: 'waiting', next_at: '2026-01-01T13:00:00.000Z', problem: 'it answered 503' }],
    ]);
  });

  it('gives up after the last attempt, and at once what will never succeed', async () => {
    const given_up = { status: 'given_up', at: '2026-01-01T12:00:00.000Z', problem: 'it answered 503' };
    const last = await attempt([delivery('a', MOST_ATTEMPTS)], refused);
    expect(last.outbox.settled).toEqual([['a', MOST_ATTEMPTS, given_up]]);
    const final = await attempt([delivery('a')], { ...refused, is_final: true });
    expect(final.outbox.settled).toEqual([['a', 1, given_up]]);
  });

  it('does not send what killed every process that tried', async () => {
    const { outbox, notifier } = await attempt([delivery('a', MOST_ATTEMPTS + 1)], { status: 'delivered' });
    expect(notifier.sent).toEqual([]);
    expect(outbox.settled).toEqual([['a', MOST_ATTEMPTS + 1, expect.objectContaining({ status: 'given_up' })]]);
  });

  it('takes a few at a time, under a lease that outlives every attempt', async () => {
    const due = Array.from({ length: 20 }, (_, index) => delivery(`d${index}`));
    const { outbox, notifier, count } = await attempt(due, { status: 'delivered' });
    expect(count).toBe(8);
    expect(notifier.sent).toHaveLength(8);
    expect(outbox.leases).toEqual([['2026-01-01T12:00:00.000Z', '2026-01-01T12:01:30.000Z']]);
  });

  it('settles the others when one cannot be settled, and tells', async () => {
    const outbox = new Outbox([delivery('lost'), delivery('a')]);
    const send = new SendDeliveries(outbox, new Answering({ status: 'delivered' }), new StoppedClock());
    await expect(send.execute()).rejects.toThrow('the database is away');
    expect(outbox.settled).toEqual([['a', 1, expect.objectContaining({ status: 'delivered' })]]);
  });
});
