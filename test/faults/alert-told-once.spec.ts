import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { Rng } from '../oracle/generate/rng';
import { awaitUntil } from '../support/await-until';
import { Installation } from '../support/installation';
import { WebhookReceiver } from '../support/webhook-receiver';
import { dayAt, writeDays } from './days';

const BEFORE = 10;
const ROUNDS = 4;
const seed = Number(process.env['FAULTS_SEED'] ?? 5);

/** Every other day is too low: each day changes how the alert stands. */
const amounts = Array.from({ length: BEFORE + ROUNDS }, (_, n) => (n % 2 === 0 ? 1 : 100));

const definitions = (port: number) => `
kind: schedule
name: amount_daily
metrics: [amount]
every: day
---
kind: alert
name: amount_low
metric: amount
when: value < 50
notify:
  - webhook: http://127.0.0.1:${port}/alerts
`;

describe('an alert', () => {
  const chance = new Rng(seed);
  const receiver = new WebhookReceiver();
  let installation: Installation;

  beforeAll(async () => {
    await receiver.open();
    installation = await Installation.prepare();
    await writeDays(installation.root, amounts, definitions(receiver.port));
    await installation.clock.set(dayAt(BEFORE));
    const server = await installation.startServer({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' });
    await server.call('/v1/schedules/amount_daily'); // from now on it owes what closes
  });

  afterAll(async () => {
    await installation.stop();
    await receiver.close();
  });

  const isStored = (n: number) =>
    awaitUntil(`the values of ${dayAt(n)}`, async () => {
      const found = await installation.read(
        'SELECT id FROM snapshots JOIN runs ON runs.id = run_id WHERE interval_start = $1',
        [dayAt(n)],
      );
      return found.length > 0 || undefined;
    });
  const isDelivered = (count: number) =>
    awaitUntil(`${count} deliveries`, async () => {
      const found = await installation.read(`SELECT id FROM deliveries WHERE status = 'delivered'`);
      return found.length === count || undefined;
    });

  it('is told once of each change, although the worker dies between the commit and the delivery', async () => {
    const [server] = installation.servers;
    receiver.answer = (_, response) => void setTimeout(() => response.writeHead(204).end(), 500);
    for (let round = 0; round < ROUNDS; round += 1) {
      const told = receiver.received.length;
      await installation.clock.set(dayAt(BEFORE + round + 1));
      await isStored(BEFORE + round);
      if (round % 2 === 0) await pause(chance.int(0, 500));
      else await awaitUntil('the receiver is being told', async () => receiver.received.length > told || undefined);
      await server!.kill('worker');
      await installation.clock.set(dayAt(BEFORE + round + 1.01)); // what the dead one had taken is free again
      await isDelivered(round + 1);
    }
    // Half of them were told while their worker died, and so again.
    expect(receiver.received.length).toBeGreaterThanOrEqual(ROUNDS * 1.5);
  }, 600_000);

  it('has one event and one delivery of each interval in its log', async () => {
    const events = await installation.read('SELECT * FROM alert_events ORDER BY interval_start');
    expect(events.map(({ interval_start, kind }) => [interval_start.toISOString(), kind])).toEqual(
      Array.from({ length: ROUNDS }, (_, round) => [dayAt(BEFORE + round), round % 2 === 0 ? 'fired' : 'recovered']),
    );
    const deliveries = await installation.read('SELECT status, count(*)::int FROM deliveries GROUP BY status');
    expect(deliveries).toEqual([{ status: 'delivered', count: ROUNDS }]);
  });

  it('reached its receiver signed, each change under one id', async () => {
    const { secret } = (await installation.servers[0]!.call('/v1/webhook-secret')).body;
    const told = new Map<string, string>();
    for (const { headers, body } of receiver.received) {
      const now = Number(headers['webhook-timestamp']) * 1000;
      expect(verify(secret, { body, headers, now })).toEqual(JSON.parse(body));
      told.set(String(headers['webhook-id']), body);
    }
    expect(told.size).toBe(ROUNDS);
    const kinds = [...told.values()].flatMap((body) => JSON.parse(body).data.events.map(({ kind }: any) => kind));
    const half = ROUNDS / 2;
    expect([half, half]).toEqual(['fired', 'recovered'].map((kind) => kinds.filter((each) => each === kind).length));
    process.stderr.write(`seed ${seed}: ${ROUNDS} changes told in ${receiver.received.length} requests\n`);
  });
});

/** As a receiver would whose clock is that of the sender. */
function verify(secret: string, { body, headers, now }: { body: string; headers: any; now: number }): unknown {
  jest.useFakeTimers({ now, doNotFake: ['setTimeout', 'setImmediate', 'nextTick'] });
  try {
    return new Webhook(secret).verify(body, headers);
  } finally {
    jest.useRealTimers();
  }
}
