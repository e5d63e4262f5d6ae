import { checkDefinition } from '../check-definition';

const schedule = { kind: 'schedule', name: 'monthly', metrics: ['revenue'], every: 'month' };

/** Findings as `code path`. */
const findings = (keys: object) =>
  checkDefinition({ ...schedule, ...keys }).diagnostics.map(({ code, path }) => `${code} ${path}`);

describe('a schedule', () => {
  it('may say what is computed again, what is waited for and who receives it', () => {
    const keys = {
      delay: '2h',
      jitter: '10m',
      max_wait: '1d',
      catch_up: 'all',
      catch_up_within: '90d',
      lookback: 3,
      lock_after: '45d',
      parallel: 8,
      retries: 0,
      retention: { revisions: '365d' },
      deliver: [
        { email: 'board@example.com', language: 'zh-Hans' },
        { webhook: 'http://reports.local:8080/in', where: 'region == "West"' },
      ],
    };
    expect(findings(keys)).toEqual([]);
  });

  it.each(['jitter', 'max_wait', 'catch_up_within', 'lock_after'])('has %s as a duration', (key) => {
    expect(findings({ [key]: '0m' })).toEqual([]);
    for (const text of ['7', '7 days', '1w', '-1d', '01h', '100000m'])
      expect(findings({ [key]: text })).toEqual([`schema.pattern /${key}`]);
  });

  it.each([
    ['hour', '60m', '2h'],
    ['day', '23h', '1d'],
    ['month', '28d', '400d'],
  ])('of every %s has a jitter of %s at most', (every, most, beyond) => {
    expect(findings({ every, jitter: most })).toEqual([]);
    expect(findings({ every, jitter: beyond })).toEqual(['definition.jitter /jitter']);
  });

  it.each([
    ['lookback', 0, 1000],
    ['parallel', 1, 100],
    ['retries', 0, 20],
  ])('has %s from %d to %d', (key, least, most) => {
    expect([...findings({ [key]: least }), ...findings({ [key]: most })]).toEqual([]);
    for (const beyond of [least - 1, most + 1])
      expect(findings({ [key]: beyond })).toEqual([`schema.out_of_bounds /${key}`]);
    expect(findings({ [key]: '3' })).toEqual([`schema.wrong_type /${key}`]);
  });

  it.each([
    [{ catch_up: 'some' }, 'schema.not_one_of /catch_up'],
    [{ retention: {} }, 'schema.missing_key /retention'],
    [{ retention: { revisions: 'never' } }, 'schema.pattern /retention/revisions'],
    [{ deliver: [] }, 'schema.out_of_bounds /deliver'],
    [{ deliver: [{ language: 'en' }] }, 'schema.no_match /deliver/0'],
    [{ deliver: [{ email: 'a@b.c', language: 'English' }] }, 'schema.pattern /deliver/0/language'],
    [{ deliver: [{ email: 'a@b.c', when: 'x' }] }, 'schema.unknown_key /deliver/0/when'],
    [{ deliver: [{ email: 'a@b.c' }, { email: 'ann' }] }, 'definition.address /deliver/1/email'],
  ])('is refused with %j', (keys, finding) => {
    expect(findings(keys)).toEqual([finding]);
  });

  it.each(['latest', 'none'])('that catches up %s reaches back to no bound', (catch_up) => {
    const { diagnostics } = checkDefinition({ ...schedule, catch_up, catch_up_within: '7d' });
    expect(diagnostics).toMatchObject([
      {
        code: 'definition.no_effect',
        path: '/catch_up_within',
        message: `catch_up_within has no effect, for catch_up is ${catch_up}`,
      },
    ]);
  });

  it('catches up all where it does not say, and may bound that', () => {
    expect(findings({ catch_up_within: '30d' })).toEqual([]);
  });
});
