import { idInPath } from '../http/id-in-path';
import type { Operation, Schema } from '../http/operation';
import { administrators } from '../http/roles';
import { answer, json, pageAnswer, ref } from '../openapi/answer';

const newKey: Schema = {
  type: 'object',
  required: ['name', 'roles'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100, description: 'Whose key it is; stands in the audit trail.' },
    roles: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { enum: ['admin', 'author', 'analyst', 'scheduler', 'viewer'] },
    },
    attributes: { type: 'object', maxProperties: 50, additionalProperties: { type: ['string', 'number', 'boolean'] } },
    expires_at: { type: 'string', format: 'date-time' },
  },
};

export const listApiKeys: Operation = {
  id: 'listApiKeys',
  tag: 'administration',
  summary: 'List API keys',
  description: 'The keys themselves are not stored and cannot be shown.',
  access: administrators,
  answers: { 200: pageAnswer('All keys', ref('ApiKey')) },
};

export const createApiKey: Operation = {
  id: 'createApiKey',
  tag: 'administration',
  summary: 'Make an API key',
  description: 'The answer is the only time that the key can be seen.',
  access: administrators,
  body: json(newKey, { name: 'dashboard', roles: ['analyst'], expires_at: '2027-01-01T00:00:00Z' }),
  answers: { 201: answer('The key and what is known of it', ref('NewApiKey')) },
  secrets: ['key'],
};

export const revokeApiKey: Operation = {
  id: 'revokeApiKey',
  tag: 'administration',
  summary: 'Revoke an API key',
  access: administrators,
  path: { id: idInPath('a key') },
  answers: { 204: { description: 'Revoked' } },
};
