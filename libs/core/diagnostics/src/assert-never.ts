/** Marks the end of an exhaustive `switch`; the compiler refuses a forgotten case. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected ${JSON.stringify(value)}`);
}
