import { createHash } from 'node:crypto';
import type { MailAttachment, Message } from '@core/engine';
import type { SendMailOptions } from 'nodemailer';
import type { Mailbox } from './mail-settings';

export type MailMessage = Extract<Message, { readonly kind: 'email' }>;

/** What is said once, and again at each further attempt in the same words. */
export interface Letter {
  readonly id: string;
  readonly created_at: string;
  readonly message: MailMessage;
}

const MAILBOX = /^[^\s\p{Cc}@<>()[\],;:\\"]{1,64}@[^\s\p{Cc}@<>()[\],;:\\"]{1,255}$/u;
const MEDIA_TYPE = /^[\w.+-]{1,80}\/[\w.+-]{1,80}(; ?charset=[\w-]{1,40})?$/u;

/** The first recipient that is no mail address; nothing is sent to such a one, whatever a server would make of it. */
export function findBadRecipient({ to }: MailMessage): string | undefined {
  return to.find((address) => address.length > 254 || !MAILBOX.test(address));
}

/** The letter as nodemailer takes it. The `Message-ID` comes from the delivery, so that mail programs show a repetition once. */
export function composeMail({ id, created_at, message }: Letter, from: Mailbox): SendMailOptions {
  const { to, subject, text, html, attachments = [] } = message;
  return {
    from: { name: onOneLine(from.name), address: from.address },
    to: to.map((address) => ({ name: '', address })),
    envelope: { from: from.address, to: [...to] },
    subject: onOneLine(subject),
    text,
    ...(html !== undefined && { html }),
    attachments: attachments.map(composeAttachment),
    messageId: `<${tokenOf(id)}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    date: new Date(created_at),
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function composeAttachment({ filename, content_type, content }: MailAttachment) {
  return {
    filename: onOneLine(filename).replaceAll(/[/\\]/gu, '_'),
    contentType: MEDIA_TYPE.test(content_type) ? content_type : 'application/octet-stream',
    content: Buffer.from(content, 'utf8'),
  };
}

/** Nothing that ends a line or steers a terminal stands in a header. */
function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

function tokenOf(id: string): string {
  return /^[\w-]{1,64}$/u.test(id) ? id : createHash('sha256').update(id).digest('hex');
}
