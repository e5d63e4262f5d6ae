import type { Run, RunTiming } from '@core/engine';
import { presentResult, presentRun } from './present-run';

const benchmark = { from: 0.2, description: { en: 'good', ru: 'хорошо' }, source: 'a handbook' };
const run: Run = {
  id: '0197a3c2-5d10-7c4e-8a51-2f1f0c6f9a11',
  task: { kind: 'query', request: { metrics: ['win_rate'] } },
  pinned: [],
  overlay: [],
  lane: 'standard',
  created_at: '2026-01-01T00:00:00.000Z',
  created_by: 'anna',
  owner: 'key-1',
  status: 'succeeded',
  attempt: 1,
  outcome: {
    columns: [{ name: 'win_rate', type: 'number' }],
    row_count: 1,
    warnings: [],
    header: {
      metrics: [
        {
          name: 'win_rate',
          title: { en: 'Win rate', ru: 'Доля выигранных сделок' },
          benchmarks: [benchmark, { value: 0.15, source: 'b' }],
        },
        { name: 'plain', title: 'Plain' },
      ],
    },
    used: { definitions: {}, data: {} },
    timing: {} as RunTiming,
  },
};

describe('the metrics of a result', () => {
  it.each([
    [['ru'], 'Доля выигранных сделок', 'хорошо'],
    [['ru-BY', 'en'], 'Доля выигранных сделок', 'хорошо'],
    [['zh-Hant'], 'Win rate', 'good'],
    [[], 'Win rate', 'good'],
  ])('speak the language of %j, else English', (languages, title, description) => {
    expect(presentResult(run, languages).before['metrics']).toEqual([
      {
        name: 'win_rate',
        title,
        benchmarks: [
          { ...benchmark, description },
          { value: 0.15, source: 'b' },
        ],
      },
      { name: 'plain', title: 'Plain' },
    ]);
  });
});

describe('the progress of a run', () => {
  const progress = {
    done: 0.43,
    total: 4,
    step: 'load',
    loading: { dataset: 'orders', done: 43, total: 100 },
  } as const;

  it.each(['running', 'failed'] as const)('is told of one that is %s', (status) => {
    expect(presentRun({ ...run, status, progress })['progress']).toEqual(progress);
  });

  it('is not told of one that has a result', () => {
    expect(presentRun({ ...run, progress })).not.toHaveProperty('progress');
  });
});
