import { parseDefinitions, type ScheduleDefinition } from '@core/definition';
import { buildCatalog, entersCatalog } from '@core/formula';
import { askedWorld } from './asked-world';
import { checkSchedule } from './check-asking';

const text = [
  'kind: dataset\nname: orders\nsource: {file: x.csv}\nprimary_key: [id]\ntime: at\nfields: [{name: id, type: text}, {name: at, type: date}]',
  'kind: metric\nname: orders_count\ndataset: orders\nformula: count()',
  'kind: metric\nname: orders_value\ndataset: orders\nformula: sum(value)',
].join('\n---\n');
const definitions = parseDefinitions(text).definitions.map(({ definition }) => definition);
const catalog = buildCatalog(
  definitions.flatMap((definition) => (entersCatalog(definition) ? [{ definition, version: 1, current: true }] : [])),
);
const scorecard = { kind: 'scorecard', name: 'versions', metrics: ['orders_count', 'orders_count@1'] } as const;
const world = askedWorld([...definitions, scorecard], catalog, '2026-03-01T00:00:00Z');
const findings = (more: Partial<ScheduleDefinition>) =>
  checkSchedule({ kind: 'schedule', name: 'daily', every: 'day', ...more }, world).map(
    ({ code, path }) => `${path} ${code}`,
  );

describe('a schedule', () => {
  it('may name a version of a metric', () => {
    expect(findings({ metrics: ['orders_count@1'] })).toEqual([]);
  });

  it('says of a metric that has findings that it has, and of none that there is none', () => {
    expect(findings({ metrics: ['orders_value', 'orders_counts'] })).toEqual([
      '/metrics/0 formula.unsound',
      '/metrics/1 definition.not_found',
    ]);
  });

  it('does not store two versions of a metric: both would be its value', () => {
    expect(findings({ metrics: ['orders_count', 'orders_count@1'] })).toEqual(['/metrics definition.duplicate_name']);
    expect(findings({ scorecard: 'versions' })).toEqual(['/scorecard definition.duplicate_name']);
  });
});
