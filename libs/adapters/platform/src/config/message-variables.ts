import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { Variable } from './variable';

/** Who e-mail is from. */
export interface Mailbox {
  /** The display name; may be empty. */
  readonly name: string;
  readonly address: string;
}

const SECRET_BYTES = { least: 24, most: 64 };

export const smtpUrl: Variable<string> = {
  name: 'SMTP_URL',
  accepts: 'a URL such as smtp://user:password@host:587, or smtps:// for TLS from the start; nothing behind the port',
  secret: true,
  parse: (text) => {
    const url = parseUrl(text, ['smtp:', 'smtps:']);
    if (url === undefined || url.hostname === '' || url.search !== '' || url.hash !== '') return undefined;
    const isBare = url.pathname === '' || url.pathname === '/';
    return isBare && canDecode(url.username) && canDecode(url.password) ? text : undefined;
  },
};

export const mailFrom: Variable<Mailbox> = {
  name: 'MAIL_FROM',
  accepts: 'a mail address such as metrics@example.com, or Formulary <metrics@example.com>',
  parse: (text) => {
    const { name = '', address = text } = /^(?<name>[^<>\p{Cc}]*)<(?<address>[^<>]*)>$/u.exec(text)?.groups ?? {};
    return /^[^\s@<>()[\],;:\\"\p{Cc}]+@[\p{L}\d.-]+$/u.test(address)
      ? { name: name.trim().replace(/^"(.*)"$/u, '$1'), address }
      : undefined;
  },
};

/** The secret of webhooks, and after a blank the one that it replaces; the newest first. */
export const webhookSecret: Variable<readonly string[]> = {
  name: 'WEBHOOK_SECRET',
  accepts: `"whsec_" and ${SECRET_BYTES.least} to ${SECRET_BYTES.most} bytes in base64; after a blank, the secret that it replaces`,
  secret: true,
  parse: (text) => {
    const secrets = text.split(/\s+/u);
    return secrets.length <= 2 && secrets.every(isWebhookSecret) ? secrets : undefined;
  },
};

export const webhookAllowedHosts: Variable<readonly string[]> = {
  name: 'WEBHOOK_ALLOWED_HOSTS',
  accepts: 'host names, addresses and ranges of addresses with commas between, such as hooks.lan, 10.0.0.5, fd00::/8',
  parse: (text) => {
    const hosts = text
      .split(',')
      .map((host) => host.trim())
      .filter((host) => host !== '');
    return hosts.every(isHost) ? hosts : undefined;
  },
};

export const publicUrl: Variable<string> = {
  name: 'PUBLIC_URL',
  accepts: 'a URL such as https://metrics.example.com',
  parse: (text) => {
    const url = parseUrl(text, ['http:', 'https:']);
    if (url === undefined || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
      return undefined;
    return url.href.replace(/\/+$/u, '');
  },
};

function parseUrl(text: string, protocols: readonly string[]): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && protocols.includes(url.protocol) ? url : undefined;
}

function canDecode(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function isWebhookSecret(text: string): boolean {
  const encoded = /^whsec_(?<encoded>(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/u.exec(text);
  const length = Buffer.from(encoded?.groups?.['encoded'] ?? '', 'base64').length;
  return length >= SECRET_BYTES.least && length <= SECRET_BYTES.most;
}

function isHost(text: string): boolean {
  const [, address, prefix] = /^([\d.]+|[\da-f:.]+)\/(\d{1,3})$/iu.exec(text) ?? [];
  if (address !== undefined) return isIP(address) !== 0 && Number(prefix) <= (isIP(address) === 4 ? 32 : 128);
  if (isIP(text) !== 0) return true;
  return (
    /^[\p{L}\p{M}\d_-]+(\.[\p{L}\p{M}\d_-]+)*\.?$/u.test(text) && !/^[\d.]+$/u.test(text) && domainToASCII(text) !== ''
  );
}
