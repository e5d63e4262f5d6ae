import type { FastifyRequest } from 'fastify';

/** Milliseconds in which a sender whose body was not read to its end can take the answer. */
const LINGER_MS = 2_000;

/** Ends the connection of a request that was answered before all of it had come: what still comes is not worth reading. */
export function letGo({ raw }: FastifyRequest): void {
  if (raw.complete) return;
  const timer = setTimeout(() => raw.complete || raw.destroy(), LINGER_MS);
  timer.unref();
}
