import { random } from '../chance/random';
import {
  addMonths,
  DAY_MS,
  dayOf,
  dayOfInstant,
  END,
  isWorkday,
  monthOf,
  monthStart,
  MONTHS,
  START,
  weekdayOf,
  workdayFrom,
} from './calendar';
import { afterWorking, atHome, atWork } from './hours';
import { busyness, dayAfterBusyness } from './season';

const at = (text: string): number => Date.parse(`${text}Z`);

describe('calendar', () => {
  it('numbers the months of the sample from its first day to its end', () => {
    expect(monthStart(0)).toBe(START);
    expect(monthStart(MONTHS)).toBe(END);
    expect(monthOf(END - 1)).toBe(MONTHS - 1);
    expect(monthOf(START - 1)).toBe(-1);
  });

  it('knows weekdays, also before 1970', () => {
    expect(weekdayOf(dayOf(2026, 1, 1))).toBe(4);
    expect(weekdayOf(dayOf(1969, 12, 28))).toBe(7);
  });

  it('moves weekends to Monday', () => {
    expect(workdayFrom(dayOf(2023, 1, 1))).toBe(dayOf(2023, 1, 2));
    expect(workdayFrom(dayOf(2023, 1, 6))).toBe(dayOf(2023, 1, 6));
  });

  it('keeps within a shorter month', () => {
    expect(addMonths(dayOf(2024, 1, 31), 1)).toBe(dayOf(2024, 2, 29));
    expect(addMonths(dayOf(2023, 12, 15), 12)).toBe(dayOf(2024, 12, 15));
  });
});

describe('hours', () => {
  it('lets work end in the evening and go on the next morning', () => {
    expect(afterWorking(at('2023-03-01T17:30:00'), 45)).toBe(at('2023-03-02T08:15:00'));
  });

  it('skips the weekend', () => {
    expect(afterWorking(at('2023-03-03T17:30:00'), 45)).toBe(at('2023-03-06T08:15:00'));
    expect(afterWorking(at('2023-03-04T12:00:00'), 60)).toBe(at('2023-03-06T09:00:00'));
  });

  it('takes whole days of ten hours', () => {
    expect(afterWorking(at('2023-03-01T09:00:00'), 1200)).toBe(at('2023-03-03T09:00:00'));
  });

  it('stays on the day', () => {
    const stream = random(1);
    const days = Array.from({ length: 500 }, () => [
      dayOfInstant(atWork(stream, START)),
      dayOfInstant(atHome(stream, START)),
    ]);
    expect(new Set(days.flat())).toEqual(new Set([START]));
  });
});

describe('season', () => {
  it('is about 1 on average, high in autumn, low in August and at weekends', () => {
    const days = Array.from({ length: END - START }, (_, index) => START + index);
    for (const rhythm of ['business', 'shop'] as const) {
      const mean = days.reduce((sum, day) => sum + busyness(day, rhythm), 0) / days.length;
      expect(mean).toBeCloseTo(1, 1);
    }
    expect(busyness(dayOf(2024, 11, 5), 'business')).toBeGreaterThan(1.5 * busyness(dayOf(2024, 8, 6), 'business'));
    expect(busyness(dayOf(2024, 11, 9), 'business')).toBeLessThan(0.2);
  });

  it('lets waits pass mostly on busy days', () => {
    const stream = random(2);
    const days = Array.from({ length: 1000 }, () => dayAfterBusyness(START, stream.between(0, 700), 'business'));
    expect(days.filter(isWorkday).length / 1000).toBeGreaterThan(0.93);
  });

  it('ends where nothing is known', () => {
    expect(dayAfterBusyness(START, 5000, 'shop')).toBe(Infinity);
    expect(dayAfterBusyness(Infinity, 1, 'shop')).toBe(Infinity);
    expect(dayAfterBusyness(END - 1, 0.1, 'shop') * DAY_MS).toBeGreaterThan(START);
  });
});
