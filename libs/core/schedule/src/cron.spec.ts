import { civilDate, dayLength, epochDay, formatInstant, wallClock, type Instant } from '@core/plan';
import { CronExpressionParser } from 'cron-parser';
import * as fc from 'fast-check';
import { tickAtOrAfter } from './cron';
import { placesInTime } from './testing/zones';

/** All ticks in `[from, to)`. */
function ticksBetween(cron: string, [from, to]: readonly [Instant, Instant], timezone = 'UTC'): readonly Instant[] {
  const ticks: Instant[] = [];
  for (let tick = tickAtOrAfter(cron, from, timezone); tick < to; tick = tickAtOrAfter(cron, tick + 1, timezone))
    ticks.push(tick);
  return ticks;
}

function days(cron: string, year: number): readonly string[] {
  return ticksBetween(cron, [Date.UTC(year, 0), Date.UTC(year + 1, 0)]).map((tick) => formatInstant(tick).slice(5, 10));
}

const monthEnds = [
  '01-31',
  '02-28',
  '03-31',
  '04-30',
  '05-31',
  '06-30',
  '07-31',
  '08-31',
  '09-30',
  '10-31',
  '11-30',
  '12-31',
];

describe('a day that a month does not have', () => {
  test.each([
    ['0 6 31 * *', 2026, monthEnds],
    ['0 6 L * *', 2026, monthEnds],
    ['0 6 31,L * *', 2026, monthEnds],
    ['0 6 31 2,4 *', 2026, ['02-28', '04-30']],
    ['0 6 31 2,4 *', 2028, ['02-29', '04-30']],
    ['0 6 30 1-3 *', 2026, ['01-30', '02-28', '03-30']],
    ['0 6 15,31 feb,mar *', 2026, ['02-15', '02-28', '03-15', '03-31']],
    ['0 6 28,29,30,31 2-4 *', 2026, ['02-28', '03-28', '03-29', '03-30', '03-31', '04-28', '04-29', '04-30']],
    ['0 0 29 2 *', 2026, ['02-28']],
    ['0 0 29 2 *', 2028, ['02-29']],
    ['0 0 29 2 *', 2100, ['02-28']],
  ])('is its last day: %s in %i', (cron, year, expected) => {
    expect(days(cron, year)).toEqual(expected);
  });

  test('and a weekday are both days of the pattern, and one day when they meet', () => {
    // Mondays, and 28 February, a Saturday; 30 November 2026 is both.
    expect(days('0 6 31 2 mon', 2026)).toEqual(['02-02', '02-09', '02-16', '02-23', '02-28']);
    expect(days('0 6 31 11 mon', 2026)).toEqual(['11-02', '11-09', '11-16', '11-23', '11-30']);
  });

  test.each([
    ['0 6 29-31 2 mon', ['02-02', '02-09', '02-16', '02-23']],
    ['0 6 30-31 1-2 *', ['01-30', '01-31']],
    ['0 6 */10 2 *', ['02-01', '02-11', '02-21']],
    ['0 6 29/2 1-2 *', ['01-29', '01-31']],
  ])('is not named by a range or a step: %s', (cron, expected) => {
    expect(days(cron, 2026)).toEqual(expected);
  });

  test('is found for any days, months and weekdays', () => {
    const someOf = (min: number, max: number, minLength = 1) =>
      fc.uniqueArray(fc.integer({ min, max }), { minLength, maxLength: 4 });
    const pattern = fc.record({ of: someOf(20, 31), in: someOf(1, 12), on: someOf(0, 6, 0) });
    const firsts = fc.tuple(fc.integer({ min: 1999, max: 2029 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(pattern, firsts, (named, [year, month]) => {
        const first = epochDay(year, month, 1);
        const dates = Array.from({ length: 61 }, (_, day) => first + day);
        const expected = dates.filter((date) => {
          const civil = civilDate(date);
          const isLast = civilDate(date + 1).day === 1;
          const isNamed = named.of.some((day) => day === civil.day || (day > civil.day && isLast));
          // 1 January 1970 was a Thursday.
          return named.in.includes(civil.month) && (isNamed || named.on.includes((date + 4) % 7));
        });
        const cron = `0 6 ${named.of.join(',')} ${named.in.join(',')} ${named.on.join(',') || '*'}`;
        const ticks = ticksBetween(cron, [first * dayLength, (first + 61) * dayLength]);
        expect(ticks.map((tick) => tick - 6 * 3_600_000)).toEqual(expected.map((date) => date * dayLength));
      }),
    );
  });

  test('changes nothing where no pattern names one', () => {
    const patterns = fc.constantFrom(
      '0 6 * * *',
      '*/20 5-6 1-31/3 * *',
      '0 6 28 2 5L',
      '5 6 L * sun#1',
      '0 6 1-31 4 1-5',
    );
    const starts = fc.integer({ min: Date.UTC(1999, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(patterns, starts, (cron, from) => {
        const plain = CronExpressionParser.parse(cron, { currentDate: new Date(from - 1), tz: 'UTC' });
        expect(tickAtOrAfter(cron, from, 'UTC')).toBe(plain.next().getTime());
      }),
    );
  });
});

test('every time of a pattern ticks once a day, when the clocks first show it or anything later', () => {
  const minutes = fc.uniqueArray(fc.nat(59), { minLength: 1, maxLength: 3 });
  const hours = fc.uniqueArray(fc.oneof(fc.nat(3), fc.nat(23)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(placesInTime, minutes, hours, ({ timezone, at }, inHour, inDay) => {
      const walls = wallMinutes(at - 4 * dayLength, at + 4 * dayLength, timezone);
      const first = wallClock(at, timezone).date;
      // A time is reached when the clocks first show it, or anything later; two that fall into one gap are one instant.
      // The day before counts, too: where all of it is skipped, its times are reached on this one.
      const reached = [-1, 0, 1, 2].flatMap((day) =>
        inDay.flatMap((hour) =>
          inHour.map((minute) => {
            const time = (first + day) * dayLength + hour * 3_600_000 + minute * 60_000;
            return walls.find(({ wall }) => wall >= time)!.instant;
          }),
        ),
      );
      const due = [...new Set(reached)].toSorted((a, b) => a - b);
      const cron = `${inHour.join(',')} ${inDay.join(',')} * * *`;
      const [from, to] = [startOf(first, walls), due.at(-1)!];
      // Every hour and a half, and in the first minutes after the clocks were set back.
      const others = walls.filter(({ wall }, minute) => minute % 95 === 0 || wall < (walls[minute - 2]?.wall ?? wall));
      const asked = [...due, ...others.map(({ instant }) => instant)];
      for (const instant of asked.filter((ask) => ask >= from && ask <= to))
        expect(tickAtOrAfter(cron, instant, timezone)).toBe(due.find((tick) => tick >= instant));
    }),
    { numRuns: 40 },
  );
});

interface WallMinute {
  readonly instant: Instant;
  /** Milliseconds of the clocks on the wall, as if they were those of UTC. */
  readonly wall: number;
}

function wallMinutes(from: Instant, to: Instant, timezone: string): readonly WallMinute[] {
  return Array.from({ length: (to - from) / 60_000 }, (_, minute) => {
    const instant = from + minute * 60_000;
    const { date, time } = wallClock(instant, timezone);
    return { instant, wall: date * dayLength + time };
  });
}

function startOf(date: number, walls: readonly WallMinute[]): Instant {
  return walls.find(({ wall }) => wall >= date * dayLength)!.instant;
}
