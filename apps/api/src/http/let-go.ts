import type { FastifyRequest } from 'fastify';

/** Milliseconds in which a sender whose body was not read to its end can take the answer. */
const LINGER_MS = 2_000;

/**
 * Passes over what still comes of a request that was answered before all of it had come: the connection is good for the next one
 * when it is little, and ends when it does not end soon.
 */
export function letGo({ raw }: FastifyRequest): void {
  if (raw.complete) return;
  raw.resume();
  const timer = setTimeout(() => raw.complete || raw.destroy(), LINGER_MS);
  timer.unref();
}
