import type { Operation } from '../http/operation';
import { administrators } from '../http/roles';
import { answer, ref } from '../openapi/answer';

export const readLiveness: Operation = {
  id: 'readLiveness',
  tag: 'operations',
  summary: 'Whether the process answers',
  access: 'public',
  answers: { 200: answer('It does', { type: 'object' }, { status: 'live' }) },
};

export const readReadiness: Operation = {
  id: 'readReadiness',
  tag: 'operations',
  summary: 'Whether requests can be served, part by part',
  description:
    '503 while database or queue is away. Definition files with errors, unavailable datasets and a missing worker are told by their codes and leave it at 200, `degraded`.',
  access: 'public',
  answers: { 200: answer('Requests can be served', ref('Readiness')), 503: answer('They cannot', ref('Readiness')) },
};

export const readHealth: Operation = {
  id: 'readHealth',
  tag: 'operations',
  summary: 'How the service is, part by part, with the reasons',
  description:
    'The same as `/health/ready`, with why something is not well, and what was read from which connection. Reasons may quote rows and definitions.',
  access: administrators,
  answers: { 200: answer('How it is', ref('Health')) },
};
