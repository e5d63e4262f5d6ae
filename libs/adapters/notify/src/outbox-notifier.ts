import { Notifier, type Delivery, type Sent } from '@core/engine';
import type { MailSender } from './mail/mail-sender';
import type { WebhookSender } from './webhook/webhook-sender';

/** Sends each message by the way that it names. */
export class OutboxNotifier extends Notifier {
  constructor(
    private readonly webhooks: WebhookSender,
    private readonly mail: MailSender,
  ) {
    super();
  }

  override async send({ id, created_at, message }: Delivery): Promise<Sent> {
    try {
      if (message.kind === 'webhook') return await this.webhooks.send(id, message);
      return await this.mail.send({ id, created_at, message });
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      return { status: 'failed', problem: `it could not be sent for an unforeseen reason (${name})`, is_final: false };
    }
  }
}
