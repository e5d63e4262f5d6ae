/**
 * Several intervals in one run: each gets the rows that a run of it alone gives, cell by cell. Every few of the shipped metrics are
 * asked over the sample company, and with EVERY_METRIC=1 all of them, in minutes.
 */
import type { Grain } from '@core/definition';
import { dayStart, intervalsAreIndependent, type RunRequest } from '@core/plan';
import type { DataInterval } from '@core/schedule';
import { answer, answerTogether, askAlone, askTogether, intervalsOf } from '../support/interval-answers';
import { openShippedCatalogue, parametersOf, type ShippedCatalogue } from '../support/shipped-catalogue';

const timezone = 'Europe/Berlin';
const isFull = process.env['EVERY_METRIC'] === '1';
const stride = 16;

/** Days beside a change of the clocks, weeks around a new year. */
const spans: readonly (readonly [every: Grain, from: string, to: string])[] = [
  ['day', '2025-03-26', '2025-04-05'],
  ['week', '2024-12-02', '2025-01-27'],
  ['month', '2024-10-01', '2025-05-01'],
  ['quarter', '2024-07-01', '2025-10-01'],
];

/** Their doubles are added in the order in which a join with windows brings the rows. */
const alone = ['clv_expected_revenue', 'annual_contract_value', 'sys_forecast'];

describe('intervals of one run', () => {
  let world: ShippedCatalogue;
  let metrics: readonly string[];

  beforeAll(async () => {
    world = await openShippedCatalogue();
    metrics = world.catalog.metricNames.filter((name) => !name.startsWith('crm_'));
  });

  afterAll(() => world.close());

  /** By nothing or as the metric says, and by one and by two of the dimensions that it has. */
  function requestsFor(name: string): readonly RunRequest[] {
    const metric = world.catalog.metric(name);
    const home = world.catalog.dataset(metric?.definition.dataset ?? metric?.datasets[0] ?? '');
    const texts = [...(home?.fields.values() ?? [])].filter(({ type }) => type === 'text').map((field) => field.name);
    const keys = home?.definition.primary_key ?? [];
    const dimensions = metric?.definition.dimensions ?? texts.filter((field) => !keys.includes(field));
    const asked: RunRequest = {
      metrics: [name],
      parameters: parametersOf(name, world.catalog),
      ...(metric?.target && { compare: ['target'] }),
    };
    return [asked, { ...asked, by: dimensions.slice(0, 1) }, { ...asked, by: dimensions.slice(0, 2) }];
  }

  function areIndependent(asked: RunRequest, { every, intervals }: Span): boolean {
    const request = askTogether(asked, intervals, { every, timezone });
    return intervalsAreIndependent({ request, catalog: world.catalog, intervals });
  }

  it('are independent for every metric but those that add doubles window by window', () => {
    const month = spanOf(spans[2]!);
    const dependent = metrics.filter(
      (name) =>
        !requestsFor(name)
          .slice(0, 1)
          .every((asked) => areIndependent(asked, month)),
    );
    expect(dependent).toEqual(alone);
  });

  it.each(spans)(
    'by %s have the rows that each has in a run of its own',
    async (...named) => {
      const span = spanOf(named);
      const { every, intervals } = span;
      const place = spans.findIndex(([own]) => own === every);
      let compared = 0;
      for (const [index, name] of metrics.entries()) {
        if (!isFull && index % stride !== place) continue;
        const requests = requestsFor(name);
        const asked = isFull ? requests : requests.slice(index % requests.length).slice(0, 1);
        for (const request of asked.filter((one) => areIndependent(one, span))) {
          const together = await answerTogether(askTogether(request, intervals, { every, timezone }), world);
          for (const interval of intervals) {
            const rows = await rowsAlone(request, interval);
            expect({ request, interval, rows: together.get(interval.start) ?? [] }).toEqual({
              request,
              interval,
              rows,
            });
          }
          compared += 1;
        }
      }
      expect(compared).toBeGreaterThan(5);
    },
    900_000,
  );

  async function rowsAlone(request: RunRequest, interval: DataInterval) {
    return (await answer(askAlone(request, interval, timezone), false, world)).rows;
  }
});

interface Span {
  readonly every: Grain;
  readonly intervals: readonly DataInterval[];
}

function spanOf([every, from, to]: (typeof spans)[number]): Span {
  return { every, intervals: intervalsOf({ every, timezone }, dayStart(from, timezone), dayStart(to, timezone)) };
}
