import type { Bucketing } from '../frame/frame-query';
import type { RowExpression } from '../frame/row-expression';
import { showWindow } from '../testing/plan-of';
import { timeOf } from '../testing/windows-of';
import { shiftBy } from '../time/shift';
import { plainView } from '../time/time-view';
import { chooseBucketing } from './choose-bucketing';
import { createWindows } from './create-windows';
import type { LeafSpec } from './leaf-spec';
import { allTime } from './window-set';

const time: RowExpression = { kind: 'column', type: 'timestamp', path: [], column: 'at' };
const count: LeafSpec['measure'] = { aggregate: 'count', arguments: [], type: 'integer' };

function show(bucketing: Bucketing): string {
  const windows = bucketing.kind === 'windows' ? bucketing.windows : [bucketing.window];
  return [bucketing.kind === 'grain' ? bucketing.grain : bucketing.kind, ...windows.map(showWindow)].join(' ');
}

describe('a list of windows', () => {
  it('has each window as often as the ends that rows look at differ', () => {
    const query = timeOf({ period: '2017-Q1', grain: 'month' });
    const windows = createWindows(query);
    const end = windows.bound(plainView, 'to', 'date');
    const leafOver = (set: LeafSpec['windows'], timed: boolean): LeafSpec => ({
      dataset: 'events',
      ...(timed && { time }),
      windows: set,
      dimensions: [],
      context: [],
      own: [{ kind: 'call', type: 'boolean', function: 'less', arguments: [time, end] }],
      measure: count,
      missing: 0,
    });
    const world = { calendar: query.calendar, windows, bucketCount: 3 };
    const always = leafOver(allTime, false);
    const { bucketing, seek } = chooseBucketing([always], world);
    const bound = { name: 'date_1', type: 'date', values: ['2017-02-01', '2017-03-01', '2017-04-01'] };
    expect(bucketing).toEqual({ kind: 'windows', windows: [{}, {}, {}], bounds: [bound] });
    expect(seek(always)).toEqual({ keys: [0, 1, 2] });
    const plain = leafOver(windows.of(plainView) ?? allTime, true);
    const whole = leafOver(windows.of({ ...plainView, span: 'period' }) ?? allTime, true);
    const both = chooseBucketing([plain, whole], world);
    expect(show(both.bucketing)).toBe(
      'windows 2017-01-01/2017-02-01 2017-01-01/2017-04-01 2017-01-01/2017-04-01 2017-01-01/2017-04-01 2017-02-01/2017-03-01 2017-03-01/2017-04-01',
    );
    expect([plain, whole].map(both.seek)).toEqual([{ keys: [0, 4, 5] }, { keys: [1, 2, 3] }]);
  });

  it('keeps a window that holds no instant where rows look at its end', () => {
    const request = { period: '2017-03-30/2017-05-01', grain: 'month' } as const;
    const query = timeOf(request);
    const windows = createWindows(query);
    const view = { ...plainView, shift: shiftBy({ amount: 1, unit: 'month' }) };
    const leaf = {
      dataset: 'events',
      time,
      windows: windows.of(view) ?? allTime,
      dimensions: [],
      context: [windows.bound(view, 'to', 'date')],
      own: [],
      measure: count,
      missing: 0,
    } as const;
    const world = { calendar: query.calendar, windows, bucketCount: 2 };
    expect(show(chooseBucketing([leaf], world).bucketing)).toBe('windows 2017-03-01/2017-03-01 2017-03-01/2017-04-01');
    const free = { ...leaf, context: [] };
    const unbound = chooseBucketing([free], world);
    expect(show(unbound.bucketing)).toBe('month 2017-03-01/2017-04-01');
    expect(unbound.seek(free)).toEqual({ keys: [null, '2017-03-01'] });
  });
});
