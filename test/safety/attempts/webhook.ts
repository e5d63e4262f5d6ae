import { WebhookSender } from '@adapters/notify';
import type { Outcome } from './outcome';

/** Where names lead, as whoever attacks may arrange it; every other one leads to an address that is nobody's (RFC 5737). */
const addresses: Readonly<Record<string, string>> = {
  localhost: '127.0.0.1',
  'metadata.google.internal': '169.254.169.254',
  '127.0.0.1.nip.io': '127.0.0.1',
};
const nobodys = '203.0.113.7';

const sender = new WebhookSender({
  clock: { now: () => new Date('2026-01-01T00:00:00Z') },
  secrets: async () => ['whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='],
  resolve: async (name) => [addresses[name] ?? nobodys],
});

/** As the target of a webhook; one without TLS is refused for that already, so it is tried with TLS as well. */
export async function attemptWebhook(input: string): Promise<Outcome> {
  const secure = input.replace(/^http:/u, 'https:');
  const asWritten = await attempt(input);
  return secure === input ? asWritten : `${asWritten}; with TLS: ${await attempt(secure)}`;
}

async function attempt(url: string): Promise<Outcome> {
  const sent = await sender.send('safety', { url, body: '{}' });
  return sent.status === 'failed' && sent.is_final ? `refused ${sent.problem}` : `broken ${JSON.stringify(sent)}`;
}
