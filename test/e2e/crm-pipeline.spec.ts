import { FormularyServer } from '../support/formulary-server';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';
import { crmAnswers } from './crm/crm-answers';
import { lifeOfACalendar } from './crm/life-of-a-calendar';
import { lifeOfAMetric } from './crm/life-of-a-metric';
import { lifeOfAScorecard } from './crm/life-of-a-scorecard';
import { lifeOfAnAlert } from './crm/life-of-an-alert';
import { schedulesAndKeys } from './crm/schedules-and-keys';

/** One server for all that harms nothing, in an order: what is stored first is counted. */
describe('the CRM pipeline', () => {
  let folder: ThrowawayFolder;
  let started: FormularyServer;
  const server = () => started;

  beforeAll(async () => {
    folder = await makeFolder();
    started = await new FormularyServer({ DATA_DIR: folder.path }).start();
  });

  afterAll(async () => {
    await started.end();
    await folder.remove();
  });

  schedulesAndKeys(server);
  lifeOfAScorecard(server);
  lifeOfACalendar(server);
  lifeOfAMetric(server);
  crmAnswers(server);
  lifeOfAnAlert(server);
});
