/** Asks again until `ask` answers something, at most for `timeout_ms`; throws with `what` when it never does. */
export async function awaitUntil<T>(what: string, ask: () => Promise<T | undefined>, timeout_ms = 120_000): Promise<T> {
  const end = Date.now() + timeout_ms;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${timeout_ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
