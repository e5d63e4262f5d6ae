import { resolve } from 'node:path';
import { logLevels, type LogLevel } from '../log-level';
import type { Variable } from './variable';

const KEY_LENGTH = 20;

export const host: Variable<string> = {
  name: 'HOST',
  accepts: 'a host name or address, such as 127.0.0.1 or 0.0.0.0',
  parse: (text) => (/^[A-Za-z0-9.:_-]+$/.test(text) ? text : undefined),
};

export const port: Variable<number> = {
  name: 'PORT',
  accepts: 'a port number from 0 to 65535 (0: any free port)',
  parse: (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined),
};

export const databaseUrl: Variable<string> = {
  name: 'DATABASE_URL',
  accepts: 'a URL such as postgresql://user:password@host:5432/database',
  secret: true,
  parse: (text) => parseUrl(text, ['postgres:', 'postgresql:']),
};

export const redisUrl: Variable<string> = {
  name: 'REDIS_URL',
  accepts: 'a URL such as redis://:password@host:6379/0, or rediss:// for TLS',
  secret: true,
  parse: (text) => parseUrl(text, ['redis:', 'rediss:']),
};

export const adminApiKey: Variable<string> = {
  name: 'ADMIN_API_KEY',
  accepts: `at least ${KEY_LENGTH} printable characters without blanks`,
  secret: true,
  parse: (text) => (text.length >= KEY_LENGTH && /^[\x21-\x7e]+$/.test(text) ? text : undefined),
};

export const logLevel: Variable<LogLevel> = {
  name: 'LOG_LEVEL',
  accepts: `one of ${logLevels.join(', ')}`,
  parse: (text) => logLevels.find((level) => level === text.toLowerCase()),
};

/** A folder; a relative path counts from `base`. */
export function folder(name: string, base: string): Variable<string> {
  return {
    name,
    accepts: 'the path of a folder',
    parse: (text) => (text.includes('\0') ? undefined : resolve(base, text)),
  };
}

function parseUrl(text: string, protocols: readonly string[]): string | undefined {
  if (!URL.canParse(text)) return undefined;
  return protocols.includes(new URL(text).protocol) ? text : undefined;
}
