import type { RowExpression } from '../frame/row-expression';
import { showRow } from '../testing/plan-of';
import { salesCatalog } from '../testing/sales-catalog';
import { knownDataset } from './dataset-at';
import { lowerRow } from './lower-row';
import { lowerValidity } from './lower-validity';
import type { RowScope } from './row-scope';

const catalog = salesCatalog();

/** The conditions on rows of a dataset, in a window with these ends. */
function conditions(home: string, valid: 'start' | 'end' | 'during', window: { from?: string; to?: string }) {
  const scope: RowScope = {
    catalog,
    home,
    prefix: [],
    parameter: () => null,
    bound: (end, form): RowExpression => ({
      kind: 'literal',
      type: form === 'timestamp' ? 'timestamp' : 'date',
      value: window[end] ?? null,
    }),
    as_of: () => ({ kind: 'literal', type: 'timestamp', value: '2018-01-01T00:00:00Z' }),
    hours: () => undefined,
    onUnreachable: ({ field }) => {
      throw new Error(field);
    },
    onRead: () => undefined,
    spend: () => true,
  };
  const { validity } = knownDataset(home, catalog);
  return validity === undefined ? [] : lowerValidity(validity, valid, scope, lowerRow).map(showRow);
}

describe('12. rows that are valid', () => {
  const window = { from: 'S', to: 'T' };

  it('just before an end of the window began before it and do not end before it', () => {
    expect(conditions('contracts', 'end', window)).toEqual([
      'or(is_null(starts_on), less(starts_on, T))',
      'or(is_null(ends_on), greater_or_equal(ends_on, T))',
    ]);
    expect(conditions('contracts', 'start', window)).toEqual([
      'or(is_null(starts_on), less(starts_on, S))',
      'or(is_null(ends_on), greater_or_equal(ends_on, S))',
    ]);
  });

  it('at some time in it began before its end, end after its start, and last', () => {
    expect(conditions('contracts', 'during', window)).toEqual([
      'or(is_null(starts_on), less(starts_on, T))',
      'or(is_null(ends_on), greater(ends_on, S))',
      'or(is_null(starts_on), is_null(ends_on), less(starts_on, ends_on))',
    ]);
  });

  it('of a history hold until the next row of the same keys', () => {
    const next = 'next entered_at per deal_id by entered_at, change_id';
    expect(conditions('stage_history', 'end', window)).toEqual([
      'or(is_null(entered_at), less(entered_at, T))',
      `or(is_null(${next}), greater_or_equal(${next}, T))`,
    ]);
  });

  it('are all that are always or for ever where the window is open at that end', () => {
    expect(conditions('contracts', 'end', { from: 'S' })).toEqual(['is_null(ends_on)']);
    expect(conditions('contracts', 'start', { to: 'T' })).toEqual(['is_null(starts_on)']);
    expect(conditions('contracts', 'during', { to: 'T' })).toEqual([
      'or(is_null(starts_on), less(starts_on, T))',
      'or(is_null(starts_on), is_null(ends_on), less(starts_on, ends_on))',
    ]);
  });
});
