import { parseDefinitions } from '@core/definition';
import type { StoredVersion } from '../ports/definition-store';
import { checkFiles } from './check-files';
import { dropUnsound, gatherDefinitions } from './sieve';
import { systemCaller } from '../access/caller';

const NOW = '2024-01-01T00:00:00Z';

const dataset = [
  'kind: dataset',
  'name: orders',
  'source: {file: orders.csv}',
  'primary_key: [id]',
  'time: ordered_on',
  'fields:',
  '  - {name: id, type: text}',
  '  - {name: ordered_on, type: date}',
  '  - {name: amount, type: integer}',
].join('\n');
const metric = (name: string, formula: string) => `kind: metric\nname: ${name}\ndataset: orders\nformula: ${formula}`;
const schedule = 'kind: schedule\nname: monthly\nmetrics: [revenue]\nevery: month';

const scorecard = 'kind: scorecard\nname: board\nmetrics: [revenue]\nquery: {period: last_month}';
const boardly = 'kind: schedule\nname: boardly\nscorecard: board\nevery: month';

const alert = 'kind: alert\nname: low\nmetric: revenue\nwhen: value < 100';

const file = (name: string, ...documents: readonly string[]) => ({ file: name, text: documents.join('\n---\n') });

/** The definitions of a text as they stand in a store. */
function inForce(...documents: readonly string[]): readonly StoredVersion[] {
  return parseDefinitions(documents.join('\n---\n')).definitions.map(({ definition, hash }) => ({
    kind: definition.kind,
    name: definition.name,
    version: 1,
    state: 'published',
    current: true,
    definition,
    hash,
    created_at: NOW,
    created_by: 'system',
    saved_by: systemCaller,
  }));
}

function sift(current: readonly StoredVersion[], ...documents: readonly string[]) {
  const sieve = gatherDefinitions([file('new.yaml', ...documents)]);
  dropUnsound(sieve, { current, now: NOW });
  return { standing: [...sieve.standing.keys()], codes: sieve.findings.map(({ code }) => code) };
}

