import { roleNames } from '@core/engine';
import { idInPath } from '../http/id-in-path';
import type { Operation, Schema } from '../http/operation';
import { administrators } from '../http/roles';
import { answer, json, paged, ref } from '../openapi/answer';

const path = { id: idInPath('a key') };

const name: Schema = {
  type: 'string',
  minLength: 1,
  maxLength: 100,
  description: 'Whose key it is; stands in the audit trail.',
};
const description: Schema = { type: 'string', maxLength: 1000, description: 'What it is for.' };
const roles: Schema = { type: 'array', minItems: 1, uniqueItems: true, items: { enum: roleNames } };
const attributes: Schema = {
  type: 'object',
  description:
    'What `user.name` stands for in the access rules of datasets: texts, numbers, true or false, lists of texts.',
};
const expiry: Schema = { type: 'string', format: 'date-time', description: 'From then on it is refused.' };

const newKey: Schema = {
  type: 'object',
  required: ['name', 'roles'],
  additionalProperties: false,
  properties: { name, description, roles, attributes, expires_at: expiry },
};

const patch: Schema = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    name,
    description: { ...description, type: ['string', 'null'] },
    roles,
    attributes: { ...attributes, description: 'All of them: those that are not given here are gone.' },
    expires_at: { ...expiry, type: ['string', 'null'] },
  },
};

export const listApiKeys: Operation = {
  id: 'listApiKeys',
  tag: 'administration',
  summary: 'List API keys, oldest first',
  description: 'The secrets themselves are not stored and cannot be shown.',
  access: administrators,
  ...paged('A page of keys', ref('ApiKey')),
};

export const createApiKey: Operation = {
  id: 'createApiKey',
  tag: 'administration',
  summary: 'Make an API key',
  description: 'The answer is the only time that the key can be seen.',
  access: administrators,
  body: json(newKey, {
    name: 'dashboard',
    roles: ['analyst'],
    attributes: { region: 'West', teams: ['Dustin Brinkmann', 'Melvin Marxen'] },
    expires_at: '2027-01-01T00:00:00Z',
  }),
  answers: { 201: answer('The key and what is known of it', ref('NewApiKey')) },
  secrets: ['key'],
};

export const readApiKey: Operation = {
  id: 'readApiKey',
  tag: 'administration',
  summary: 'Read what is known of an API key',
  access: administrators,
  path,
  answers: { 200: answer('The key, without its secret', ref('ApiKey')) },
};

export const changeApiKey: Operation = {
  id: 'changeApiKey',
  tag: 'administration',
  summary: 'Change name, roles, attributes or expiry of an API key',
  description:
    'Counts from the next request on. Refused with 409 when nobody could administer the instance any more. The audit trail says how it was and is.',
  access: administrators,
  path,
  body: json(patch, { roles: ['analyst', 'author'], expires_at: null }),
  answers: { 200: answer('The key, changed', ref('ApiKey')) },
};

export const rotateApiKey: Operation = {
  id: 'rotateApiKey',
  tag: 'administration',
  summary: 'Give an API key another secret',
  description:
    'Id, roles and attributes stay. The secret that is replaced is good for `overlap` as well (24h when absent, 0m for not at all); what that one replaced is good no more, so that there are two at most. The answer is the only time that the new one can be seen.',
  access: administrators,
  path,
  body: json(
    {
      type: 'object',
      additionalProperties: false,
      properties: { overlap: { type: 'string', maxLength: 10, description: 'Such as 30m, 24h or 7d; 30d at most.' } },
    },
    { overlap: '24h' },
  ),
  is_body_optional: true,
  answers: { 200: answer('The new key and what is known of it', ref('NewApiKey')) },
  secrets: ['key'],
};

export const revokeApiKey: Operation = {
  id: 'revokeApiKey',
  tag: 'administration',
  summary: 'Revoke an API key',
  description: 'With all its secrets, at once and for good.',
  access: administrators,
  path,
  answers: { 204: { description: 'Revoked' } },
};
