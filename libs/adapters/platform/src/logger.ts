import { pino, stdTimeFunctions, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { LogLevel } from './log-level';

/** What a log line is about; each key that is given stands in the line. */
export interface LogContext {
  readonly service?: string;
  readonly request_id?: string;
  readonly run_id?: string;
}

/** A structured logger; `child` adds the request or run at hand to every line. */
export type Logger = PinoLogger;

/** Whatever bears one of these names is a secret, at the top of a line or one step below. */
const secrets = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'key',
  'api_key',
  'admin_api_key',
  'database_url',
  'redis_url',
  'smtp_url',
  'webhook_secrets',
];

/**
 * Writes one JSON object a line, `time` in ISO 8601 and `level` by name, to standard output unless told otherwise. Secrets
 * are blotted out.
 */
export function createLogger(
  options: LogContext & { readonly level: LogLevel },
  destination: DestinationStream = pino.destination({ dest: 1, sync: false }),
): Logger {
  const { level, ...context } = options;
  return pino(
    {
      level,
      base: context,
      timestamp: stdTimeFunctions.isoTime,
      messageKey: 'message',
      errorKey: 'error',
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.headers.${name}`]), censor: '[secret]' },
    },
    destination,
  );
}
