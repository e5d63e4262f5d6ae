import { parseDefinitions, type ReportDefinition, type ScheduleDefinition } from '@core/definition';
import { buildCatalog, entersCatalog } from '@core/formula';
import type { Report } from '../ports/report-store';
import { recipientsOf } from '../schedules/recipients';
import { marchDay } from '../testing/ledger-row';
import { inParts, runOf } from '../testing/run-of';
import { composeDeliveries } from './compose-deliveries';
import { buildReport } from './report-model';
import { requestReport, requestReportOfIntervalAlone } from './report-request';
import { systemCaller } from '../access/caller';

const text = [
  'kind: dataset\nname: agents\nsource: {file: x.csv}\nprimary_key: [id]\nfields: [{name: id, type: text}, {name: office, type: text, title: {en: Office, ru: Офис}}]',
  'kind: dataset\nname: orders\nsource: {file: x.csv}\nprimary_key: [id]\ntime: at\nfields: [{name: id, type: text}, {name: at, type: timestamp}, {name: agent_id, type: text}]\nrelationships: [{name: agent, to: agents, fields: {agent_id: id}}]',
  'kind: metric\nname: agent\ntitle: {en: Orders, ru: Заказы}\ndataset: orders\nformula: count()\ntarget: 10\ndirection: higher_is_better',
].join('\n---\n');
const catalog = buildCatalog(
  parseDefinitions(text).definitions.flatMap(({ definition }) =>
    entersCatalog(definition) ? [{ definition, version: 1, current: true }] : [],
  ),
);
const definition: ScheduleDefinition = {
  kind: 'schedule',
  name: 'daily',
  title: { en: 'Daily', ru: 'По дням' },
  metrics: ['agent'],
  query: { by: ['agent.office'] },
  every: 'day',
};
const schedule = { definition, version: 1, saved_by: systemCaller, published_at: '2026-01-01T00:00:00Z' };
const report: Report = {
  ...marchDay(12),
  id: 'r1',
  schedule: 'daily',
  recipient: 'key',
  status: 'running',
  run_id: 'run',
};
const columns = ['period', 'agent.office', 'agent', 'agent.previous', 'agent.target'];
const rows = [
  ['2026-03-10', 'West', 4, null, 10],
  ['2026-03-11', 'West', 5, 4, 10],
  ['2026-03-11', 'East', 7, 9, 10],
  ['2026-03-12', 'West', 6, 5, 10],
  ['2026-03-12', null, '3', 0, 10],
];
const run = runOf({ metrics: ['agent'], grain: 'day', timezone: 'UTC' }, columns);
const build = (language: string) => buildReport({ report, schedule, run, rows, catalog, language });

describe('what a report says', () => {
  it('is of each member that the interval has, with the intervals before', () => {
    const { rows: told, ...head } = build('en');
    expect(head).toEqual({
      title: 'Daily',
      schedule: 'daily',
      period: '2026-03-12',
      interval_start: report.start,
      interval_end: report.end,
      dimensions: ['agent.office'],
      headings: ['Office'],
    });
    expect(told.map(({ definition: _definition, ...row }) => row)).toEqual([
      {
        metric: 'agent',
        title: 'Orders',
        members: { 'agent.office': 'West' },
        value: 6,
        previous: 5,
        change: 1,
        growth: 0.2,
        target: 10,
        attainment: 0.6,
        status: 'off_track',
        trend: [4, 5, 6],
      },
      {
        metric: 'agent',
        title: 'Orders',
        members: { 'agent.office': null },
        value: '3',
        previous: 0,
        change: 3,
        growth: null,
        target: 10,
        attainment: 0.3,
        status: 'off_track',
        trend: [null, null, 3],
      },
    ]);
  });

  it('is called as its readers call it; a dimension whose name begins as a metric is one', () => {
    const {
      title,
      headings,
      rows: [row],
    } = build('ru-BY');
    expect([title, headings, row?.title]).toEqual(['По дням', ['Офис'], 'Заказы']);
    expect(build('fr').headings).toEqual(['Office']);
  });

  it('is nothing of an interval without rows', () => {
    expect(buildReport({ report, schedule, run, rows: rows.slice(0, 2), catalog, language: 'en' }).rows).toEqual([]);
  });

  it('has the interval alone where the run has no series', () => {
    const alone = runOf({ metrics: ['agent'], period: '2026-03-12' }, ['agent']);
    const [row] = buildReport({ report, schedule, run: alone, rows: [[6]], catalog, language: 'en' }).rows;
    expect(row).toMatchObject({ members: {}, value: 6, previous: null, growth: null, status: null, trend: [6] });
  });
});

