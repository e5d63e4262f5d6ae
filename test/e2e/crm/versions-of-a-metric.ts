import type { Answer, Call, FormularyServer } from '../../support/formulary-server';

const name = 'crm_closed_deals';
const metric = (formula: string, rest: object = {}) => ({
  kind: 'metric',
  name,
  dataset: 'crm_opportunities',
  formula,
  ...rest,
});
const first = 'count().where(deal_stage in ["Won", "Lost"])';
const second = 'count().where(deal_stage in ["Won", "Lost"] and close_value < 3000)';

/** What holds of the versions of a metric, on a server with the CRM pipeline. */
export function versionsOfAMetric(server: () => FormularyServer): void {
  const call = (path: string, options?: Call): Promise<Answer> => server().call(path, options);
  const post = (path: string, body?: unknown, headers: Record<string, string> = { prefer: 'wait=30' }) =>
    call(path, { method: 'POST', body, headers });
  const path = `/v1/metrics/${name}`;

  beforeAll(async () => {
    await call(path, { method: 'PUT', body: metric(first) });
    await post(`${path}/versions/1/publish`);
    await call(path, { method: 'PUT', body: metric(second, { tags: ['sales'] }) });
  });

  it('tell how a formula became another, word by word', async () => {
    const { body } = await call(`${path}/versions/1/diff/2`);
    expect(body.differences).toEqual([
      {
        path: '/formula',
        place: 'formula',
        before: first,
        after: second,
        changes: [
          { kind: 'same', text: 'count().where(deal_stage in ["Won", "Lost"]' },
          { kind: 'added', text: ' and close_value < 3000' },
          { kind: 'same', text: ')' },
        ],
      },
      { path: '/tags', place: 'tags', after: ['sales'] },
    ]);
  });

  it('stand side by side by numbers, a draft beside what is in force, row by row', async () => {
    const { status, body } = await post(`${path}/versions/1/compare/2`, { period: '2017-Q2', by: ['product.series'] });
    expect(status).toBe(200);
    expect(body.columns.map((column: any) => column.name)).toEqual([
      'product.series',
      'old',
      'new',
      'difference',
      'change',
    ]);
    const { rows, equal, changed, only_in_old, only_in_new, largest } = body.comparison;
    expect([rows, equal + changed + only_in_old + only_in_new, only_in_old]).toEqual([body.rows.length, rows, 0]);
    for (const row of body.rows) expect(row.difference).toBe(row.new - row.old);
    expect(changed).toBeGreaterThan(0);
    expect(largest[0].difference).toBe(Math.min(...body.rows.map((row: any) => row.difference)));
    const { of, ...values } = largest[0];
    expect(body.rows).toContainEqual({ ...of, ...values });
    expect(body.metrics.map(({ label }: any) => label)).toEqual([`${name}@1`, `${name}@2`]);
  });

  it('stand beside a definition that is not saved, as CSV too', async () => {
    const body = { definition: metric('count() * 2'), query: { period: '2017' } };
    const unsaved = await post(`${path}/versions/1/compare`, body);
    expect(unsaved.body.rows).toEqual([expect.objectContaining({ old: 6711, new: expect.any(Number) })]);
    const csv = await post(
      `${path}/versions/1/compare/2`,
      { period: '2017' },
      { prefer: 'wait=30', accept: 'text/csv' },
    );
    expect(csv.text).toMatch(/^old,new,difference,change\r\n6711,\d+,-\d+,-0\.\d+\r\n$/);
  });

  it('are not compared with themselves, with what is not there, or as drafts by those who are no authors', async () => {
    const { body: analyst } = await post('/v1/api-keys', { name: 'an analyst', roles: ['analyst'] });
    const answers = await Promise.all([
      post(`${path}/versions/1/compare/1`),
      post(`${path}/versions/1/compare/9`),
      call(`${path}/versions/1/compare/2`, { method: 'POST', key: analyst.key }),
      post(`${path}/versions/1/compare/2`, { period: 'nowhen' }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'definition.same_version'],
      [404, 'definition.no_such_version'],
      [403, 'definition.draft_unseen'],
      [422, 'run.unknown_period'],
    ]);
  });

  it('are foreseen before they come into force', async () => {
    await call('/v1/scorecards/closing', {
      method: 'PUT',
      body: { kind: 'scorecard', name: 'closing', metrics: [name] },
    });
    const { body } = await post(`${path}/versions/2/publish?dry_run=true`);
    expect(body).toMatchObject({ would_succeed: true, version: 2, in_force: 1, errors: [], breaks: { count: 0 } });
    expect(body.differences.map((one: any) => one.place)).toEqual(['formula', 'tags']);
    expect(body.affects.items).toEqual([
      { kind: 'scorecard', name: 'closing', version: 1, depth: 1, because: ['/formula'] },
    ]);
    expect(body.tests).toEqual({ passed: 0, failed: 0, results: [] });
    expect(body.links.compare).toBe(`${path}/versions/1/compare/2`);
    expect((await call(path)).body.version).toBe(1);
  });

  it('are rolled back: the earlier one is in force again, and both stay as they were', async () => {
    const draft = await post(`${path}/rollback`, { to: 2 });
    expect([draft.status, draft.body.code]).toEqual([409, 'definition.never_published']);
    const published = await post(`${path}/versions/2/publish`);
    expect(published.body.affects.items.map((one: any) => one.name)).toEqual(['closing']);
    expect((await post(`${path}/rollback?dry_run=true`, { to: 1 })).body).toMatchObject({ would_succeed: true });
    const back = await post(`${path}/rollback`, { to: 1 });
    expect([back.status, back.body.version, back.body.current]).toEqual([200, 1, true]);
    const again = await post(`${path}/rollback`, { to: 1 });
    expect([again.status, again.body.code, again.body.hint]).toEqual([
      409,
      'definition.already_in_force',
      expect.stringContaining('2'),
    ]);
    expect((await post(`${path}/rollback`, { to: 9 })).body.code).toBe('definition.no_such_version');
    expect((await call(`${path}/versions`)).body.items.map((one: any) => one.version)).toEqual([2, 1]);
    const { body: audit } = await call('/v1/audit?limit=20');
    expect(audit.items.map((entry: any) => `${entry.action} ${entry.subject}`)).toContain(`metric.rollback ${name}`);
  });

  it('lead to what they use and to what uses them, as lists and as drawings', async () => {
    const { body } = await call(`${path}/lineage`);
    expect(body.uses).toEqual([
      expect.objectContaining({
        kind: 'dataset',
        name: 'crm_opportunities',
        depth: 1,
        paths: ['/dataset', '/formula'],
      }),
    ]);
    expect(body.used_by).toEqual([{ kind: 'scorecard', name: 'closing', version: 1, depth: 1, paths: ['/metrics/0'] }]);
    const field = await call('/v1/datasets/crm_opportunities/lineage?field=cycle_days');
    expect(field.body.used_by.map((one: any) => one.name)).toEqual(
      expect.arrayContaining(['crm_median_sales_cycle', 'crm_sales_cycle_length']),
    );
    const drawn = await call(`${path}/lineage`, { headers: { accept: 'text/vnd.mermaid' } });
    expect(drawn.text).toMatch(/^flowchart LR\n/);
    const whole = await call('/v1/lineage', { headers: { accept: 'text/vnd.graphviz' } });
    expect(whole.text).toContain('"alert:crm_win_rate_low" -> "metric:crm_win_rate";');
    const nothing = await call('/v1/datasets/crm_opportunities/lineage?field=cycle_day');
    expect([nothing.status, nothing.body.hint]).toEqual([404, 'did you mean "cycle_days"?']);
  });

  it('are named, every one, with the place, when a dataset would lose a field that they need', async () => {
    const { body: dataset } = await call('/v1/datasets/crm_opportunities');
    const { definition } = dataset;
    const without = (field: string) => ({
      ...definition,
      fields: definition.fields.filter((one: any) => one.name !== field),
      assertions: [],
    });
    const lost = without('close_value');
    const told = await call('/v1/datasets/crm_opportunities?dry_run=true', { method: 'PUT', body: lost });
    const broken = told.body.breaks.items;
    expect([told.body.would_succeed, told.body.breaks.count]).toEqual([false, broken.length]);
    expect(broken).toContainEqual(
      expect.objectContaining({ kind: 'metric', name: 'crm_revenue', path: '/formula', column: expect.any(Number) }),
    );
    const refused = await call('/v1/datasets/crm_opportunities', { method: 'PUT', body: lost });
    expect([refused.status, refused.body.code, refused.body.errors.length]).toEqual([
      422,
      'definition.breaks',
      broken.length,
    ]);
    expect(refused.body.detail).toContain(`${broken.length} definitions in force would no longer hold`);
    const removed = await call('/v1/datasets/crm_opportunities?dry_run=true', { method: 'DELETE' });
    expect([removed.status, removed.body.would_succeed]).toEqual([200, false]);
  });

  it('are named when the meaning of a field changes, and that is not refused', async () => {
    const { body: dataset } = await call('/v1/datasets/crm_opportunities');
    const fields = dataset.definition.fields.map((one: any) =>
      one.name === 'cycle_days' ? { ...one, formula: 'days_between(engage_date, close_date) + 1' } : one,
    );
    const body = { ...dataset.definition, fields };
    const { body: told } = await call('/v1/datasets/crm_opportunities?dry_run=true', { method: 'PUT', body });
    expect([told.would_succeed, told.breaks.count]).toEqual([true, 0]);
    const named = told.affects.items.map((one: any) => one.name);
    expect(named).toEqual(expect.arrayContaining(['crm_median_sales_cycle', 'crm_sales_cycle_length']));
    expect(named).not.toContain('crm_revenue');
    expect(told.affects.items[0].because).toEqual(['/fields/8']);
  });
}
