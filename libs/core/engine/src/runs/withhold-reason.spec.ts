import type { RunError, RunTask } from '../ports/run-store';
import { runOf } from '../testing/run-of';
import { publicError, tellsOfRows } from './withhold-reason';

const query: RunTask = { kind: 'query', request: { metrics: ['revenue'] } };
const failed = (code: string, task: RunTask = query, status = 422) => {
  const finding = { code, severity: 'error' as const, message: 'line 7: price "secret" is no number' };
  const error: RunError = { code, status, message: finding.message, hint: 'secret', diagnostics: [finding] };
  const scope = { datasets: ['orders', 'visits'], key: '', of: 'anna' };
  return { ...runOf({ metrics: [] }, []), task, scope, error };
};

describe('why a run failed', () => {
  it('is cut where it may quote rows: the datasets are named, and who is told', () => {
    const run = failed('data.bad_rows');
    expect(tellsOfRows(run)).toBe(true);
    expect(publicError(run)).toEqual({
      code: 'data.reason_withheld',
      status: 422,
      message: 'the data of one of orders, visits cannot be used just now',
      hint: 'administrators, and authors who may read all rows of it, see the reason in the run',
      diagnostics: [],
    });
  });

  it('keeps its status, by which it is tried again', () => {
    expect(publicError(failed('data.unavailable', query, 503))?.status).toBe(503);
  });

  it.each(['data.unusable', 'data.bad_rows', 'data.some_finding_of_tomorrow'])('is cut when it is %s', (code) => {
    expect(JSON.stringify(publicError(failed(code)))).not.toContain('secret');
  });

  it.each([
    ['it is about the formula', failed('formula.unknown_field')],
    ['it quotes nothing', failed('data.out_of_memory')],
    ['the rows are those of a test', failed('data.bad_rows', { kind: 'test', metrics: ['revenue'] })],
    ['there is none', { ...failed('data.bad_rows'), error: undefined } as never],
  ])('is told to everybody where %s', (_, run) => {
    expect(tellsOfRows(run)).toBe(false);
    expect(publicError(run)).toBe(run.error);
  });
});
