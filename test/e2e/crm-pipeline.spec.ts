import { FormularyServer } from '../support/formulary-server';
import { MailServer } from '../support/mail-server';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';
import { WebhookReceiver } from '../support/webhook-receiver';
import { crmAnswers } from './crm/crm-answers';
import { lifeOfACalendar } from './crm/life-of-a-calendar';
import { lifeOfAMetric } from './crm/life-of-a-metric';
import { lifeOfAScorecard } from './crm/life-of-a-scorecard';
import { lifeOfAnAlert } from './crm/life-of-an-alert';
import { notifications } from './crm/notifications';
import { schedulesAndKeys } from './crm/schedules-and-keys';

/** One server for all that harms nothing, in an order: what is stored first is counted. */
describe('the CRM pipeline', () => {
  const receiver = new WebhookReceiver();
  const mail = new MailServer();
  let folder: ThrowawayFolder;
  let started: FormularyServer;
  const server = () => started;

  beforeAll(async () => {
    folder = await makeFolder();
    await Promise.all([receiver.open(), mail.open()]);
    started = await new FormularyServer({
      DATA_DIR: folder.path,
      WEBHOOK_ALLOWED_HOSTS: '127.0.0.1',
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      MAIL_FROM: 'Formulary <metrics@example.com>',
      PUBLIC_URL: 'https://metrics.example.com/',
    }).start();
  });

  afterAll(async () => {
    await started.end();
    await Promise.all([receiver.close(), mail.close(), folder.remove()]);
  });

  schedulesAndKeys(server);
  notifications(server, { receiver, mail });
  lifeOfAScorecard(server);
  lifeOfACalendar(server);
  lifeOfAMetric(server);
  crmAnswers(server);
  lifeOfAnAlert(server);
});
