import type { CalendarDefinition } from '@core/definition';
import { dataset, metric, salesCatalog } from '../testing/sales-catalog';
import { neededByDataset, neededByMetric } from './needed-by';
import type { CatalogEntry } from './types';

const calendar = (name: string): CatalogEntry => ({
  definition: { kind: 'calendar', name } satisfies CalendarDefinition,
  version: 1,
  current: true,
});
const calendars = ['fiscal', 'support', 'spare', 'desk'].map(calendar);

const tickets = dataset({
  name: 'tickets',
  primary_key: ['id'],
  time: 'opened_at',
  fields: [
    { name: 'id', type: 'text' },
    { name: 'deal_id', type: 'text' },
    { name: 'opened_at', type: 'timestamp' },
    { name: 'closed_at', type: 'timestamp' },
    { name: 'wait', formula: 'business_minutes_between(opened_at, closed_at, "desk")' },
    { name: 'orders_so_far', formula: 'count(orders)' },
  ],
  relationships: [{ name: 'deal', to: 'deals', fields: { deal_id: 'deal_id' } }],
});

function neededBy(formula: string, rest: Parameters<typeof metric>[2] = {}) {
  const catalog = salesCatalog(...calendars, tickets, metric('base', 'count()'), metric('m', formula, rest));
  const checked = catalog.metric('m');
  if (checked === undefined) throw new Error(JSON.stringify(catalog.diagnosticsOf('metric', 'm')));
  return neededByMetric(checked);
}

describe('what a metric needs', () => {
  it('is what its formula, filters, fields and target name', () => {
    const needed = neededBy('base + count(orders)', {
      target: 'base * 2',
      filters: { bought: 'count(spend.amount) >= 0' },
      fields: [{ name: 'waited', formula: 'sum(tickets.wait)' }],
    });
    expect(needed.metrics).toEqual(['base']);
    expect(needed.datasets).toEqual(expect.arrayContaining(['deals', 'orders', 'tickets']));
  });

  it('is each calendar that it names: its own, as a default, in a formula', () => {
    const minutes = 'sum(business_minutes_between(opened_at, closed_at, "support"))';
    const parameters = [
      { name: 'hours', type: 'calendar', default: 'spare' },
      { name: 'label', type: 'text', default: 'desk' },
    ] as const;
    expect(neededBy(minutes, { dataset: 'tickets', calendar: 'fiscal', parameters }).calendars).toEqual([
      'fiscal',
      'spare',
      'support',
    ]);
    expect(neededBy('count()').calendars).toEqual([]);
  });

  it('is the metric that it is another name of', () => {
    const alias: CatalogEntry = {
      definition: { kind: 'metric', name: 'other', alias_of: 'base' },
      version: 1,
      current: true,
    };
    const other = salesCatalog(alias, metric('base', 'count()')).metric('other');
    expect(other && neededByMetric(other).metrics).toEqual(['base']);
  });
});

describe('what a dataset needs', () => {
  it('is where it leads, which related rows it reads, and the calendars of its fields', () => {
    const checked = salesCatalog(...calendars, tickets).dataset('tickets');
    expect(checked && neededByDataset(checked)).toEqual({
      metrics: [],
      datasets: ['deals', 'orders'],
      calendars: ['desk'],
    });
  });
});
