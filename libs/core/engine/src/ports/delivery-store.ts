import type { Page, PageOf } from './page';

export interface MailAttachment {
  readonly filename: string;
  readonly content_type: string;
  readonly content: string;
}

/** Something that is to be sent, complete: sending needs nothing else. */
export type Message =
  | { readonly kind: 'webhook'; readonly url: string; readonly body: string }
  | {
      readonly kind: 'email';
      readonly to: readonly string[];
      readonly subject: string;
      readonly text: string;
      readonly html?: string;
      readonly attachments?: readonly MailAttachment[];
    };

export interface NewDelivery {
  /** Made from what it tells of and to whom, so that the same is never filed twice; receivers tell repetitions by it. */
  readonly id: string;
  /** What it is about: an alert, a schedule, or (`test`) the key that tries out a target. */
  readonly subject: { readonly kind: 'alert' | 'schedule' | 'test'; readonly name: string };
  readonly message: Message;
  readonly created_at: string;
}

export type DeliveryStatus = 'waiting' | 'delivered' | 'given_up';

export interface Delivery extends NewDelivery {
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly next_at: string;
  readonly finished_at?: string;
  /** Why the newest attempt failed. */
  readonly problem?: string;
}

/** The outbox: what was decided to be sent, and whether it was. */
export abstract class DeliveryStore {
  /** Files one that nothing else is committed with. One whose id is known is not filed again. */
  abstract file(delivery: NewDelivery): Promise<void>;
  /** Takes waiting deliveries that are due for this process until `lease_until`, and counts the attempt. */
  abstract take(now: string, lease_until: string, limit: number): Promise<readonly Delivery[]>;
  /** Ends an attempt, unless a later one was begun. */
  abstract settle(
    id: string,
    attempt: number,
    end:
      | { readonly status: 'delivered' | 'given_up'; readonly at: string; readonly problem?: string }
      | { readonly status: 'waiting'; readonly next_at: string; readonly problem: string },
  ): Promise<void>;
  /** Newest first. */
  abstract list(
    filter: { readonly subject?: NewDelivery['subject']; readonly status?: DeliveryStatus },
    page: Page,
  ): Promise<PageOf<Delivery>>;
}
