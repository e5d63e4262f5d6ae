/** Whole numbers from 0 to below `limit`, each once, ascending. */
export function distinctNumbers(numbers: Int32Array, limit: number): Int32Array {
  // Where most of them are there, marking takes a part of the time of sorting.
  return limit < 8 * numbers.length ? mark(numbers, limit) : dropRepeated(numbers.toSorted());
}

function mark(numbers: Int32Array, limit: number): Int32Array {
  const marks = new Uint8Array(limit);
  for (const number of numbers) marks[number] = 1;
  const found = new Int32Array(Math.min(numbers.length, limit));
  let count = 0;
  for (let number = 0; number < limit; number += 1) if (marks[number] === 1) found[count++] = number;
  return found.slice(0, count);
}

function dropRepeated(sorted: Int32Array): Int32Array {
  return sorted.filter((number, index) => index === 0 || sorted[index - 1] !== number);
}
