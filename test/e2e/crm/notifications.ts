import { Webhook } from 'standardwebhooks';
import { awaitUntil } from '../../support/await-until';
import type { FormularyServer } from '../../support/formulary-server';
import type { MailServer } from '../../support/mail-server';
import type { WebhookReceiver } from '../../support/webhook-receiver';

/** Where the server sends to. */
interface Addressees {
  readonly receiver: WebhookReceiver;
  readonly mail: MailServer;
}

/** What holds of webhooks and mail on a server that has sent none. */
export function notifications(server: () => FormularyServer, { receiver, mail }: Addressees): void {
  describe('what is sent to people and programs', () => {
    const post = (path: string, body?: unknown, key?: string) =>
      server().call(path, { method: 'POST', body, ...(key !== undefined && { key }) });
    const keyFor = async (role: string) =>
      (await post('/v1/api-keys', { name: role, roles: [role] })).body.key as string;
    const outcomeOf = (id: string) =>
      awaitUntil(`${id} is sent`, async () => {
        const { items } = (await server().call('/v1/deliveries')).body;
        const found = items.find((delivery: any) => delivery.id === id);
        return found?.attempts > 0 && (found.status !== 'waiting' || found.problem !== undefined) ? found : undefined;
      });

    it('is signed with the secret that an administrator reads, and with the one before after a change', async () => {
      const before = (await server().call('/v1/webhook-secret')).body;
      expect(before).toMatchObject({ secret: expect.stringMatching(/^whsec_/), origin: 'made' });
      const after = (await post('/v1/webhook-secret/rotate')).body;
      expect(after).toMatchObject({ previous: before.secret, previous_until: expect.any(String) });
      const { status, body } = await post('/v1/deliveries/test', {
        webhook: `http://127.0.0.1:${receiver.port}/in?token=t`,
      });
      expect([status, body]).toEqual([202, { id: expect.any(String), status: 'waiting' }]);
      const delivery = await outcomeOf(body.id);
      expect(delivery).toMatchObject({
        status: 'delivered',
        attempts: 1,
        subject: { kind: 'test', name: 'admin' },
        target: { webhook: `http://127.0.0.1:${receiver.port}` },
      });
      expect(JSON.stringify(delivery)).not.toContain('token');
      const [request] = receiver.received;
      expect(request!.headers['webhook-id']).toBe(body.id);
      for (const secret of [before.secret, after.secret]) {
        expect(new Webhook(secret).verify(request!.body, request!.headers as Record<string, string>)).toMatchObject({
          type: 'test',
          data: { message: expect.stringContaining('https://metrics.example.com') },
        });
      }
    });

    it('reaches mailboxes', async () => {
      const { body } = await post('/v1/deliveries/test', { email: ['ann@example.com', 'bob@example.com'] });
      expect(await outcomeOf(body.id)).toMatchObject({
        status: 'delivered',
        target: { email: ['ann@example.com', 'bob@example.com'] },
      });
      expect(mail.received).toMatchObject([
        { from: 'metrics@example.com', to: ['ann@example.com', 'bob@example.com'] },
      ]);
      expect(mail.received[0]!.text).toContain(`<${body.id}@example.com>`);
    });

    it('is tried again with the reason, and given up where the target is refused', async () => {
      receiver.answer = (_request, response) => response.writeHead(503).end();
      const away = (await post('/v1/deliveries/test', { webhook: `http://127.0.0.1:${receiver.port}/` })).body;
      expect(await outcomeOf(away.id)).toMatchObject({
        status: 'waiting',
        problem: expect.stringContaining('503'),
        next_at: expect.any(String),
      });
      const inside = (await post('/v1/deliveries/test', { webhook: 'https://169.254.169.254/latest/meta-data' })).body;
      const refused = await outcomeOf(inside.id);
      expect(refused).toMatchObject({ status: 'given_up', problem: expect.stringContaining('link-local') });
      expect(refused).not.toHaveProperty('next_at');
    });

    it('is listed for those who work schedules, by status, alert or schedule', async () => {
      const scheduler = await keyFor('scheduler');
      const list = (query: string) => server().call(`/v1/deliveries${query}`, { key: scheduler });
      expect((await list('?status=given_up')).body.items).toHaveLength(1);
      expect((await list('?status=delivered&limit=1')).body).toMatchObject({
        items: [{}],
        next_cursor: expect.any(String),
      });
      expect((await list('?alert=crm_win_rate_low')).body.items).toEqual([]);
      expect((await list('?schedule=nobody')).body.items).toEqual([]);
      expect(await list('?status=lost')).toMatchObject({ status: 400, body: { code: 'request.bad_query' } });
      expect(await list('?alert=a&schedule=b')).toMatchObject({ status: 400, body: { code: 'request.bad_query' } });
    });

    it('is tried, and its secret read, by administrators alone; who did is written down', async () => {
      const scheduler = await keyFor('scheduler');
      expect((await post('/v1/deliveries/test', { email: 'a@example.com' }, scheduler)).status).toBe(403);
      expect((await server().call('/v1/webhook-secret', { key: scheduler })).status).toBe(403);
      expect((await post('/v1/webhook-secret/rotate', undefined, scheduler)).status).toBe(403);
      expect((await server().call('/v1/deliveries', { key: await keyFor('author') })).status).toBe(403);
      const actions = (await server().call('/v1/audit?limit=100')).body.items.map(({ action }: any) => action);
      expect(actions).toEqual(
        expect.arrayContaining(['webhook_secret.read', 'webhook_secret.rotate', 'delivery.test']),
      );
    });

    it.each([
      [{}],
      [{ webhook: 'https://a.example', email: 'a@example.com' }],
      [{ email: [] }],
      [{ email: 7 }],
      [{ fax: '1' }],
    ])('takes one target and nothing else: %j', async (body) => {
      expect((await post('/v1/deliveries/test', body)).status).toBe(422);
    });
  });
}
