import type { MetricDefinition } from '@core/definition';
import { renderReportCsv } from './render-report-csv';
import { MOST_ROWS, renderReportHtml } from './render-report-html';
import { renderReportText } from './render-report-text';
import type { ReportModel, ReportRow } from './report-model';
import { soundLanguage, wordsIn } from './report-words';

const hostile = '<img src=x onerror="alert(1)">&\'';
const revenue: MetricDefinition = {
  kind: 'metric',
  name: 'revenue',
  formula: 'sum(amount)',
  format: { style: 'currency', unit: 'USD', decimals: 0 },
  direction: 'higher_is_better',
};
const row = (more: Partial<ReportRow> = {}): ReportRow => ({
  metric: 'revenue',
  title: 'Revenue',
  definition: revenue,
  members: { 'agent.regional_office': 'West' },
  value: 1200,
  previous: 1000,
  change: 200,
  growth: 0.2,
  target: 1500,
  attainment: 0.8,
  status: 'off_track',
  trend: [1, null, 2],
  ...more,
});
const report = (...rows: readonly ReportRow[]): ReportModel => ({
  title: 'Sales',
  schedule: 'monthly',
  period: '2017-05',
  interval_start: '2017-05-01T00:00:00Z',
  interval_end: '2017-06-01T00:00:00Z',
  dimensions: ['agent.regional_office'],
  headings: ['Regional office'],
  rows,
});
const many = report(
  ...Array.from({ length: MOST_ROWS + 300 }, (_, index) =>
    row({ members: { 'agent.regional_office': `Office ${index}` } }),
  ),
);

describe('a report as HTML', () => {
  it('shows figures as people write them, dimensions by their titles', () => {
    const html = renderReportHtml(report(row()), 'en');
    for (const text of ['Regional office', 'West', 'USD 1,200', '▲ 20.0%', '80.0%', '▁ █'])
      expect(html).toContain(text);
    expect(html).not.toContain('agent.regional_office');
  });

  it('takes nothing that a member, title or heading says for markup', () => {
    const wicked = report(row({ title: hostile, members: { 'agent.regional_office': hostile } }));
    const html = renderReportHtml(
      { ...wicked, title: hostile, headings: [hostile], period: hostile, schedule: hostile },
      'en',
    );
    expect(html).not.toContain('<img');
    expect(html.match(/&#60;img src=x onerror=&#34;alert\(1\)&#34;&#62;&#38;&#39;/g)?.length).toBe(7);
  });

  it('shows the first rows of very many, and says how many more there are', () => {
    const html = renderReportHtml(many, 'en');
    expect(html.split('<tr>').length - 1).toBe(MOST_ROWS + 1);
    expect(html).toContain('300 more rows are in the attached file.');
    expect(renderReportText(many, 'ru')).toContain('Ещё строк во вложенном файле: 300.');
  });

  it.each([
    ['higher_is_better', 200, 0.2, '#1a7f37'],
    ['higher_is_better', -200, -0.2, '#c62828'],
    ['lower_is_better', -200, -0.2, '#1a7f37'],
    ['lower_is_better', 200, 0.2, '#c62828'],
    ['in_range', 200, 0.2, 'inherit'],
  ] as const)('colours a change of what is %s by %d', (direction, change, growth, color) => {
    const html = renderReportHtml(
      report(row({ definition: { ...revenue, direction }, change, growth, status: null })),
      'en',
    );
    expect(html).toContain(`color:${color}">${change > 0 ? '▲' : '▼'} 20.0%`);
  });

  it('shows a dash where there is nothing', () => {
    const none = {
      value: null,
      previous: null,
      change: null,
      growth: null,
      target: null,
      attainment: null,
      status: null,
    };
    const html = renderReportHtml(
      report(row({ ...none, trend: [], members: { 'agent.regional_office': null } })),
      'en',
    );
    expect(html.match(/>(<b>)?–(<\/b>)?</g)?.length).toBe(6);
  });
});

describe('a report as CSV', () => {
  it('has all rows, with all digits, and the names that programs know', async () => {
    const csv = await renderReportCsv(report(row({ value: '12345678901234567890.12' })));
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      'period,agent.regional_office,metric,value,previous,change,growth,target,attainment,status',
      '2017-05,West,revenue,12345678901234567890.12,1000,200,0.2,1500,0.8,off_track',
    ]);
    expect((await renderReportCsv(many)).trim().split('\r\n')).toHaveLength(MOST_ROWS + 301);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('holds no formula: %j', async (member) => {
    const csv = await renderReportCsv(report(row({ members: { 'agent.regional_office': member }, value: -5 })));
    expect(csv).toContain(`2017-05,'${member},revenue,-5,`);
  });
});

describe('a report as text', () => {
  it('has a line for each value', () => {
    expect(
      renderReportText(report(row(), row({ members: { 'agent.regional_office': null }, growth: null })), 'en').split(
        '\n',
      ),
    ).toEqual([
      'Sales, 2017-05',
      '',
      'Revenue, West: USD 1,200 (20.0%)',
      'Revenue, –: USD 1,200',
      '',
      'Schedule monthly; data as of 2017-06-01T00:00:00Z.',
    ]);
  });
});

describe('the language of a report', () => {
  it.each([
    ['en', 'Metric'],
    ['en-GB', 'Metric'],
    ['ru-BY', 'Показатель'],
    ['zh', '指标'],
    ['zh-TW', '指標'],
    ['zh-Hant', '指標'],
    ['fr', 'Metric'],
    ['xyz', 'Metric'],
    ['not a language', 'Metric'],
    ['', 'Metric'],
  ])('%j has the word %s', (language, metric) => {
    expect(wordsIn(language).metric).toBe(metric);
    expect(renderReportHtml(report(row()), soundLanguage(language))).toContain(metric);
  });

  it('is English for what is no tag, and else the tag as it is written', () => {
    expect(['RU-by', 'zh-hant-TW', 'i18n!', '*'].map(soundLanguage)).toEqual(['ru-BY', 'zh-Hant-TW', 'en', 'en']);
  });
});
