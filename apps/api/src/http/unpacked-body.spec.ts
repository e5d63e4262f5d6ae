import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import { unpackedBody } from './unpacked-body';

/** Answers how many bytes came, or why they did not. */
async function answer(raw: IncomingMessage, response: ServerResponse, ends: string[]): Promise<void> {
  let bytes = 0;
  try {
    const request = { raw, headers: raw.headers } as FastifyRequest;
    for await (const piece of unpackedBody(request, { ratio: 200, from: 2 ** 20 })) bytes += piece.byteLength;
    response.end(String(bytes));
  } catch (error) {
    const { code, message } = error as Error & { readonly code: string };
    ends.push(message);
    response.end(code);
  }
}

describe('a body that is taken as it comes', () => {
  const ends: string[] = [];
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => void answer(request, response, ends)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close().closeAllConnections());

  const send = async (body: Buffer, encoding?: string) => {
    const headers = encoding === undefined ? {} : { 'content-encoding': encoding };
    return (await fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) })).text();
  };

  it('comes as it was sent, or unpacked', async () => {
    const text = Buffer.from('a,b\n'.repeat(100_000));
    expect(await send(text)).toBe('400000');
    expect(await send(gzipSync(text), 'GZIP')).toBe('400000');
    expect(await send(Buffer.concat([gzipSync(text), gzipSync(text)]), 'gzip')).toBe('800000');
  });

  it('is refused when it bursts, before it is unpacked as a whole', async () => {
    expect(await send(gzipSync(Buffer.alloc(2 ** 21)), 'gzip')).toBe('limit.compression');
    expect(ends.at(-1)).toContain('at most 200 to 1');
  });

  it('is refused in another encoding, or when it is no gzip or half of one', async () => {
    expect(await send(Buffer.from('x'), 'br')).toBe('upload.unknown_encoding');
    expect(await send(Buffer.from('a,b\n'), 'gzip')).toBe('upload.broken_body');
    expect(ends.at(-1)).toContain('it is not gzip');
    expect(await send(gzipSync('a,b\n'.repeat(1000)).subarray(0, 20), 'gzip')).toBe('upload.broken_body');
    expect(ends.at(-1)).toContain('ends in the middle');
  });

  it.each([['identity'], ['gzip']])('ends with its connection (%s)', async (encoding) => {
    const before = ends.length;
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const head = `PUT / HTTP/1.1\r\nhost: x\r\ncontent-encoding: ${encoding}\r\ncontent-length: 1000\r\n\r\n`;
    socket.write(head);
    socket.write(gzipSync('a,b\n').subarray(0, 12), () => socket.destroy());
    while (ends.length === before) await new Promise((resolve) => setImmediate(resolve));
    expect(ends.at(-1)).toContain('the connection was lost');
  });
});
