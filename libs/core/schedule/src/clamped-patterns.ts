import { CronExpressionParser } from 'cron-parser';

/** The days of each month in a common year. */
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Patterns that together tick as the given one does, and also on the last day of every month that ends before a day which
 * the pattern names: `0 6 31 * *` is itself in long months and `0 6 31,L …` in short ones. Ranges and steps name no day.
 * No two of them tick in the same month.
 */
export function clampedPatterns(cron: string): readonly string[] {
  const [minute, hour, days = '', month, weekday] = cron.trim().split(/\s+/);
  const named = days.split(',').filter((day) => /^\d+$/.test(day));
  const latest = Math.max(0, ...named.map(Number));
  if (latest <= 28) return [cron];
  const months = CronExpressionParser.parse(`* * * ${month} *`).fields.month.values;
  const isShort = (of: number) => (lengths[of - 1] ?? 0) < latest;
  const patterns = [
    { months: months.filter((of) => !isShort(of)), days },
    { months: months.filter(isShort), days: [...new Set([...days.split(','), 'L'])].join(',') },
  ];
  return patterns
    .filter((pattern) => pattern.months.length > 0)
    .map((pattern) => [minute, hour, pattern.days, pattern.months.join(','), weekday].join(' '));
}
