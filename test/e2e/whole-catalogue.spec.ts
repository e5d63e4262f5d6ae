import { FormularyServer, shipped } from '../support/formulary-server';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';
import { wholeCatalogue } from '../support/whole-catalogue';

interface Column {
  readonly name: string;
}

describe('the catalogue on the sample company', () => {
  let folder: ThrowawayFolder;
  let server: FormularyServer;

  beforeAll(async () => {
    folder = await makeFolder();
    server = await new FormularyServer({ DATA_DIR: folder.path, DATA_ROOT: shipped }).start();
  }, 600_000);

  afterAll(async () => {
    await server.end();
    await folder.remove();
  });

  it('is in force as a whole after the first start', async () => {
    const { status, text } = await server.call('/health/ready');
    expect([status, text]).toEqual([200, expect.not.stringContaining('degraded')]);
  });

  it('answers every metric by month over three years in one run of few queries', async () => {
    const request = await wholeCatalogue(server);
    const { status, body } = await server.run(request);
    expect(status).toBe(200);
    expect(body.rows).toHaveLength(36);
    expect(body.columns.map(({ name }: Column) => name)).toEqual(['period', ...request.metrics]);
    expect(request.metrics.length).toBeGreaterThanOrEqual(133);
    expect(body.timing.queries).toBeLessThan(request.metrics.length / 2);
  });

  it('runs each scorecard as one run', async () => {
    const { body } = await server.call('/v1/scorecards');
    const names = body.items.map(({ name }: Column) => name);
    expect(names).toEqual(['board', 'customer_success', 'marketing', 'sales_manager', 'seller']);
    for (const scorecard of names) {
      const answer = await server.run({ scorecard, as_of: '2025-12-15' });
      expect([scorecard, answer.status]).toEqual([scorecard, 200]);
      expect(answer.body.rows.length).toBeGreaterThan(0);
    }
  });
});
