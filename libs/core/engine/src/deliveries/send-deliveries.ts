import type { Clock } from '../ports/clock';
import type { Delivery, DeliveryStore } from '../ports/delivery-store';
import type { Notifier, Sent } from '../ports/notifier';
import { MOST_ATTEMPTS, pauseAfter } from './pause-after';

/** Deliveries that are sent at once, and taken at a time. */
const AT_ONCE = 8;
/** Longer than any attempt; then whoever took a delivery is believed dead, and another takes it. */
const LEASE_MS = 90_000;

/** Sends what is due in the outbox, at least once: whoever dies between sending and settling has it sent again. */
export class SendDeliveries {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
  ) {}

  /** One attempt for each of a few that are due. Answers how many; more may be due while that is not 0. */
  async execute(): Promise<number> {
    const now = this.clock.now();
    const lease_until = new Date(now.getTime() + LEASE_MS).toISOString();
    const taken = await this.deliveries.take(now.toISOString(), lease_until, AT_ONCE);
    const settled = await Promise.allSettled(taken.map((delivery) => this.attempt(delivery)));
    const failure = settled.find(({ status }) => status === 'rejected');
    if (failure?.status === 'rejected') throw failure.reason;
    return taken.length;
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const { id, attempts } = delivery;
    const sent = attempts > MOST_ATTEMPTS ? fellSilent : await this.notifier.send(delivery);
    await this.deliveries.settle(id, attempts, endOf(sent, attempts, this.clock.now()));
  }
}

/** The last attempt was never settled; another might kill its process as well. */
const fellSilent: Sent = {
  status: 'failed',
  problem: 'each process that tried to send it fell silent',
  is_final: true,
};

type End = Parameters<DeliveryStore['settle']>[2];

function endOf(sent: Sent, attempts: number, now: Date): End {
  const at = now.toISOString();
  if (sent.status === 'delivered')
    return { status: 'delivered', at, ...(sent.problem !== undefined && { problem: sent.problem }) };
  const { problem, is_final } = sent;
  const pause_ms = is_final ? undefined : pauseAfter(attempts);
  if (pause_ms === undefined) return { status: 'given_up', at, problem };
  return { status: 'waiting', next_at: new Date(now.getTime() + pause_ms).toISOString(), problem };
}
