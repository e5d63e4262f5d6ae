import type { IncomingMessage } from 'node:http';

/** The pieces of a body. Who stops in the middle can still answer: the connection stays. */
export function bytesOf(body: IncomingMessage): AsyncIterable<Buffer> {
  return { [Symbol.asyncIterator]: () => body.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer> };
}
