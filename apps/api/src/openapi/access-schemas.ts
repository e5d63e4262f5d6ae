import type { Schema } from '../http/operation';
import { any, instant, list, map, object, text } from './schema-parts';

/** Of a key: active, for a fortnight at most, no more. */
const status: Schema = { enum: ['active', 'expiring', 'expired', 'revoked'] };

const apiKey = {
  id: text,
  name: text,
  'description?': text,
  status,
  prefix: { type: 'string', description: 'The first characters of the newest secret.' },
  roles: list(text),
  attributes: map(any),
  created_at: instant,
  created_by: text,
  'expires_at?': instant,
  'last_used_at?': { ...instant, description: 'To the minute.' },
  'rotated_at?': instant,
  'previous?': {
    ...object({ prefix: text, until: instant }),
    description: 'The secret before, while it is good as well.',
  },
  'revoked_at?': instant,
};

/** The shapes of keys, of who asks, and of the audit trail. */
export const accessSchemas: Readonly<Record<string, Schema>> = {
  ApiKey: object(apiKey),
  NewApiKey: object({ key: { type: 'string', description: 'Shown only here.' }, ...apiKey }),
  Me: object({
    id: { type: 'string', description: 'Of the key, or `oidc:issuer#subject`.' },
    name: text,
    roles: list(text),
    attributes: map(any),
    'expires_at?': instant,
    status,
  }),
  AuditEntry: object({
    id: text,
    at: instant,
    actor_id: { type: 'string', description: 'The id of a key, `oidc:issuer#subject`, `system`, or `unknown`.' },
    actor: { type: 'string', description: 'Its name at that time.' },
    action: text,
    subject: text,
    'request_id?': text,
    details: { type: 'object' },
  }),
};
