import { SmallWorld, type Question } from '../support/small-world';

const documents = `
kind: dataset
name: events
source: {file: events.csv}
primary_key: [event_id]
time: happened_at
fields:
  - {name: event_id, type: integer}
  - {name: happened_at, type: timestamp}
  - {name: happened_on, type: date}
  - {name: kind, type: text}
  - {name: amount, type: integer}
  - {name: weight, type: number}
---
kind: calendar
name: fiscal
year_starts: 4
week_starts: sunday
`;

const quarterOfHour = 900_000;
const start = Date.parse('2016-06-01T00:00:00Z') / quarterOfHour;

/** 500 rows over two years, at quarters of hours; `weight` is `amount` as a double, which is never put together from parts. */
const events = Array.from({ length: 500 }, (_, index) => {
  const at = new Date((start + ((index * 7919) % 70_080)) * quarterOfHour).toISOString();
  return {
    event_id: index,
    happened_at: at,
    happened_on: at.slice(0, 10),
    kind: ['a', 'b', 'c'][index % 3] ?? null,
    amount: (index * 31) % 101,
    weight: (index * 31) % 101,
  };
});

const windows = [
  'rolling(3 months)',
  'rolling(2 weeks)',
  'to_date(year)',
  'to_date(quarter)',
  'running()',
  'rolling(1 year).previous(1 month)',
];

describe('windows, down the whole line', () => {
  const world = SmallWorld.open(documents, { rows: { events } });
  afterAll(() => world.close());
  const ask = (formula: string, question: Question) =>
    world.ask({ ...question, formula, metric: { dataset: 'events' } });

  it.each([
    ['month', 'UTC', { by: ['kind'] }],
    ['month', 'Europe/Berlin', { calendar: 'fiscal' }],
    ['week', 'America/Havana', {}],
    ['week', 'America/Sao_Paulo', { calendar: 'fiscal', by: ['kind'] }],
    ['quarter', 'Asia/Kathmandu', { calendar: 'fiscal' }],
    ['day', 'Australia/Lord_Howe', { period: '2017-09-20/2017-10-10' }],
    ['year', 'UTC', { calendar: 'fiscal', as_of: '2017-11-11T11:11:00Z' }],
    ['month', 'UTC', { as_of: '2017-05-05T05:00:00Z' }],
  ] as const)(
    'are the same put together from buckets by %s in %s and scanned one by one',
    async (grain, timezone, more) => {
      const question: Question = { period: '2017-01-01/2018-01-01', grain, timezone, ...more };
      for (const window of windows) {
        const parts = await ask(`sum(amount).${window} - sum(amount)`, question);
        const scanned = await ask(`sum(weight).${window} - sum(weight)`, question);
        expect(parts.rows).toEqual(scanned.rows);
        expect(parts.rows.length).toBeGreaterThan(0);
      }
    },
  );

  it('are the same over civil dates, whatever the zone', async () => {
    const in2017: Question = { period: '2017', grain: 'month' };
    const formula = 'sum(amount).on(happened_on).rolling(2 months)';
    const answers: unknown[] = [];
    for (const timezone of ['UTC', 'Europe/Berlin', 'America/Sao_Paulo']) {
      answers.push((await ask(formula, { ...in2017, timezone })).rows);
      answers.push((await ask(formula.replace('amount', 'weight'), { ...in2017, timezone })).rows);
    }
    expect(answers).toEqual(answers.map(() => answers[0]));
  });

  it('count, and find extremes, as what is scanned does', async () => {
    const question: Question = { period: '2017', grain: 'month', by: ['kind'] };
    const parts = await ask('max(amount).rolling(2 months) + count().rolling(2 months)', question);
    const scanned = await ask('max(weight).rolling(2 months) + count().rolling(2 months)', question);
    expect(parts.plan.frames[0]?.bucketing.kind).toBe('grain');
    expect(parts.rows).toEqual(scanned.rows);
    const all = await ask('any(amount > 99).to_date(year) ? 1 : all(amount >= 0).to_date(year) ? 2 : 3', question);
    expect(new Set(all.rows.map(({ value }) => value))).toEqual(new Set([1, 2]));
  });

  it('2. give the same before and after a shift', async () => {
    const question: Question = { period: '2017-Q2', grain: 'month' };
    const [before, after] = [
      await ask('sum(amount).rolling(2 months).previous(1 month)', question),
      await ask('sum(amount).previous(1 month).rolling(2 months)', question),
    ];
    expect(before.rows).toEqual(after.rows);
    const [, , june] = before.rows;
    const inMay = events.filter(({ happened_at: at }) => at >= '2017-04-01' && at < '2017-06-01');
    expect(june?.['value']).toBe(inMay.reduce((sum, { amount }) => sum + amount, 0));
  });

  it('5. widen up to as_of without a period', async () => {
    const question: Question = { as_of: '2017-05-05T05:00:00Z' };
    const between = (from: string) => events.filter(({ happened_at: at }) => at >= from && at < '2017-05-05T05').length;
    expect((await ask('count().rolling(1 month)', question)).rows).toEqual([{ value: between('2017-04-05T05') }]);
    expect((await ask('count().to_date(year)', question)).rows).toEqual([{ value: between('2017') }]);
    expect((await ask('count().running()', question)).rows).toEqual([{ value: between('2016') }]);
  });

  it('follow the fiscal year in periods and in buckets', async () => {
    const question: Question = { period: 'FY2018', grain: 'quarter', calendar: 'fiscal' };
    const { rows } = await ask('count().to_date(year)', question);
    expect(rows.map(({ period }) => period)).toEqual(['2017-04-01', '2017-07-01', '2017-10-01', '2018-01-01']);
    const counts = ['2017-07', '2017-10', '2018-01', '2018-04'].map(
      (to) => events.filter(({ happened_at: at }) => at >= '2017-04' && at < to).length,
    );
    expect(rows.map(({ value }) => value)).toEqual(counts);
  });
});
