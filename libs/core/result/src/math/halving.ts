/** The first place in `[from, to)` where `holds` fails; it holds for every place before it and for none after it. */
export function firstFailing(from: number, to: number, holds: (place: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
