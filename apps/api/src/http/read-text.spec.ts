import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { readText } from './read-text';

/** A request whose body has come so far. */
function bodyOf(...pieces: readonly string[]): IncomingMessage {
  const body = new IncomingMessage(new Socket());
  for (const piece of pieces) body.push(Buffer.from(piece));
  return body;
}

describe('a body that is read as a whole', () => {
  it('is its text', async () => {
    const body = bodyOf('{"a":', '1}');
    body.push(null);
    await expect(readText(body, { bytes: 7, ms: 60_000 })).resolves.toBe('{"a":1}');
  });

  it('is not kept in memory for as long as its sender likes', async () => {
    await expect(readText(bodyOf('{'), { bytes: 7, ms: 20 })).rejects.toMatchObject({
      code: 'request.too_slow',
      status: 408,
    });
  });

  it('may not turn out larger than it may be', async () => {
    await expect(readText(bodyOf('12345678'), { bytes: 7, ms: 60_000 })).rejects.toMatchObject({
      code: 'request.too_large',
    });
  });
});
