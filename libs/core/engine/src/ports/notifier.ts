import type { Delivery } from './delivery-store';

/**
 * How an attempt to send ended. What will never succeed (an address that is refused) is not worth another try. A delivered
 * message has a problem where some of its recipients were refused.
 */
export type Sent =
  | { readonly status: 'delivered'; readonly problem?: string }
  | { readonly status: 'failed'; readonly problem: string; readonly is_final: boolean };

/** Sends what is in the outbox. */
export abstract class Notifier {
  /** One attempt; never throws. */
  abstract send(delivery: Delivery): Promise<Sent>;
}
