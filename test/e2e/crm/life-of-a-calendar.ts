import type { FormularyServer } from '../../support/formulary-server';

const fiscal = {
  kind: 'calendar',
  name: 'fiscal',
  title: { en: 'Fiscal year', ru: 'Финансовый год' },
  year_starts: 4,
};

const documents = [
  'kind: metric\nname: fiscal_deals\ndataset: crm_opportunities\nformula: count()\ntime: close_date\ncalendar: fiscal',
  'kind: metric\nname: deals_by_the_year\nalias_of: fiscal_deals\ntitle: Deals by the year',
  'kind: schedule\nname: yearly\nmetrics: [deals_by_the_year]\nevery: year\nquery: {calendar: fiscal}',
].join('\n---\n');

/** What holds of calendars, from the first to the last. */
export function lifeOfACalendar(server: () => FormularyServer): void {
  describe('the life of a calendar', () => {
    const put = (body: object) => server().call('/v1/calendars/fiscal', { method: 'PUT', body });
    const remove = (path: string) => server().call(`/v1/${path}`, { method: 'DELETE' });

    it('is saved and in force at once, in versions, with titles in the language of the reader', async () => {
      expect((await put({ ...fiscal, year_starts: 13 })).body).toMatchObject({ code: 'schema.out_of_bounds' });
      const saved = await put(fiscal);
      expect([saved.status, saved.body.version, saved.body.current]).toEqual([201, 1, true]);
      expect((await put(fiscal)).status).toBe(200);
      const headers = { 'accept-language': 'ru' };
      const { body } = await server().call('/v1/calendars/fiscal', { headers });
      expect([body.title, body.definition]).toEqual(['Финансовый год', fiscal]);
      const list = await server().call('/v1/calendars');
      expect(list.body.items.map(({ name }: any) => name)).toEqual(['fiscal']);
      const [versions, first] = [
        await server().call('/v1/calendars/fiscal/versions'),
        await server().call('/v1/calendars/fiscal/versions/1'),
      ];
      expect(versions.body.items).toHaveLength(1);
      expect(first.body.definition.year_starts).toBe(4);
      expect((await server().call('/v1/schemas/calendar')).body.title).toBe('Calendar');
    });

    it('decides the years of metrics that name it, also under another name of the metric', async () => {
      const applied = await server().call('/v1/definitions', {
        method: 'POST',
        body: { files: [{ file: 'fiscal.yaml', text: documents }] },
      });
      expect(applied.body.errors).toEqual([]);
      const plain = await server().run({ metrics: ['fiscal_deals'], period: '2017-04-01/2018-04-01' });
      const fiscalYear = await server().run({ metrics: ['deals_by_the_year'], period: 'FY2018' });
      expect(fiscalYear.body.rows[0].deals_by_the_year).toBe(plain.body.rows[0].fiscal_deals);
      expect(fiscalYear.body.metrics[0].title).toBe('Deals by the year');
      expect(fiscalYear.body.used.definitions).toMatchObject({
        deals_by_the_year: 1,
        fiscal_deals: 1,
        crm_opportunities: 1,
        fiscal: 1,
      });
    });

    it('is what a run was answered with, whatever it becomes later', async () => {
      const before = await server().run({ metrics: ['fiscal_deals'], period: 'FY2018' });
      await put({ ...fiscal, year_starts: 1 });
      const after = await server().run({ metrics: ['fiscal_deals'], period: 'FY2018' });
      expect([before.body.period.from, after.body.period.from]).toEqual(['2017-04-01', '2018-01-01']);
      expect([before.body.used.definitions.fiscal, after.body.used.definitions.fiscal]).toEqual([1, 2]);
      const back = await server().call('/v1/calendars/fiscal/versions/1/publish', { method: 'POST' });
      expect([back.status, back.body.current]).toEqual([200, true]);
    });

    it('has a name that requests and metrics must meet', async () => {
      const asked = await server().run({ metrics: ['crm_revenue'], period: '2017', calendar: 'fiskal' });
      expect(asked.status).toBe(422);
      const body = { kind: 'metric', name: 'm', dataset: 'crm_opportunities', formula: 'count()', calendar: 'fiskal' };
      const validated = await server().call('/v1/metrics/validate', { method: 'POST', body });
      expect(validated.body.errors).toMatchObject([{ code: 'formula.unknown_calendar', path: '/calendar' }]);
    });

    it('stays as long as it is needed, and so does a metric that has another name', async () => {
      const held = await remove('calendars/fiscal');
      expect([held.status, held.body.code]).toEqual([409, 'definition.in_use']);
      expect(held.body.detail).toContain('fiscal_deals');
      expect(held.body.detail).toContain('yearly');
      const named = await remove('metrics/fiscal_deals');
      expect([named.status, named.body.detail]).toEqual([409, expect.stringContaining('deals_by_the_year')]);
      for (const path of [
        'schedules/yearly',
        'metrics/deals_by_the_year',
        'metrics/fiscal_deals',
        'calendars/fiscal',
      ]) {
        expect([path, (await remove(path)).status]).toEqual([path, 204]);
      }
      expect((await server().call('/v1/calendars/fiscal')).status).toBe(404);
    });
  });
}
