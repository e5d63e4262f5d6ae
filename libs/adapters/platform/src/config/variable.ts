/** One environment variable: what it is called, what it takes, and how its text becomes a value. */
export interface Variable<Value> {
  readonly name: string;
  /** What is accepted, as said to whoever wrote something else. */
  readonly accepts: string;
  /** The text itself is never repeated. */
  readonly secret?: true;
  /** Undefined for a text that is not accepted. */
  readonly parse: (text: string) => Value | undefined;
}

/** A finding about one variable: `PORT is "http"; it takes a port number from 0 to 65535`. */
export function describeMistake({ name, accepts, secret }: Variable<unknown>, text: string): string {
  return `${name} is ${secret ? 'not usable' : JSON.stringify(text)}; it takes ${accepts}`;
}
