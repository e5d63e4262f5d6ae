import { awaitUntil } from '../support/await-until';
import { FormularyServer } from '../support/formulary-server';
import { mailPart } from '../support/mail-part';
import { MailServer } from '../support/mail-server';
import { MovableClock } from '../support/movable-clock';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';
import { WebhookReceiver } from '../support/webhook-receiver';

const name = 'crm_reports';
const metrics = ['crm_revenue', 'crm_win_rate'];
const by = ['agent.regional_office'];

describe('reports of a schedule', () => {
  const receiver = new WebhookReceiver();
  const mail = new MailServer();
  let folder: ThrowawayFolder;
  let clock: MovableClock;
  let environment: Readonly<Record<string, string>>;
  let server: FormularyServer;

  beforeAll(async () => {
    folder = await makeFolder();
    clock = new MovableClock(folder.path);
    await clock.set('2017-05-31T23:58:00Z');
    await Promise.all([receiver.open(), mail.open()]);
    environment = {
      ...clock.environment,
      DATA_DIR: folder.path,
      WEBHOOK_ALLOWED_HOSTS: '127.0.0.1',
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      MAIL_FROM: 'Formulary <metrics@example.com>',
    };
    server = await new FormularyServer(environment).start();
    const deliver = [
      { email: 'board@example.com' },
      { email: ['west@example.com', 'boss@example.com'], where: 'agent.regional_office == "West"', language: 'ru' },
      { webhook: `http://127.0.0.1:${receiver.port}/in` },
    ];
    const title = { en: 'Sales <by office>', ru: 'Продажи' };
    const body = { kind: 'schedule', name, title, metrics, query: { by }, every: 'month', deliver };
    await server.call(`/v1/schedules/${name}`, { method: 'PUT', body });
    await server.call(`/v1/schedules/${name}`); // from now on its months are owed
  });

  afterAll(async () => {
    await server.end();
    await Promise.all([receiver.close(), mail.close(), folder.remove()]);
  });

  const told = () => receiver.received.map(({ body }) => JSON.parse(body).data);
  const mailsTo = (address: string) => mail.received.filter(({ to }) => to.includes(address)).map(({ text }) => text);
  const messages = () => mail.received.length + receiver.received.length;
  const rowsOf = async (period: string) => (await server.run({ metrics, by, period })).body.rows;
  /** The lines of the attached file without their digits behind the comma: member, metric, value. */
  const figuresIn = (text: string) =>
    (mailPart(text, 'text/csv') ?? '')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',').slice(1, 4));
  const figuresOf = (rows: readonly any[]) =>
    metrics.flatMap((metric) => rows.map((row) => [row['agent.regional_office'], metric, String(row[metric])]));

  it('are sent when the month is over, with the figures of a run', async () => {
    await clock.set('2017-06-01T00:00:01Z');
    await awaitUntil('May is told to all', async () => messages() >= 3 || undefined);
    const rows = await rowsOf('2017-05');
    expect(rows).toHaveLength(3);
    const [report] = told();
    expect(report).toMatchObject({ schedule: name, period: '2017-05', dimensions: by });
    expect(
      report.rows.map(({ members, metric, value }: any) => [members['agent.regional_office'], metric, String(value)]),
    ).toEqual(figuresOf(rows));
    const [board] = mailsTo('board@example.com');
    expect(figuresIn(board!)).toEqual(figuresOf(rows));
    const html = mailPart(board!, 'text/html');
    expect(html).toContain('Sales &#60;by office&#62;');
    expect(html).toContain('Regional office');
    expect(html).toContain('Central');
  });

  it('hold the rows of who receives them, in their language', async () => {
    const [west] = mailsTo('west@example.com');
    const rows = (await rowsOf('2017-05')).filter((row: any) => row['agent.regional_office'] === 'West');
    expect(figuresIn(west!)).toEqual(figuresOf(rows));
    const html = mailPart(west!, 'text/html');
    expect(html).toContain('Региональный офис');
    expect(html).not.toContain('Central');
    expect(mailsTo('boss@example.com')).toEqual([west]);
  });

  it('are sent once for each interval, whatever starts again', async () => {
    await server.end();
    server = await new FormularyServer(environment).start();
    const again = await server.call(`/v1/schedules/${name}/trigger`, { method: 'POST', body: { interval: '2017-05' } });
    expect(again.status).toBe(202);
    await awaitUntil('May is computed again', async () => {
      const { items } = (await server.call(`/v1/schedules/${name}/intervals`)).body;
      return items.find(({ attempts, state }: any) => attempts === 2 && state === 'succeeded');
    });
    await clock.set('2017-07-01T00:00:01Z');
    await awaitUntil('June is told to all', async () => messages() >= 6 || undefined);
    expect(told().map(({ period }) => period)).toEqual(['2017-05', '2017-06']);
    for (const address of ['board@example.com', 'west@example.com']) {
      const subjects = mailsTo(address).map((text) => /^Subject: (.*)$/m.exec(text)?.[1]);
      expect([address, subjects.length, new Set(subjects).size]).toEqual([address, 2, 2]);
    }
    const { items } = (await server.call(`/v1/deliveries?schedule=${name}&limit=100`)).body;
    expect(items.map(({ status }: any) => status)).toEqual(Array(6).fill('delivered'));
    const [, june] = told();
    const rows = await rowsOf('2017-06');
    expect(june.rows.map(({ value }: any) => String(value))).toEqual(figuresOf(rows).map(([, , value]) => value));
    expect(june.rows[0].previous).toBe((await rowsOf('2017-05'))[0].crm_revenue);
  });
});
