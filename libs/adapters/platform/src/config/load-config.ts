import { DomainError } from '@core/diagnostics';
import type { LogLevel } from '../log-level';
import { readConnections, type Connections } from './connection-variables';
import { readOidc, type OidcSettings } from './identity-variables';
import { readLimits, unknownLimits, type ConfiguredLimits } from './limit-variables';
import { mailFrom, publicUrl, smtpUrl, webhookAllowedHosts, webhookSecret, type Mailbox } from './message-variables';
import { describeMistake, type Variable } from './variable';
import { adminApiKey, databaseUrl, folder, host, logLevel, port, redisUrl } from './variables';

/** What an operator decides through the environment. */
export interface Config {
  /** `HOST`; 127.0.0.1 when absent, so that nothing is offered to a network unasked. */
  readonly host: string;
  /** `PORT`; 3000 when absent. */
  readonly port: number;
  /** `DATA_DIR`, absolute; `.data` when absent. Where the product keeps what is its own. */
  readonly data_dir: string;
  /** `DATA_ROOT`, absolute; `metric-definitions` when absent. Files of datasets lie below it and nowhere else. */
  readonly data_root: string;
  /** `DATABASE_URL`; the embedded server when absent. */
  readonly database_url?: string;
  /** `REDIS_URL`; jobs travel through the database when absent. */
  readonly redis_url?: string;
  /** `ADMIN_API_KEY`; one is made on the first start when absent. */
  readonly admin_api_key?: string;
  /** `LOG_LEVEL`; info when absent. */
  readonly log_level: LogLevel;
  /** `SMTP_URL`; no e-mail is sent when absent. */
  readonly smtp_url?: string;
  /** `MAIL_FROM`; no e-mail is sent when absent. */
  readonly mail_from?: Mailbox;
  /** `WEBHOOK_SECRET`, the newest first; the instance makes its own when absent. */
  readonly webhook_secrets?: readonly string[];
  /** `WEBHOOK_ALLOWED_HOSTS`: webhooks go to them although they are private, and without TLS. */
  readonly webhook_allowed_hosts?: readonly string[];
  /** `PUBLIC_URL`, without a slash at the end: where people reach this instance. Messages hold no links when absent. */
  readonly public_url?: string;
  /** `LIMIT_…`. */
  readonly limits: ConfiguredLimits;
  /** `OIDC_…`: whose tokens are taken, and how they are read; API keys alone are taken when absent. */
  readonly oidc?: OidcSettings;
  /** `CONNECTION_<NAME>`; no dataset reads from a database when absent. Each URL holds a password. */
  readonly connections?: Connections;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration; an empty variable counts as absent, relative paths count from `base`.
 * Throws `config.wrong`, which names every wrong variable at once and never the text of a secret.
 */
export function loadConfig(environment: Environment, base: string = process.cwd()): Config {
  const mistakes: string[] = [];
  const read = <Value>(variable: Variable<Value>): Value | undefined => {
    const text = environment[variable.name]?.trim() ?? '';
    if (text === '') return undefined;
    const value = variable.parse(text);
    if (value === undefined) mistakes.push(describeMistake(variable, text));
    return value;
  };
  const readFolder = (name: string, fallback: string) => {
    const variable = folder(name, base);
    return read(variable) ?? variable.parse(fallback) ?? base;
  };
  const database_url = read(databaseUrl);
  const redis_url = read(redisUrl);
  const admin_api_key = read(adminApiKey);
  const config: Config = {
    host: read(host) ?? '127.0.0.1',
    port: read(port) ?? 3000,
    data_dir: readFolder('DATA_DIR', '.data'),
    data_root: readFolder('DATA_ROOT', 'metric-definitions'),
    log_level: read(logLevel) ?? 'info',
    limits: readLimits(read),
    ...readMessaging(read),
    ...readOidc(read, mistakes),
    ...readConnections(environment, mistakes),
    ...(database_url !== undefined && { database_url }),
    ...(redis_url !== undefined && { redis_url }),
    ...(admin_api_key !== undefined && { admin_api_key }),
  };
  mistakes.push(...unknownLimits(environment));
  if (mistakes.length > 0) throw DomainError.of('config.wrong', { mistakes });
  return Object.freeze(config);
}

/** What messages to the outside need. */
function readMessaging(read: <Value>(variable: Variable<Value>) => Value | undefined) {
  const smtp_url = read(smtpUrl);
  const mail_from = read(mailFrom);
  const webhook_secrets = read(webhookSecret);
  const webhook_allowed_hosts = read(webhookAllowedHosts);
  const public_url = read(publicUrl);
  return {
    ...(smtp_url !== undefined && { smtp_url }),
    ...(mail_from !== undefined && { mail_from }),
    ...(webhook_secrets !== undefined && { webhook_secrets }),
    ...(webhook_allowed_hosts !== undefined && { webhook_allowed_hosts }),
    ...(public_url !== undefined && { public_url }),
  };
}
