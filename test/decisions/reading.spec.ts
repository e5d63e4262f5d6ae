import { DecisionWorld, ofDeals } from './world';

const decided = new DecisionWorld();
afterAll(() => decided.close());

describe('decisions about reading', () => {
  const world = decided.over({
    deals: [
      { closed_on: '2026-01-05', amount: 10, score: 3, stage: 'Won' },
      { closed_on: '2026-02-05', amount: 20, score: null, stage: 'Lost' },
    ],
  });
  const value = (formula: string) => world.value(ofDeals(formula, { period: '2026' }));
  const refusal = async (formula: string) => {
    const [finding, ...others] = await world.refusals(ofDeals(formula));
    expect(others).toEqual([]);
    return [
      finding?.code,
      formula.slice(finding?.span?.start, finding?.span?.end),
      [finding?.message, finding?.hint].join(' '),
    ];
  };

  it('41. names are letters of any script, in one normal form; characters beyond the basic plane are refused', async () => {
    const parameters = [
      { name: '收入', type: 'integer', default: 2 } as const,
      { name: 'Й', type: 'integer', default: 3 } as const,
    ];
    const asked = (name: string) =>
      ofDeals(`count() * params.收入 * params.${name}`, { period: '2026', metric: { parameters } });
    expect(await world.value(asked('Й'))).toBe(12);
    expect((await world.refusals(asked('Й'.normalize('NFD')))).map(({ message }) => message)).toEqual([
      expect.stringContaining('NFC'),
    ]);
    expect(await world.refusals(ofDeals('count() + 𝒳'))).not.toEqual([]);
  });

  it.each([
    ['avg(score) / count() ?? 0', '(a / b) ?? 0'],
    ['count(not score == 3)', 'not ('],
    ['count(not score in [3])', 'not ('],
  ])('42. %s is refused, with the hint to use parentheses', async (formula, hint) => {
    const [, , text] = await refusal(formula);
    expect(text).toContain(hint);
  });

  it.each(['count(5 in [1])', 'count(score < 5 in [true])'])(
    '42. %s is refused, for mathjs takes "in" there as inches',
    async (formula) => {
      const found = await world.refusals(ofDeals(formula));
      expect(found.length).toBeGreaterThan(0);
      expect(found.every(({ code }) => code.startsWith('formula.'))).toBe(true);
    },
  );

  it('43. line breaks and comments are spaces, so that a chain may begin a line', async () => {
    expect(await value('count() # all of them\n  .where(stage == "Won") # but those\n  + 1')).toBe(2);
    const found = await world.refusals(ofDeals('count()\n  + cuont()'));
    expect(found.map(({ span }) => span)).toEqual([{ start: 12, end: 17 }]);
  });

  it.each([
    'deals["amount"]',
    'params?.least',
    'count() + NaN',
    'count() + Infinity',
    'count() + undefined',
    'count() * 10%',
    'count().previous(0.5 year)',
    'count().previous(-1 year)',
    '3 months.previous()',
    'count(1 == score == 2)',
  ])('44. %s is refused', async (formula) => {
    const found = await world.refusals(ofDeals(formula));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ code }) => code.startsWith('formula.'))).toBe(true);
  });

  it('44. chains of comparisons hold together, and a power binds before a sign', async () => {
    expect(await value('count(10 <= amount < 20)')).toBe(1);
    expect(await value('-count() ^ 2')).toBe(-4);
  });
});
