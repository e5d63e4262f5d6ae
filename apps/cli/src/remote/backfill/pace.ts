/** How fast something goes on, seen from when it was first looked at. */
export interface Pace {
  readonly per_second: number;
  /** Undefined while nothing has moved yet. */
  readonly seconds_left?: number;
}

interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Measures the pace from a first look on; times in milliseconds. */
export function startPace(first: Progress, first_ms: number): (now: Progress, now_ms: number) => Pace {
  return ({ done, total }, now_ms) => {
    const seconds = (now_ms - first_ms) / 1000;
    const per_second = seconds > 0 ? (done - first.done) / seconds : 0;
    return { per_second, ...(per_second > 0 && { seconds_left: (total - done) / per_second }) };
  };
}

/** `3 s`, `4 min`, `2 h 5 min`. */
export function tellSeconds(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `12.5 intervals per second`; slower ones by the minute. */
export function tellRate({ per_second }: Pace): string {
  return per_second >= 1 || per_second === 0
    ? `${per_second.toFixed(1)} intervals per second`
    : `${(per_second * 60).toFixed(1)} intervals per minute`;
}
