import { DomainError } from '@core/diagnostics';
import type { Command } from 'commander';
import { toDomainError, type Problem } from './to-domain-error';

export interface ServerOptions {
  readonly url?: string;
  readonly key?: string;
}

/** Adds the options that every command of a running server takes. */
export function withServer(command: Command): Command {
  return command
    .option('--url <url>', 'where the server listens; else FORMULARY_URL, else http://127.0.0.1:3000')
    .option('--key <key>', 'API key; better in the variable FORMULARY_API_KEY, which no list of processes shows');
}

export interface ApiCall {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** A body that is sent piece by piece, as it is, in place of `body`. */
  readonly stream?: ReadableStream<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the REST API; a problem document comes back as a `DomainError` with its findings. */
export async function callApi(
  server: ServerOptions,
  { method = 'GET', path, body, stream, headers }: ApiCall,
): Promise<Response> {
  const url = server.url ?? process.env['FORMULARY_URL'] ?? 'http://127.0.0.1:3000';
  const key = server.key ?? process.env['FORMULARY_API_KEY'];
  if (!URL.canParse(url))
    throw new Error(`${JSON.stringify(url)} is no address of a server, such as http://127.0.0.1:3000`);
  const response = await fetch(new URL(path, url), {
    method,
    headers: {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(stream && { body: stream, duplex: 'half' }),
  }).catch((cause: unknown) => {
    throw DomainError.of('service.unavailable', { service: `the server at ${url}` }, cause);
  });
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const isKeyless = response.status === 401 && (key ?? '') === '';
  throw toDomainError(
    response.status,
    isKeyless ? { ...problem, hint: 'set FORMULARY_API_KEY, or give --key' } : problem,
  );
}
