import type { Operation, Schema } from '../http/operation';
import { administrators, schedulers } from '../http/roles';
import { answer, json, paged, ref } from '../openapi/answer';

const name: Schema = { type: 'string', minLength: 1, maxLength: 200 };

export const listDeliveries: Operation = {
  id: 'listDeliveries',
  tag: 'deliveries',
  summary: 'Read what was sent, and what is waiting to be sent, newest first',
  description: 'What alerts and schedules tell people and programs. The messages themselves are not shown.',
  access: schedulers,
  ...paged('A page of deliveries', ref('Delivery'), {
    status: { enum: ['waiting', 'delivered', 'given_up'] },
    alert: { ...name, description: 'Only what this alert tells.' },
    schedule: { ...name, description: 'Only what this schedule delivers; not together with `alert`.' },
  }),
};

const email: Schema = { type: 'string', minLength: 3, maxLength: 254 };

const target: Schema = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties: {
    webhook: { type: 'string', minLength: 1, maxLength: 2000, description: 'A URL.' },
    email: {
      description: 'One mail address, or several.',
      oneOf: [email, { type: 'array', items: email, minItems: 1, maxItems: 100 }],
    },
  },
};

export const testDelivery: Operation = {
  id: 'testDelivery',
  tag: 'deliveries',
  summary: 'Try a target',
  description: 'Sends a message that says nothing but that it came; the list of deliveries shows what became of it.',
  access: administrators,
  body: json(target, { webhook: 'https://hooks.example.com/formulary' }),
  answers: { 202: answer('The message is in the outbox', ref('DeliveryReference')) },
};

export const readWebhookSecret: Operation = {
  id: 'readWebhookSecret',
  tag: 'deliveries',
  summary: 'Read the secret that webhooks are signed with',
  description: 'Receivers verify signatures with it, after Standard Webhooks. Who reads it is written down.',
  access: administrators,
  answers: { 200: answer('The secret', ref('WebhookSecret')) },
};

export const rotateWebhookSecret: Operation = {
  id: 'rotateWebhookSecret',
  tag: 'deliveries',
  summary: 'Put another secret in its place',
  description:
    'For 24 hours webhooks bear a signature with the one before as well. Refused with 409 where `WEBHOOK_SECRET` sets it.',
  access: administrators,
  answers: { 200: answer('The new secret', ref('WebhookSecret')) },
  secrets: ['secret', 'previous'],
};