describe('definition files as a set', () => {
  it('are sound together, in whatever order they come', () => {
    const { sound, findings } = checkFiles(
      [file('c.yaml', schedule), file('b.yaml', metric('revenue', 'sum(amount)')), file('a.yaml', dataset)],
      NOW,
    );
    expect([sound.length, findings]).toEqual([3, []]);
  });

  it('are reported where two define the same name, and neither stands', () => {
    const { definitions, findings } = checkFiles([file('a.yaml', dataset), file('b.yaml', dataset)], NOW);
    expect(definitions).toEqual([]);
    expect(findings.map(({ code, place }) => [code, place?.file])).toEqual([['definition.defined_twice', 'b.yaml']]);
  });

  it('are reported for what is wrong with them, not for what is wrong with others; the rest is sound', () => {
    const { definitions, sound, findings } = checkFiles(
      [
        file(
          'a.yaml',
          dataset,
          dataset
            .replaceAll('orders', 'visits')
            .replace('  - {name: amount', '  - {name: fee, formula: nothing * 2}\n  - {name: amount'),
        ),
        file(
          'b.yaml',
          metric('revenue', 'sum(amount)'),
          metric('visited', 'count(visits)'),
          metric('wrong', 'sum(amout)'),
        ),
      ],
      NOW,
    );
    expect(findings.map(({ code, place }) => `${code} ${place?.file}`)).toEqual([
      'formula.unknown_field a.yaml',
      'formula.unsound b.yaml',
      'formula.unknown_field b.yaml',
    ]);
    expect(sound.map(({ name }) => name)).toEqual(['orders', 'revenue']);
    expect(definitions).toHaveLength(5);
  });

  it('fall with what they need, where no version of it is in force', () => {
    const { standing } = sift([], dataset, metric('revenue', 'sum(amout)'), metric('double', 'revenue * 2'), schedule);
    expect(standing).toEqual(['dataset:orders']);
  });

  it('stand where the last good version of what they need is in force', () => {
    const current = inForce(dataset, metric('revenue', 'sum(amount)'));
    const { standing, codes } = sift(
      current,
      metric('revenue', 'sum(amout)'),
      metric('double', 'revenue * 2'),
      schedule,
    );
    expect(standing.toSorted()).toEqual(['metric:double', 'schedule:monthly']);
    expect(codes).toEqual(['formula.unknown_field']);
  });

  it('are not held against all others one by one, however many of them are unsound', () => {
    const [orders] = inForce(dataset);
    let looks = 0;
    const watched: StoredVersion = {
      ...orders!,
      get definition() {
        looks += 1;
        return orders!.definition;
      },
    };
    const wrong = Array.from({ length: 60 }, (_, index) => metric(`wrong_${index}`, 'sum(amout)'));
    const { standing, codes } = sift([watched], ...wrong, metric('revenue', 'sum(amount)'));
    expect([standing, codes.length]).toEqual([['metric:revenue'], 60]);
    expect(looks).toBeLessThan(30);
  });

  it('stand again, many at once, where one of them had brought them down, and fall where they lean on what is new and wrong', () => {
    const current = inForce(dataset, metric('revenue', 'sum(amount)'));
    const leaning = Array.from({ length: 30 }, (_, index) => metric(`m_${index}`, `m_${index + 1} + 1`)).slice(0, -1);
    const { standing, codes } = sift(
      current,
      metric('revenue', 'sum(amout)'),
      ...leaning,
      metric('m_29', 'revenue'),
      metric('x', 'sum(amout)'),
      metric('y', 'x'),
    );
    expect(standing).toHaveLength(30);
    expect(codes).toEqual(['formula.unknown_field', 'formula.unknown_field', 'formula.unsound']);
  });

  it('hold what a scorecard asks for: its metrics, and its query for all of them', () => {
    const found = (...documents: readonly string[]) =>
      checkFiles([file('a.yaml', dataset, metric('revenue', 'sum(amount)'), ...documents)], NOW).findings.map(
        ({ code, place }) => `${code} ${place?.line}`,
      );
    expect(found(scorecard, boardly)).toEqual([]);
    expect(found(scorecard.replace('revenue', 'revenues'))).toEqual(['definition.not_found 18']);
    expect(found(scorecard.replace('last_month', 'last_moon'))).toEqual(['run.unknown_period 19']);
    expect(found(scorecard.replace('period: last_month', 'parameters: {margin: 1}'))).toEqual([
      'run.unknown_parameter 19',
    ]);
    expect(found(boardly)).toEqual(['definition.not_found 18']);
  });

  it('do not take from a scorecard what it needs', () => {
    const current = inForce(dataset, metric('revenue', 'sum(amount)'), scorecard, boardly);
    const { codes } = sift(
      current,
      'kind: metric\nname: revenue\nformula: "sum(orders.amount) * params.rate"\nparameters: [{name: rate, type: number}]',
    );
    expect(codes).toContain('definition.breaks');
  });

  it('give way where they would break what is in force', () => {
    const current = inForce(dataset, metric('revenue', 'sum(amount)'));
    const { standing, codes } = sift(current, dataset.replace('amount', 'total'));
    expect(standing).toEqual([]);
    expect(codes).toContain('definition.breaks');
  });

  describe('with alerts', () => {
    const world = [dataset, metric('revenue', 'sum(amount)'), metric('orders_count', 'count()')];
    const found = (...documents: readonly string[]) =>
      checkFiles([file('a.yaml', ...world, ...documents)], NOW).findings.map(
        ({ code, message, place }) => `${code} ${place?.line} ${message}`,
      );
    const other = schedule.replace('monthly', 'daily').replace('month', 'day');

    it('need the one schedule that computes their metric', () => {
      expect(found(schedule, alert)).toEqual([]);
      expect(found(scorecard, boardly, alert)).toEqual([]);
      expect(found(alert)).toEqual([
        'alert.unscheduled_metric 23 no schedule computes revenue, so no values are stored that could be judged',
      ]);
      expect(found(schedule, other, alert)).toEqual([
        'alert.several_schedules 33 revenue is computed by several schedules: daily, monthly',
      ]);
      expect(found(alert.replace('revenue', 'revenu'))).toEqual([
        'definition.not_found 23 there is no metric named "revenu"',
      ]);
    });

    it('need the schedule that they name, which must compute it', () => {
      expect(found(schedule, other, `${alert}\nschedule: daily`)).toEqual([]);
      expect(found(schedule, `${alert}\nschedule: montly`)).toEqual([
        'definition.not_found 30 there is no schedule named "montly"',
      ]);
      expect(found(schedule, `${alert.replace('revenue', 'orders_count')}\nschedule: monthly`)).toEqual([
        'alert.other_metric 28 schedule monthly does not compute orders_count',
      ]);
    });

    it('have a condition over what their metric has', () => {
      const condition = (when: string, ...keys: readonly string[]) =>
        found(schedule, [alert.replace('value < 100', when), ...keys].join('\n'));
      expect(condition('valu < 100')).toEqual(['alert.unknown_name 29 the condition of an alert knows no name "valu"']);
      expect(condition('value < target * 0.9')).toEqual([
        'alert.no_target 29 revenue has no target, so target never has a value',
      ]);
      expect(condition('zscore(12) > 3', 'min_history: 5')).toEqual([]);
      expect(condition('value > 3', 'min_history: 5')).toEqual([
        'definition.no_effect 30 min_history has no effect, for the condition asks for no mean, stddev or zscore',
      ]);
      const day = metric('last_day', 'max(ordered_on)');
      expect(found(day, schedule.replace('revenue', 'last_day'), alert.replace('revenue', 'last_day'))).toEqual([
        'alert.not_a_number 33 last_day is of type date, and alerts judge numbers',
      ]);
    });

    it('fall with the schedule that they need, where no version of it is in force', () => {
      const current = inForce(...world);
      expect(sift(current, schedule.replace('revenue', 'revenu'), alert).standing).toEqual([]);
      expect(sift(current, schedule, alert).standing).toEqual(['schedule:monthly', 'alert:low']);
    });

    it('do not lose the schedule that they need: neither to a change of it, nor to a second one', () => {
      const current = inForce(...world, schedule, alert);
      const changed = sift(current, schedule.replace('revenue', 'orders_count'), metric('orders_count', 'count() + 0'));
      expect(changed).toEqual({ standing: ['metric:orders_count'], codes: ['definition.breaks'] });
      const targeted = inForce(
        dataset,
        `${metric('revenue', 'sum(amount)')}\ntarget: 90`,
        schedule,
        alert.replace('100', 'target'),
      );
      expect(sift(targeted, metric('revenue', 'sum(amount)')).codes).toEqual(['definition.breaks']);
      const second = sift(current, ...world, other, metric('fresh', 'count()'));
      expect(second.standing).not.toContain('schedule:daily');
      expect(second.standing).toEqual(expect.arrayContaining(['metric:revenue', 'metric:fresh']));
      expect(second.codes).toEqual(['definition.breaks']);
      const yearly = schedule.replace('monthly', 'yearly').replace('month', 'year');
      const innocent = schedule.replace('monthly', 'counts').replace('revenue', 'orders_count');
      const counted = `${alert.replace('low', 'few').replace('revenue', 'orders_count')}\nschedule: counts`;
      expect(sift(current, other, yearly, innocent, counted)).toEqual({
        standing: ['alert:few', 'schedule:counts'],
        codes: ['definition.breaks', 'definition.breaks'],
      });
      expect(sift(current, other, `${alert}\nschedule: monthly`).codes).toEqual([]);
    });

    it('do not lose it to a scorecard either', () => {
      const current = inForce(...world, scorecard, boardly, alert);
      expect(sift(current, scorecard.replace('revenue', 'orders_count')).codes).toEqual(['definition.breaks']);
    });
  });

  it('say what recipients of a schedule may see, in words that its own condition could use', () => {
    const found = (where: string, query = 'amount > 10') =>
      checkFiles(
        [
          file(
            'a.yaml',
            dataset,
            metric('revenue', 'sum(amount)'),
            `${schedule}\nquery: {where: ${query}}\ndeliver:\n  - {email: a@example.com}\n  - {email: b@example.com, where: ${where}}`,
          ),
        ],
        NOW,
      ).findings.map(({ code, path, place }) => `${code} ${path} ${place?.line}:${place?.column}`);
    expect(found('amount < 50 or amount > 90')).toEqual([]);
    expect(found('amout < 50')).toEqual(['formula.unknown_field /deliver/1/where 23:35']);
    expect(found('amount < 50) or (amount > 90')).toEqual([
      'formula.unbalanced_bracket /deliver/1/where 23:46',
      'formula.unbalanced_bracket /deliver/1/where 23:51',
    ]);
    expect(found('sum(amount) > 3')).toEqual([expect.stringContaining('/deliver/1/where 23:')]);
    expect(found('amout < 50', 'amont > 10')).toEqual([expect.stringContaining('/query/where')]);
  });
});
