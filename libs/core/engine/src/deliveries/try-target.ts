import type { RecipientDefinition } from '@core/definition';
import type { Audit } from '../access/audit';
import type { Caller } from '../access/caller';
import type { Clock } from '../ports/clock';
import type { DeliveryStore, Message } from '../ports/delivery-store';
import type { IdSource } from '../ports/id-source';
import type { InstanceSettings } from '../ports/instance-settings';

/** Sends a message that says nothing but that it came, so that a target can be tried before an alert needs it. */
export class TryTarget {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly settings: InstanceSettings,
    private readonly clock: Clock,
    private readonly ids: IdSource,
    private readonly audit: Audit,
  ) {}

  /** Answers the id of the delivery; what becomes of it is seen in the list of deliveries. */
  async execute(target: RecipientDefinition, caller: Caller): Promise<string> {
    const id = `test_${this.ids.nextId()}`;
    const created_at = this.clock.now().toISOString();
    const message = this.compose(target, caller.name, created_at);
    await this.deliveries.file({ id, subject: { kind: 'test', name: caller.name }, message, created_at });
    await this.audit.note(caller, 'delivery.test', id, { kind: message.kind });
    return id;
  }

  private compose(target: RecipientDefinition, sender: string, at: string): Message {
    const { public_url } = this.settings;
    const text = `A test from Formulary${public_url === undefined ? '' : ` at ${public_url}`}, sent with the key "${sender}".`;
    if ('webhook' in target) {
      const body = JSON.stringify({ type: 'test', timestamp: at, data: { message: text } });
      return { kind: 'webhook', url: target.webhook, body };
    }
    const { email } = target;
    return { kind: 'email', to: typeof email === 'string' ? [email] : email, subject: 'A test from Formulary', text };
  }
}
