import { parseCondition } from '@core/alert';
import type { AlertDefinition } from '@core/definition';
import type { AlertMember } from '../ports/alert-store';
import type { LedgerInterval } from '../ports/interval-ledger';
import type { Snapshot } from '../ports/snapshot-store';
import { ledgerRow } from '../testing/ledger-row';
import { messageOf } from './alert-message';
import { judgeInterval } from './judge-interval';
import { pointsOf, windowStart, type MemberPoints } from './points-of';
import { systemCaller } from '../access/caller';

const alertOf = (more: Partial<AlertDefinition> = {}) => {
  const alert: AlertDefinition = { kind: 'alert', name: 'low', metric: 'revenue', when: 'value < 5', ...more };
  const format = { style: 'currency', unit: 'USD', decimals: 0 } as const;
  return {
    alert,
    version: 2,
    saved_by: systemCaller,
    schedule: 'daily',
    condition: parseCondition(alert.when),
    format,
  };
};
const done = (day: number, more: Partial<LedgerInterval> = {}) =>
  ledgerRow(day, { state: 'succeeded', run_id: `run-${day}`, ...more });
const snapshot = (day: number, value: number | null, dimensions: Snapshot['dimensions'] = {}): Snapshot => {
  const { start, end, period, schedule } = ledgerRow(day);
  return {
    schedule,
    interval_start: start,
    interval_end: end,
    period,
    grain: 'day',
    run_id: 'run',
    metric: 'revenue',
    metric_version: 1,
    dimensions,
    value,
    target: null,
    revision: 1,
    recorded_at: end,
    is_removed: false,
    is_compacted: false,
    scope: { datasets: ['orders'], key: '', of: 'anna' },
    is_restatement: false,
  };
};
const member = (region: string): AlertMember => ({
  dimensions: { region },
  state: 'ok',
  since: '2026-03-01T00:00:00Z',
});
const show = (series: readonly MemberPoints[]) =>
  series.map(({ dimensions, points }) => [
    Object.values(dimensions).join(),
    points
      .map(({ period, status, value }) => `${Number(period.slice(8))}:${status === 'present' ? String(value) : status}`)
      .join(' '),
  ]);

describe('the series of an alert', () => {
  const seen = { interval: done(3), rows: [done(1), done(2)], known: [] };

  it('leads to the judged interval', () => {
    const snapshots = [snapshot(1, 7), snapshot(2, null), snapshot(3, 9)];
    expect(show(pointsOf({ ...seen, snapshots }))).toEqual([['', '1:7 2:null 3:9']]);
  });

  it('is one for each member, those known before included', () => {
    const snapshots = [
      snapshot(2, 1, { region: 'N' }),
      snapshot(3, 2, { region: 'N' }),
      snapshot(3, 3, { region: 'S' }),
    ];
    expect(show(pointsOf({ ...seen, snapshots, known: [member('N'), member('W')] }))).toEqual([
      ['N', '1:missing 2:1 3:2'],
      ['S', '1:missing 2:missing 3:3'],
      ['W', '1:missing 2:missing 3:missing'],
    ]);
  });

  it('is one without a value where there is nothing', () => {
    expect(show(pointsOf({ ...seen, snapshots: [] }))).toEqual([['', '1:missing 2:missing 3:missing']]);
  });

  it('tells what failed from what is not there, and keeps values that a failed recomputation left', () => {
    const failed = done(3, { state: 'failed' });
    expect(show(pointsOf({ ...seen, interval: failed, snapshots: [] }))[0]?.[1]).toContain('3:failed');
    expect(show(pointsOf({ ...seen, interval: failed, snapshots: [snapshot(3, 4)] }))[0]?.[1]).toContain('3:4');
  });

  it('begins behind the last hole', () => {
    const rows = [done(1), done(2), done(4)];
    expect(show(pointsOf({ ...seen, interval: done(5), rows, snapshots: [snapshot(5, 1)] }))).toEqual([
      ['', '4:missing 5:1'],
    ]);
  });

  it('has no months among days, when the schedule was cut differently', () => {
    const february = { start: '2026-02-01T00:00:00Z', end: '2026-03-01T00:00:00Z', period: '2026-02' };
    const march = { start: '2026-03-01T00:00:00Z', end: '2026-04-01T00:00:00Z', period: '2026-03' };
    const rows = [done(1, february), done(0), done(31)];
    const [months] = pointsOf({ interval: done(1, march), rows, snapshots: [], known: [] });
    expect(months?.points.map(({ period }) => period)).toEqual(['2026-02', '2026-03']);
    const [days] = pointsOf({ interval: done(1), rows, snapshots: [], known: [] });
    expect(days?.points.map(({ period }) => period)).toEqual(['2026-02-28', '2026-03-01']);
  });
});

