/** A stretch of the day such as `09:00-13:00` as minutes `[from, to)` of the day; `24:00` is 1440. */
export function readStretch(stretch: string): readonly [from: number, to: number] {
  const [from = '', to = ''] = stretch.split('-');
  return [readMinute(from), readMinute(to)];
}

function readMinute(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
