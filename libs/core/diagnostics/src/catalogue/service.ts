import { entry } from './entry';

/** Refusals of the service itself: authentication, conflicts, limits, backing services. */
export const serviceCodes = {
  'service.unavailable': entry<{ service: string }>({
    status: 503,
    message: ({ service }) => `${service} is not answering`,
    hint: () => 'try again in a few seconds; accepted runs are kept',
  }),
  'config.wrong': entry<{ mistakes: readonly string[] }>({
    status: 500,
    message: ({ mistakes }) =>
      `the configuration has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n  ${mistakes.join('\n  ')}`,
  }),
  'database.not_started': entry<{ reason: string }>({
    status: 503,
    message: ({ reason }) => `the embedded PostgreSQL did not start: ${reason}`,
    hint: () => 'or name a server of your own in DATABASE_URL',
  }),
  'webhook_secret.configured': entry<Record<string, never>>({
    status: 409,
    message: () => 'the secret of webhooks is set by WEBHOOK_SECRET',
    hint: () => 'change it there: two secrets, separated by a blank, are both signed with',
  }),
  'request.unauthenticated': entry<Record<string, never>>({
    status: 401,
    message: () => 'an API key is needed',
    hint: () => 'send the header "Authorization: Bearer <key>"',
  }),
  'request.forbidden': entry<{ roles: readonly string[] }>({
    status: 403,
    message: ({ roles }) => `this needs a key with the role ${roles.join(' or ')}`,
  }),
  'request.bad_key': entry<{ reason: string }>({
    status: 401,
    message: ({ reason }) => `the API key ${reason}`,
  }),
  'api_key.last_admin': entry<{ id: string }>({
    status: 409,
    message: ({ id }) => `"${id}" is the last active admin key; without it nobody could administer this instance`,
    hint: () => 'make another admin key first',
  }),
  'api_key.expired': entry<{ expires_at: string }>({
    status: 422,
    message: ({ expires_at }) => `a key that expires at ${expires_at} could never be used`,
  }),
  'api_key.not_found': entry<{ id: string }>({
    status: 404,
    message: ({ id }) => `there is no active API key with the id "${id}"`,
  }),
};
