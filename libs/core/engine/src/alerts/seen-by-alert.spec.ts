import type { AlertMember } from '../ports/alert-store';
import type { Snapshot } from '../ports/snapshot-store';
import { marchDay } from '../testing/ledger-row';
import { seenByAlert } from './seen-by-alert';

const all = { datasets: ['orders'], key: '', of: 'anna' };
const west = { datasets: ['orders'], key: 'west', of: 'ben' };
const snapshot = (day: number, region: string, scope = all) => {
  const { start, end } = marchDay(day);
  return { interval_start: start, interval_end: end, dimensions: { region }, scope } as unknown as Snapshot;
};
const known: readonly AlertMember[] = [{ dimensions: { region: 'East' }, state: 'firing', since: marchDay(1).end }];
const interval = marchDay(3);

describe('what an alert goes by', () => {
  it('is the series up to the interval and the members known before, where these are made of the same rows', () => {
    const series = [snapshot(2, 'West'), snapshot(3, 'West', { ...all, of: 'cleo' })];
    const seen = seenByAlert(interval, series, { members: known, scope: all });
    expect(seen).toEqual({ scope: { ...all, of: 'cleo' }, snapshots: series, known });
  });

  it('begins anew where the rows are others: nothing before counts, and nobody of before is missed', () => {
    const series = [snapshot(2, 'East'), snapshot(2, 'West'), snapshot(3, 'West', west)];
    const seen = seenByAlert(interval, series, { members: known, scope: all });
    expect(seen).toEqual({ scope: west, snapshots: [series[2]], known: [] });
  });

  it('is what was known before where the interval has no value', () => {
    const series = [snapshot(1, 'East'), snapshot(2, 'West', west)];
    const seen = seenByAlert(interval, series, { members: known, scope: all });
    expect(seen).toEqual({ scope: all, snapshots: [series[0]], known });
  });

  it('is nothing where nothing was ever stored', () => {
    expect(seenByAlert(interval, [], { members: [] })).toEqual({ scope: undefined, snapshots: [], known: [] });
  });
});
