/**
 * `npm run catalogue`: writes docs/catalogue.md and its translations from the metrics that ship with the product, with values of the
 * sample company. `npm run catalogue -- <file>` writes elsewhere.
 */
const definitions = ['calendars', 'datasets', 'metrics', 'scorecards'].map((folder) => `metric-definitions/${folder}`);

/** For metrics with parameters that have no default. */
const parameters = {
  treated: 'North 2',
  control: 'South 1',
  before: { start: '2025-08-01', end: '2025-09-01' },
  after: { start: '2025-09-01', end: '2025-10-01' },
  change_on: '2025-04-02',
  lifespan_years: { smb: 3, mid_market: 4, enterprise: 6 },
  target_revenue: 1_000_000,
};

const [output = 'docs/catalogue.md'] = process.argv.slice(2);
const given = Object.entries(parameters).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
const options = {
  output: [output],
  languages: ['en', 'ru', 'zh-Hans', 'zh-Hant'],
  period: ['2025'],
  'as-of': ['2026-01-01'],
  param: given,
};
const words = Object.entries(options).flatMap(([name, values]) => [`--${name}`, ...values]);
process.argv.splice(2, Infinity, 'document', ...definitions, ...words);
await import('./formulary.mjs');
