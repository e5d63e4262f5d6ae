import { connect } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BareController, lines, noted, openThings } from '../testing/things-api';

describe('the HTTP side of the API', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await openThings();
  });
  afterAll(() => app.close());
  beforeEach(() => {
    lines.length = 0;
  });

  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'HEAD',
    url: string,
    {
      key = 'good',
      body,
      headers = {},
    }: { key?: string; body?: string | Buffer; headers?: Record<string, string> } = {},
  ) => {
    const authorization = key === '' ? {} : { authorization: `Bearer ${key}` };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await app.inject({
      method,
      url,
      headers: { ...authorization, ...type, ...headers },
      ...(body !== undefined && { payload: body }),
    });
    const isJson = String(answer.headers['content-type']).includes('json') && answer.payload !== '';
    return { status: answer.statusCode, headers: answer.headers, body: isJson ? answer.json() : answer.payload };
  };

  it('does not start with a route that has no rule', async () => {
    await expect(openThings([BareController])).rejects.toThrow('BareController.read has no description');
  });

  describe('keys and roles', () => {
    it('are not asked for on public routes', async () => {
      expect(await call('GET', '/v1/things/open', { key: '' })).toMatchObject({ status: 200, body: { open: true } });
    });

    it('answer 401 for a missing or unknown key, and how to send one', async () => {
      const answer = await call('GET', '/v1/things', { key: '' });
      expect(answer).toMatchObject({ status: 401, body: { code: 'request.unauthenticated', title: 'Unauthorized' } });
      expect(answer.headers['www-authenticate']).toContain('Bearer');
      expect(await call('GET', '/v1/things', { key: 'bad' })).toMatchObject({
        status: 401,
        body: { code: 'request.bad_key' },
      });
    });

    it('answer 403 with the roles that would do', async () => {
      expect(await call('PUT', '/v1/things/1')).toMatchObject({
        status: 403,
        body: { detail: 'this needs a key with the role admin' },
      });
    });

    it('are asked for before a body is read, and no body is where nobody would read it', async () => {
      const body = '{"broken';
      expect(await call('POST', '/v1/things', { key: '', body })).toMatchObject({ status: 401 });
      expect(await call('PUT', '/v1/things/1', { body })).toMatchObject({ status: 403 });
      expect(await call('POST', '/v1/nothing', { key: '', body })).toMatchObject({ status: 404 });
      expect(await call('POST', '/v1/things', { body })).toMatchObject({ body: { code: 'request.malformed_json' } });
    });

    it('leave a line where they were refused, and none where there was nothing to refuse', async () => {
      noted.length = 0;
      await call('PUT', '/v1/things/1');
      await call('GET', '/v1/things', { key: 'bad' });
      await call('GET', '/v1/things', { key: '' });
      await call('GET', '/v1/things');
      expect(noted).toEqual(['request.forbidden', 'request.bad_key']);
    });

    it('are refused in a URL, whoever asks', async () => {
      for (const url of [
        '/v1/things?api_key=x',
        '/v1/things/open?Access_Token=x',
        `/v1/things?limit=fml_${'a'.repeat(36)}`,
      ])
        expect(await call('GET', url)).toMatchObject({ status: 400, body: { code: 'request.key_in_url' } });
    });

    it('never stand in the log; the id of the key does', async () => {
      await call('GET', '/v1/things?limit=3');
      const [line] = lines.map((text) => JSON.parse(text));
      expect(line).toMatchObject({ method: 'GET', path: '/v1/things', status: 200, caller: 'k1', message: 'request' });
      expect(lines.join('')).not.toContain('good');
    });
  });

  describe('what is wrong with a request', () => {
    it('is a problem document with a request id, the caller’s own where it is sane', async () => {
      const { headers, body } = await call('GET', '/v1/nothing', { headers: { 'x-request-id': 'abc-1' } });
      expect(headers['content-type']).toContain('application/problem+json');
      expect(headers['x-request-id']).toBe('abc-1');
      expect(body).toEqual({
        type: 'urn:formulary:problem:request.no_such_path',
        title: 'Not Found',
        status: 404,
        detail: 'there is nothing at /v1/nothing',
        code: 'request.no_such_path',
        hint: 'the paths are listed at /docs',
        errors: [],
        request_id: 'abc-1',
      });
      const other = await call('GET', '/v1/nothing', { headers: { 'x-request-id': 'a b\tc' } });
      expect(other.body.request_id).toMatch(/^[0-9a-f-]{36}$/);
    });

    it('is 405 with what is allowed for a wrong method', async () => {
      const answer = await call('PATCH', '/v1/things/7');
      expect(answer).toMatchObject({
        status: 405,
        headers: { allow: 'GET, HEAD, PUT' },
        body: { code: 'request.method_not_allowed' },
      });
    });

    it.each(['/v1/things/%E0%A4%A', `/v1/things/${'7'.repeat(3000)}`])(
      'is 404, not a method that is wrong, for a name that cannot be one: %.24s…',
      async (url) => {
        expect(await call('GET', url)).toMatchObject({ status: 404, body: { code: 'request.no_such_path' } });
      },
    );

    it('is told with line and column for malformed JSON', async () => {
      const answer = await call('POST', '/v1/things', { body: '{"amount": 1,\n "note": }' });
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.malformed_json' } });
      expect(answer.body.detail).toBe('the body is not JSON: line 2, column 10 has "}" where a value should be');
    });

    it.each([
      ['a NUL character', '{"note":"a\\u0000b","amount":1}', 'request.bad_text'],
      ['half a character', '{"note":"\\ud800","amount":1}', 'request.bad_text'],
      ['a prototype', '{"__proto__":{"amount":1}}', 'request.bad_text'],
      ['too deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'request.too_deep'],
      ['nothing at all', '', 'request.body_missing'],
    ])('is 400 for a body with %s', async (_, body, code) => {
      expect(await call('POST', '/v1/things', { body })).toMatchObject({ status: 400, body: { code } });
    });

    it('is 422 with every finding for a body that does not fit', async () => {
      const { status, body } = await call('POST', '/v1/things', { body: '{"amount":"x","nota":"y"}' });
      expect(status).toBe(422);
      expect(body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual(['/amount', '/nota']);
    });

    it('is 413 above the limit and 415 for another media type', async () => {
      const large = JSON.stringify({ note: 'x'.repeat(5_000_000) });
      expect(await call('POST', '/v1/things', { body: large })).toMatchObject({
        status: 413,
        body: { detail: 'the body has at least 4883 KB; the limit is 4096 KB' },
      });
      for (const type of ['text/plain', 'application/yaml', 'nonsense']) {
        const answer = await call('POST', '/v1/things', { body: 'x', headers: { 'content-type': type } });
        expect(answer).toMatchObject({ status: 415, body: { code: 'request.unsupported_media' } });
      }
      const untyped = await call('POST', '/v1/things', { body: 'x', headers: { 'content-type': '' } });
      expect(untyped).toMatchObject({
        status: 415,
        body: { detail: expect.stringMatching(/^a body without a Content-Type/) },
      });
    });

    it('is 400 for query parameters that are unknown, repeated or of the wrong type', async () => {
      expect(await call('GET', '/v1/things?limit=3&deep=true')).toMatchObject({
        body: { query: { limit: 3, deep: true } },
      });
      for (const query of ['limitt=3', 'limit=0', 'limit=x', 'limit=1&limit=2', 'deep=maybe', 'limit=%00']) {
        expect(await call('GET', `/v1/things?${query}`)).toMatchObject({ status: 400 });
      }
    });

    it('is 404 for a path that can name nothing', async () => {
      expect(await call('GET', '/v1/things/7')).toMatchObject({ body: { n: 7 } });
      for (const part of ['x', '0', '1.5', '-1', '99999999999999999999']) {
        expect(await call('GET', `/v1/things/${part}`)).toMatchObject({
          status: 404,
          body: { code: 'request.no_such_path' },
        });
      }
    });

    it.each([
      '/v1/things/%zz',
      '/v1/things/%ff',
      '/v1/things/a%00b',
      '/%',
      '//',
      '/v1/things/..%2f..',
      `/v1/things/${'x'.repeat(600)}`,
    ])('is never 500 for the path %j', async (url) => {
      const { status, body } = await call('GET', url);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(body).toMatchObject({ status, code: expect.stringContaining('request.') });
    });

    it('tells nothing of an unforeseen error but where the log has it', async () => {
      const { status, body } = await call('GET', '/v1/things/broken');
      expect(status).toBe(500);
      expect(JSON.stringify(body)).not.toContain('hunter2');
      expect(body.detail).toContain(body.request_id);
      expect(lines.join('')).toContain('hunter2');
    });

    it('says when to come back while a service is away', async () => {
      expect(await call('GET', '/v1/things/away')).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    });
  });

  describe('an idempotency key', () => {
    const send = (key: string, body: string) =>
      call('POST', '/v1/things', { body, headers: { 'idempotency-key': key } });

    it('gets the first answer again', async () => {
      const first = await send('a', '{"amount":1}');
      const second = await send('a', '{"amount":1}');
      expect(first.status).toBe(201);
      expect(second).toMatchObject({ status: 201, body: first.body, headers: { 'idempotency-replayed': 'true' } });
    });

    it('gets the refusal of a use case again, but not that of a service that was away', async () => {
      expect((await send('r', '{"amount":13}')).body).toEqual((await send('r', '{"amount":13}')).body);
      expect((await send('s', '{"amount":99}')).body).not.toEqual((await send('s', '{"amount":99}')).body);
    });

    it('is refused with another body, and when it is not sane', async () => {
      await send('b', '{"amount":1}');
      expect(await send('b', '{"amount":2}')).toMatchObject({ status: 422, body: { code: 'request.key_reused' } });
      expect(await send('x'.repeat(256), '{"amount":1}')).toMatchObject({
        status: 400,
        body: { code: 'request.bad_header' },
      });
    });
  });

  it('answers bytes that are no request, and headers that are too large', async () => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.getHttpServer().address() as { port: number };
    const say = (text: string) =>
      new Promise<string>((resolve) => {
        let heard = '';
        const socket = connect(port, '127.0.0.1', () => socket.write(text));
        socket
          .on('data', (chunk) => (heard += String(chunk)))
          .on('close', () => resolve(heard))
          .on('error', () => resolve(heard));
      });
    expect(await say('nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [^]*problem\+json[^]*request.malformed/);
    expect(await say(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /);
  });
});
