/** A class as a key for injection. */
type Token<T = unknown> = abstract new (...parts: never[]) => T;

/** One line of wiring, in the form that Nest's container takes. */
export interface EngineProvider {
  readonly provide: Token;
  readonly inject: Token[];
  readonly useFactory: (...parts: never[]) => unknown;
}

/** Wires a class to the tokens of its constructor's parameters; the compiler refuses a wrong or missing one. */
export function wire<T, Parts extends readonly unknown[]>(
  use: new (...parts: Parts) => T,
  inject: { readonly [Index in keyof Parts]: Token<Parts[Index]> },
  provide: Token<T> = use as unknown as Token<T>,
): EngineProvider {
  return {
    provide,
    inject: [...inject] as Token[],
    useFactory: (...parts: never[]) => new use(...(parts as unknown as Parts)),
  };
}
