import { isIP } from 'node:net';
import type { SMTPPoolOptions } from 'nodemailer/lib/smtp-pool';

/** What e-mail needs. */
export interface MailSettings {
  /** `SMTP_URL`: smtp://user:password@host:587, or smtps:// for TLS from the start. */
  readonly smtp_url: string;
  /** `MAIL_FROM`. */
  readonly from: Mailbox;
  /** Certificates that are trusted in place of the usual ones. */
  readonly ca?: string;
}

export interface Mailbox {
  /** The display name; may be empty. */
  readonly name: string;
  readonly address: string;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
const IDLE_MS = 60_000;

/**
 * One connection that is kept for a while. A password crosses a network only in TLS; on the machine itself TLS is not asked
 * for.
 */
export function poolOptions({ smtp_url, ca }: Omit<MailSettings, 'from'>): SMTPPoolOptions & { pool: true } {
  const url = new URL(smtp_url);
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const isHere = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  const hasLogin = url.username !== '';
  return {
    pool: true,
    maxConnections: 1,
    maxRequeues: 1,
    idleTimeout: IDLE_MS,
    host,
    ...(url.port !== '' && { port: Number(url.port) }),
    secure: url.protocol === 'smtps:',
    ...(hasLogin && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    ...(isHere ? { ignoreTLS: true, allowInternalNetworkInterfaces: true } : { requireTLS: hasLogin }),
    ...(ca !== undefined && { tls: { ca } }),
    dnsTimeout: CONNECT_MS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
