import type { Random } from '../chance/random';
import { DAY_MS, dayOfInstant, isWorkday, MINUTE_MS, workdayFrom } from './calendar';

const OPENS = 8 * 60;
const CLOSES = 18 * 60;

/** An instant of the day in working hours, mostly before and after lunch. */
export function atWork(random: Random, day: number): number {
  const minute = random.chance(0.55) ? random.between(OPENS, 12.5 * 60) : random.between(13 * 60, CLOSES);
  return day * DAY_MS + Math.floor(minute * 60) * 1000;
}

/** An instant of the day at which people are awake, most of them in the evening. */
export function atHome(random: Random, day: number): number {
  const minute = random.chance(0.6) ? random.between(16 * 60, 23 * 60) : random.between(7 * 60, 16 * 60);
  return day * DAY_MS + Math.floor(minute * 60) * 1000;
}

/** The instant itself if people work then, else the next opening of the office. */
function officeTime(instant: number): number {
  const day = dayOfInstant(instant);
  const minute = (instant - day * DAY_MS) / MINUTE_MS;
  if (!isWorkday(day)) return workdayFrom(day) * DAY_MS + OPENS * MINUTE_MS;
  if (minute < OPENS) return day * DAY_MS + OPENS * MINUTE_MS;
  if (minute >= CLOSES) return workdayFrom(day + 1) * DAY_MS + OPENS * MINUTE_MS;
  return instant;
}

/** The instant after so many minutes of work, whole seconds; nothing happens while the office is closed. */
export function afterWorking(instant: number, minutes: number): number {
  let now = officeTime(instant);
  let rest = minutes * MINUTE_MS;
  for (;;) {
    const closes = dayOfInstant(now) * DAY_MS + CLOSES * MINUTE_MS;
    if (now + rest < closes) return Math.floor((now + rest) / 1000) * 1000;
    rest -= closes - now;
    now = officeTime(closes);
  }
}