describe('the request of a report', () => {
  it('is that of a series of twelve intervals, each with the one before and the target', () => {
    expect(requestReport(schedule, { interval: report, catalog })).toEqual({
      metrics: ['agent'],
      by: ['agent.office'],
      period: '2026-03-01T00:00:00Z/2026-03-13T00:00:00Z',
      grain: 'day',
      compare: ['previous', 'target'],
      timezone: 'UTC',
      as_of: report.end,
    });
  });

  it.each(['hour', 'week', 'month', 'quarter', 'year'] as const)(
    'has twelve of each %s, across changes of clocks',
    (every) => {
      const timezone = 'Europe/Berlin';
      const ends = {
        hour: '2026-10-25T03:00:00Z',
        week: '2026-11-01T23:00:00Z',
        month: '2026-10-31T23:00:00Z',
        quarter: '2026-12-31T23:00:00Z',
        year: '2026-12-31T23:00:00Z',
      };
      const starts = {
        hour: '2026-10-25T02:00:00Z',
        week: '2026-10-25T23:00:00Z',
        month: '2026-09-30T22:00:00Z',
        quarter: '2026-09-30T22:00:00Z',
        year: '2025-12-31T23:00:00Z',
      };
      const first = {
        hour: '2026-10-24T15:00:00Z',
        week: '2026-08-09T22:00:00Z',
        month: '2025-10-31T23:00:00Z',
        quarter: '2023-12-31T23:00:00Z',
        year: '2014-12-31T23:00:00Z',
      };
      const interval = { start: starts[every], end: ends[every], period: 'any' };
      const cut = { ...schedule, definition: { ...definition, every, timezone } };
      expect(requestReport(cut, { interval, catalog }).period).toBe(`${first[every]}/${ends[every]}`);
    },
  );

  it('holds the rows of its recipients alone', () => {
    const scoped = { ...schedule, definition: { ...definition, query: { where: 'a or b' } } };
    const asked = { interval: report, catalog, where: 'agent.office == "West"' };
    expect(requestReport(scoped, asked).where).toBe('(a or b) and (agent.office == "West")');
    expect(requestReportOfIntervalAlone(schedule, asked)).toMatchObject({ period: '2026-03-12', where: asked.where });
  });
});

describe('what is sent', () => {
  const compose = async (recipient: ReportDefinition) => {
    const [addressed] = recipientsOf({ ...definition, deliver: [recipient] });
    const at = '2026-03-13T00:01:00Z';
    return composeDeliveries({ report, schedule, recipient: addressed!, run, parts: inParts(rows), catalog, at });
  };

  it('is one mail to all of an entry, with the file', async () => {
    const [mail, ...others] = await compose({ email: ['a@example.com', 'b@example.com'], language: 'ru' });
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      subject: { kind: 'schedule', name: 'daily' },
      message: { kind: 'email', to: ['a@example.com', 'b@example.com'], subject: 'По дням, 2026-03-12' },
    });
    expect(mail?.message).toMatchObject({
      attachments: [{ filename: 'daily-2026-03-12.csv', content_type: 'text/csv; charset=utf-8' }],
    });
  });

  it('is the figures for programs', async () => {
    const [hook] = await compose({ webhook: 'https://example.com/in' });
    const { url, body } = hook!.message as { readonly url: string; readonly body: string };
    expect(url).toBe('https://example.com/in');
    expect(JSON.parse(body)).toMatchObject({
      type: 'report.ready',
      timestamp: '2026-03-13T00:01:00Z',
      data: { period: '2026-03-12', headings: ['Office'], rows: [{ metric: 'agent', value: 6 }, { value: '3' }] },
    });
    expect(body).not.toContain('formula');
  });

  it('has the same id whenever it is composed, and does not fail for an odd language', async () => {
    const ids = [await compose({ email: 'a@example.com' }), await compose({ email: 'a@example.com', language: '??' })];
    expect(ids.flat().map(({ id }) => id)).toEqual([expect.stringMatching(/^msg_/), ids[0]![0]!.id]);
  });
});
