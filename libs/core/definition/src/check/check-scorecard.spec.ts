import { checkDefinition } from '../check-definition';

const scorecard = { kind: 'scorecard', name: 'board', metrics: ['revenue', 'win_rate@2'] };

/** Findings as `code path`. */
const findings = (keys: object) =>
  checkDefinition({ ...scorecard, ...keys }).diagnostics.map(({ code, path }) => `${code} ${path}`);

describe('a scorecard', () => {
  it('names metrics, and may say how they are asked', () => {
    const query = {
      period: 'last_month',
      grain: 'month',
      by: ['region'],
      every: ['region'],
      where: 'amount > 0',
      filters: ['large'],
      compare: ['previous', '1 year'],
      parameters: { margin: 0.3 },
      calendar: 'fiscal',
      timezone: 'Europe/Minsk',
    };
    const words = { title: { en: 'Board', ru: 'Правление' }, description: 'All.', owner: 'sales-ops', tags: ['board'] };
    expect(findings({ ...words, query })).toEqual([]);
  });

  it('may ask for a year as a number, as texts of tests may', () => {
    const { parsed } = checkDefinition({ ...scorecard, query: { period: 2017 } });
    expect(parsed?.definition).toMatchObject({ query: { period: '2017' } });
  });

  it.each([
    [{ metrics: [] }, 'schema.out_of_bounds /metrics'],
    [{ metrics: ['revenue', 'revenue'] }, 'schema.duplicate_item /metrics/1'],
    [{ metrics: ['win rate'] }, 'schema.pattern /metrics/0'],
    [{ query: { metrics: ['revenue'] } }, 'schema.unknown_key /query/metrics'],
    [{ query: { as_of: '2017-01-01' } }, 'schema.unknown_key /query/as_of'],
    [{ query: { timezone: 'Europe/Minks' } }, 'definition.time_zone /query/timezone'],
    [{ name: 'params' }, 'definition.bad_name /name'],
  ])('is refused with %j', (keys, finding) => {
    expect(findings(keys)).toEqual([finding]);
  });
});

describe('a schedule', () => {
  const schedule = { kind: 'schedule', name: 'monthly', every: 'month' };
  const codes = (keys: object) => checkDefinition({ ...schedule, ...keys }).diagnostics.map(({ code }) => code);

  it('names either metrics or a scorecard', () => {
    expect(codes({ metrics: ['revenue'] })).toEqual([]);
    expect(codes({ scorecard: 'board' })).toEqual([]);
    expect(codes({})).toEqual(['schema.no_match']);
    expect(codes({ metrics: ['revenue'], scorecard: 'board' })).toEqual(['schema.no_match']);
  });
});
