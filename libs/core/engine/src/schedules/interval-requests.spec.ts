import { parseDefinitions, type ScheduleDefinition } from '@core/definition';
import { buildCatalog, entersCatalog } from '@core/formula';
import { marchDay } from '../testing/ledger-row';
import { requestIntervals } from './interval-requests';
import { systemCaller } from '../access/caller';

const text = [
  'kind: dataset\nname: orders\nsource: {file: x.csv}\nprimary_key: [id]\ntime: at\nfields: [{name: id, type: text}, {name: at, type: timestamp}]',
  'kind: metric\nname: orders_count\ndataset: orders\nformula: count()',
  'kind: metric\nname: aimed\ndataset: orders\nformula: count()\ntarget: 5',
].join('\n---\n');
const catalog = buildCatalog(
  parseDefinitions(text).definitions.flatMap(({ definition }) =>
    entersCatalog(definition) ? [{ definition, version: 1, current: true }] : [],
  ),
);
const schedule = (more: Partial<ScheduleDefinition> = {}) => ({
  definition: { kind: 'schedule', name: 'daily', every: 'day', metrics: ['orders_count'], ...more } as const,
  version: 1,
  saved_by: systemCaller,
  published_at: '2026-01-01T00:00:00Z',
});

describe('the request of intervals', () => {
  const timezone = 'Europe/Berlin';

  it('is that of a period for one alone, at the time of its end', () => {
    const query = { where: 'not is_null(id)' };
    expect(requestIntervals(schedule({ timezone, query }), [marchDay(1)], { catalog })).toEqual({
      metrics: ['orders_count'],
      where: 'not is_null(id)',
      period: '2026-03-01',
      timezone,
      as_of: marchDay(1).end,
    });
  });

  it('is that of a series for several', () => {
    expect(requestIntervals(schedule(), [marchDay(1), marchDay(2)], { catalog })).toEqual({
      metrics: ['orders_count'],
      period: '2026-03-01T00:00:00Z/2026-03-03T00:00:00Z',
      grain: 'day',
      timezone: 'UTC',
      as_of: '2026-03-03T00:00:00Z',
    });
  });

  it('asks for targets where a metric has one, pinned or not', () => {
    const asked = (...metrics: readonly string[]) =>
      requestIntervals(schedule({ metrics: ['orders_count', ...metrics] }), [marchDay(1)], { catalog }).compare;
    expect([asked(), asked('aimed'), asked('aimed@1')]).toEqual([undefined, ['target'], ['target']]);
  });

  it('asks for some of the metrics alone', () => {
    const request = requestIntervals(schedule({ metrics: ['aimed', 'orders_count'] }), [marchDay(1)], {
      catalog,
      metrics: ['orders_count'],
    });
    expect([request.metrics, request.compare]).toEqual([['orders_count'], undefined]);
  });

  it('is never about nothing, and not without the scorecard', () => {
    expect(() => requestIntervals(schedule(), [], { catalog })).toThrow(RangeError);
    const { metrics: _metrics, ...definition } = schedule({ scorecard: 'gone' }).definition;
    const gone = { ...schedule(), definition };
    expect(() => requestIntervals(gone, [marchDay(1)], { catalog })).toThrow(
      expect.objectContaining({ code: 'definition.not_found' }),
    );
  });
});
