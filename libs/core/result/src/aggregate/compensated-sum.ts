/**
 * A sum of doubles that loses next to nothing, in whatever order they come.
 * @see https://doi.org/10.1002/zamm.19740540106 Neumaier's improvement on Kahan's summation
 */
export class CompensatedSum {
  #sum = 0;
  #lost = 0;

  add(value: number): void {
    const sum = this.#sum + value;
    this.#lost += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - sum + value : value - sum + this.#sum;
    this.#sum = sum;
  }

  /** Not finite when the sum ran over. */
  get total(): number {
    return this.#sum + this.#lost;
  }
}

export function sumOf(values: Iterable<number>): number {
  const sum = new CompensatedSum();
  for (const value of values) sum.add(value);
  return sum.total;
}
