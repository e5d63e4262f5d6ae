import type { ScheduleDefinition } from '@core/definition';
import { assembleCatalog } from '../definitions/assemble-catalog';
import { marchDay } from '../testing/ledger-row';
import { calendarOf, cutOf, withDueTime, zoneOf } from './interval-of';
import { systemCaller } from '../access/caller';

const schedule = (more: Partial<ScheduleDefinition> = {}): ScheduleDefinition => ({
  kind: 'schedule',
  name: 'daily',
  metrics: ['revenue'],
  every: 'day',
  ...more,
});

describe('how time is cut for a schedule', () => {
  it('is by its own zone, UTC when it names none', () => {
    expect(zoneOf(schedule())).toBe('UTC');
    const catalog = assembleCatalog([]);
    expect(calendarOf(schedule({ timezone: 'Asia/Tokyo' }), catalog)).toEqual({ every: 'day', timezone: 'Asia/Tokyo' });
  });

  it('is by the calendar of its query', () => {
    const definition = { kind: 'calendar', name: 'fiscal', year_starts: { month: 4 } } as const;
    const { kind, name } = definition;
    const written = { hash: '', created_at: marchDay(1).start, created_by: 'anna', saved_by: systemCaller };
    const stored = { kind, name, version: 1, state: 'published', current: true, definition, ...written } as const;
    const catalog = assembleCatalog([stored as never]);
    const { rules } = calendarOf(schedule({ every: 'quarter', query: { calendar: 'fiscal' } }), catalog);
    expect(rules).toEqual(catalog.calendar('fiscal')?.rules);
    expect(calendarOf(schedule({ query: { calendar: 'gone' } }), catalog)).not.toHaveProperty('rules');
  });
});

it('an interval may be computed after its end, the delay and the first tick', () => {
  expect(withDueTime(schedule(), marchDay(1)).due_at).toBe('2026-03-02T00:00:00Z');
  expect(withDueTime(schedule({ delay: '2h', cron: '30 1 * * *' }), marchDay(1)).due_at).toBe('2026-03-03T01:30:00Z');
});

it.each([
  ['2026-03-01', '2026-12-31', true],
  ['2026-03', '2026-03-01', false],
  ['2026-W05', '2026-W53', true],
  ['2026-Q1', 'FY2026-Q1', false],
  ['2026-Q1', '2026', false],
  ['2026-03-01T00:00:00Z/2026-03-01T01:00:00Z', '2026-12-01T22:00:00Z/2026-12-01T23:00:00Z', true],
])('%s and %s are of one cut: %s', (left, right, expected) => {
  expect(cutOf({ period: left }) === cutOf({ period: right })).toBe(expected);
});
