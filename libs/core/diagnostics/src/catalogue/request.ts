import { entry } from './entry';

type Nothing = Record<string, never>;

/** Refusals of an HTTP request before its meaning is looked at. */
export const requestCodes = {
  'request.malformed': entry<{ reason: string }>({
    status: 400,
    message: ({ reason }) => `the request cannot be read: ${reason}`,
  }),
  'request.malformed_json': entry<{ line: number; column: number; found: string; expected: string }>({
    status: 400,
    message: ({ line, column, found, expected }) =>
      `the body is not JSON: line ${line}, column ${column} has ${found} where ${expected} should be`,
  }),
  'request.repeated_key': entry<{ key: string; line: number }>({
    status: 400,
    message: ({ key, line }) => `an object of the body has the key "${key}" twice, again in line ${line}`,
  }),
  'request.bad_text': entry<{ where: string; reason: string }>({
    status: 400,
    message: ({ where, reason }) => `${where} ${reason}`,
  }),
  'request.too_deep': entry<{ depth: number }>({
    status: 400,
    message: ({ depth }) => `the body is nested deeper than ${depth} levels`,
  }),
  'request.bad_query': entry<{ reason: string }>({
    status: 400,
    message: ({ reason }) => `the query of the URL does not fit: ${reason}`,
  }),
  'request.repeated_parameter': entry<{ name: string }>({
    status: 400,
    message: ({ name }) => `the query parameter "${name}" is given more than once`,
  }),
  'request.bad_header': entry<{ header: string; reason: string }>({
    status: 400,
    message: ({ header, reason }) => `the header ${header} ${reason}`,
  }),
  'request.body_missing': entry<{ types: readonly string[] }>({
    status: 400,
    message: ({ types }) => `a body is needed, as ${types.join(' or ')}`,
  }),
  'request.no_such_path': entry<{ method: string; path: string }>({
    status: 404,
    message: ({ path }) => `there is nothing at ${path}`,
    hint: () => 'the paths are listed at /docs',
  }),
  'request.method_not_allowed': entry<{ method: string; path: string; allowed: readonly string[] }>({
    status: 405,
    message: ({ method, path, allowed }) => `${path} does not answer ${method}; it answers ${allowed.join(', ')}`,
  }),
  'request.not_acceptable': entry<{ offered: readonly string[] }>({
    status: 406,
    message: ({ offered }) => `this is answered only as ${offered.join(', ')}`,
  }),
  'request.too_large': entry<{ limit: number; observed: number }>({
    status: 413,
    message: ({ limit, observed }) =>
      `the body has at least ${Math.ceil(observed / 1024)} KB; the limit is ${Math.floor(limit / 1024)} KB`,
    hint: () =>
      'send less at once, or have LIMIT_REQUEST_KB raised; rows of datasets are sent to /v1/datasets/{name}/rows',
  }),
  'request.too_slow': entry<{ limit_ms: number; observed: number }>({
    status: 408,
    message: ({ limit_ms, observed }) =>
      `the body had not come after ${limit_ms / 1000} s, but for ${Math.floor(observed / 1024)} KB of it`,
  }),
  'request.path_too_long': entry<Nothing>({
    status: 414,
    message: () => 'a part of the path is too long for any name',
  }),
  'request.unsupported_media': entry<{ found: string; types: readonly string[] }>({
    status: 415,
    message: ({ found, types }) =>
      `a body ${found === '' ? 'without a Content-Type' : `of the type "${found}"`} is not read here; send ${types.join(' or ')}`,
  }),
  'request.key_in_flight': entry<{ key: string }>({
    status: 409,
    message: ({ key }) => `a request with the idempotency key "${key}" is still being answered`,
    hint: () => 'send it again in a moment',
  }),
  'request.key_reused': entry<{ key: string }>({
    status: 422,
    message: ({ key }) => `the idempotency key "${key}" was used with another body`,
    hint: () => 'use a new key for a new request',
  }),
  'service.unforeseen': entry<{ request_id: string }>({
    status: 500,
    message: ({ request_id }) => `something went wrong here that was not foreseen; the log has it under ${request_id}`,
  }),
};
