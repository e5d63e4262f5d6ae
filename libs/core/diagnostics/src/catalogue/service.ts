import { entry } from './entry';

/** Refusals of the service itself: configuration, conflicts, backing services. */
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
};