describe('what must be read to judge an interval', () => {
  it('reaches back further than the condition looks', () => {
    const start = windowStart(alertOf({ when: 'value < mean(7)', for: 3 }), done(20));
    expect(Date.parse(start)).toBeLessThan(Date.parse(done(10).start));
  });

  it('is a time, however far that is', () => {
    const year = { start: '2025-01-01T00:00:00Z', end: '2026-01-01T00:00:00Z', period: '2025' };
    const start = windowStart(alertOf({ when: 'zscore(1000) > 3', for: 1000 }), done(1, year));
    expect(start).toBe('0001-01-01T00:00:00.000Z');
  });
});

describe('the judgement of an interval', () => {
  const notify = [{ webhook: 'https://example.com/in' }, { email: ['a@example.com', 'b@example.com'] }];
  const judge = (more: Partial<AlertDefinition> = {}, interval = done(3), known: readonly AlertMember[] = []) => {
    const snapshots = [
      snapshot(3, 2, { region: 'N' }),
      snapshot(3, 9, { region: 'S' }),
      snapshot(3, 1, { region: 'W' }),
    ];
    const points = pointsOf({ interval, rows: [], snapshots, known });
    const question = { watching: alertOf(more), interval, points, known, scope: snapshots[0]?.scope };
    return judgeInterval({ ...question, at: '2026-03-04T00:00:05Z' });
  };

  it('keeps all members, logs what happened, and tells each recipient once of all', () => {
    const { members, events, deliveries, judged } = judge({ notify });
    expect(judged).toEqual({ start: done(3).start, end: done(3).end });
    expect(members.map(({ dimensions, state }) => [dimensions['region'], state])).toEqual([
      ['N', 'firing'],
      ['S', 'ok'],
      ['W', 'firing'],
    ]);
    expect(events.map(({ kind, dimensions, notified }) => [kind, dimensions['region'], notified])).toEqual([
      ['fired', 'N', true],
      ['fired', 'W', true],
    ]);
    expect(deliveries.map(({ message }) => message.kind)).toEqual(['webhook', 'email']);
  });

  it('gives the same ids when it is made again, and others for a restatement', () => {
    const idsOf = ({ events, deliveries }: ReturnType<typeof judge>) => [...events, ...deliveries].map(({ id }) => id);
    const ids = idsOf(judge({ notify }));
    expect(idsOf(judge({ notify }))).toEqual(ids);
    expect(new Set([...ids, ...idsOf(judge({ notify }, done(3, { run_id: 'later' })))]).size).toBe(ids.length * 2);
  });

  it('tells nobody where nobody is named, and says so', () => {
    const { events, deliveries } = judge();
    expect([events.map(({ notified }) => notified), deliveries]).toEqual([[false, false], []]);
  });

  it('says nothing again of what goes on', () => {
    const { members } = judge({ notify });
    expect(judge({ notify }, done(3), members)).toMatchObject({ events: [], deliveries: [] });
  });

  it('writes figures as the metric does, to people; to programs as they are', () => {
    const [hook, mail] = judge({ notify, title: { en: 'Low revenue' } }).deliveries;
    expect(mail?.message).toMatchObject({
      to: ['a@example.com', 'b@example.com'],
      subject: '[firing] Low revenue (2 members), 2026-03-03',
      text: expect.stringContaining('value: USD 2'),
    });
    const { type, data } = JSON.parse((hook!.message as { readonly body: string }).body);
    expect([type, data.condition, data.events.length, data.events[0].observed.value]).toEqual([
      'alert.changed',
      'value < 5',
      2,
      2,
    ]);
  });

  it('names fifty members in a mail, and all to programs', () => {
    const [event] = judge({ notify }).events;
    const events = Array.from({ length: 60 }, (_, index) => ({ ...event!, dimensions: { region: `R${index}` } }));
    const [first, ...others] = events;
    const news = { ...alertOf(), events: [first!, ...others] } as const;
    expect(messageOf(news, notify[1]!)).toMatchObject({
      text: expect.stringContaining('… and 10 more; the event log has all.'),
    });
    const { body } = messageOf(news, notify[0]!) as { readonly body: string };
    expect(JSON.parse(body).data.events).toHaveLength(60);
  });
});
