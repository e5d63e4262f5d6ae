export { MailSender, type MailOptions } from './mail/mail-sender';
export { OutboxNotifier } from './outbox-notifier';
export { WebhookSender, type WebhookOptions } from './webhook/webhook-sender';
