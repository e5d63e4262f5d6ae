/** Values by key, of which only those used last are kept. */
export class Recent<Value> {
  readonly #kept = new Map<string, Value>();

  constructor(private readonly capacity: number) {}

  /** The value that is kept, or what `make` gives. */
  get(key: string, make: () => Value): Value {
    const kept = this.#kept.get(key);
    const value = kept === undefined ? make() : kept;
    this.#kept.delete(key);
    this.#kept.set(key, value);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.capacity && oldest !== undefined) this.#kept.delete(oldest);
    return value;
  }

  delete(key: string): void {
    this.#kept.delete(key);
  }
}
