import type { Schema } from '../http/operation';
import { count, instant, list, object, text } from './schema-parts';

const status: Schema = { enum: ['waiting', 'delivered', 'given_up'] };

/** Schemas of what is sent to people and programs. */
export const deliverySchemas: Readonly<Record<string, Schema>> = {
  Delivery: object({
    id: { ...text, description: 'The `webhook-id` of a webhook; the `Message-ID` of an e-mail is made from it.' },
    subject: {
      ...object({ kind: { enum: ['alert', 'schedule', 'test'] }, name: text }),
      description: 'What it is about; of a test, the key that asked for it.',
    },
    target: {
      oneOf: [
        object({ webhook: { ...text, description: 'Scheme and host alone: the path may be a secret.' } }),
        object({ email: list(text) }),
      ],
    },
    status,
    attempts: count,
    created_at: instant,
    'next_at?': { ...instant, description: 'When it is tried next.' },
    'finished_at?': instant,
    'problem?': { ...text, description: 'Why the newest attempt failed, or which recipients were refused.' },
  }),
  DeliveryReference: object({ id: text, status }),
  WebhookSecret: object({
    secret: text,
    'previous?': { ...text, description: 'The one before, while webhooks are signed with it as well.' },
    'previous_until?': instant,
    origin: { enum: ['configured', 'made'] },
    'changed_at?': instant,
  }),
};
