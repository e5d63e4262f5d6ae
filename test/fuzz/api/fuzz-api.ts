import * as fc from 'fast-check';
import { readApi } from './api-operation';
import { apiRequests, type ApiRequest } from './api-request';
import { judgeAnswer, type ApiAnswer } from './judge-answer';

/** Milliseconds after which nobody waits for an answer any more: not how fast it should be, but that it comes. */
const deadline = 60_000;

/** How long a stream of events is listened to. */
const listening = 500;

export interface FuzzWish {
  readonly url: string;
  readonly admin_key: string;
  readonly requests: number;
  readonly seed: number;
  readonly at_once: number;
  /** YAML of what the server holds: put back now and then, for much of it is removed on the way. */
  readonly definitions: string;
  /** Ends it early, with what was found so far. */
  readonly signal?: AbortSignal;
  /** Hears how many are answered. */
  readonly report?: (answered: number) => void;
}

export interface FuzzReport {
  readonly answered: number;
  /** Answers by operation and status. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** What an answer was wrong in, with its request. */
  readonly failures: readonly string[];
}

const chunk = 250;

/** Sends requests made from the server's own description of itself, the same ones for the same seed, and judges every answer. */
export async function fuzzApi(wish: FuzzWish): Promise<FuzzReport> {
  const { url, admin_key, requests, seed, at_once, definitions, signal, report } = wish;
  const admin = { authorization: `Bearer ${admin_key}`, 'content-type': 'application/json' };
  const document = await (await fetch(new URL('/v1/openapi.json', url), { headers: admin })).json();
  const api = readApi(document);
  const counts = new Map<string, Map<number, number>>();
  const failures: string[] = [];
  let answered = 0;
  for (let done = 0; done < requests; done += chunk) {
    if (signal?.aborted) break;
    await putBack(url, admin, definitions);
    const by_kind = await learnNames(url, admin);
    const names = [...Object.values(by_kind).flat(), ...strange];
    const arbitrary = apiRequests(api, { keys: await makeKeys(url, admin), by_kind, names });
    const batch = fc.sample(arbitrary, { seed: seed + done, numRuns: Math.min(chunk, requests - done) });
    const lane = async () => {
      for (let request = batch.pop(); request !== undefined; request = batch.pop()) {
        const problem = await tryOne(url, request, counts);
        answered += 1;
        if (problem !== undefined) failures.push(`${problem}\n  ${describe(request)}`);
      }
    };
    await Promise.all(Array.from({ length: at_once }, lane));
    report?.(answered);
  }
  return { answered, counts, failures };
}

async function tryOne(
  url: string,
  request: ApiRequest,
  counts: Map<string, Map<number, number>>,
): Promise<string | undefined> {
  const { operation } = request;
  try {
    const answer = await send(url, request);
    const statuses = counts.get(operation.id) ?? new Map<number, number>();
    counts.set(operation.id, statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1));
    return judgeAnswer(operation, answer);
  } catch (error) {
    const { message, cause } = error as Error;
    return `no answer: ${message} ${cause instanceof Error ? cause.message : ''}`;
  }
}

async function send(base: string, { operation, url, headers, body }: ApiRequest): Promise<ApiAnswer> {
  const leave = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(deadline), leave.signal]);
  const response = await fetch(base + url, {
    method: operation.method,
    headers,
    signal,
    redirect: 'manual',
    ...(body !== undefined && { body: body.toWellFormed() }),
  });
  const type = response.headers.get('content-type') ?? '';
  const answer = { status: response.status, type };
  if (!type.startsWith('text/event-stream')) return { ...answer, text: await response.text() };
  setTimeout(() => leave.abort(), listening);
  await response.text().catch(() => undefined);
  return { ...answer, text: '' };
}

/** A key of each role, and what is none. */
async function makeKeys(url: string, headers: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const made = ['author', 'analyst', 'scheduler', 'viewer'].map(async (role) => {
    const body = JSON.stringify({ name: `fuzz ${role}`, roles: [role] });
    const answer = await fetch(new URL('/v1/api-keys', url), { method: 'POST', headers, body });
    const { key, secret } = (await answer.json()) as { readonly key?: string; readonly secret?: string };
    return `Bearer ${key ?? secret ?? role}`;
  });
  const admin = String(headers['authorization']);
  const roles = await Promise.all(made);
  return [...Array.from({ length: 10 }, () => admin), ...roles, ...roles, 'Bearer wrong', 'Basic x'];
}

async function putBack(url: string, headers: Readonly<Record<string, string>>, definitions: string): Promise<void> {
  const sent = { ...headers, 'content-type': 'application/yaml' };
  const { status } = await fetch(new URL('/v1/definitions', url), { method: 'POST', headers: sent, body: definitions });
  if (status >= 500) throw new Error(`the definitions were answered with ${status}`);
}

/** What stands in the paths of the server. */
const listings = ['metrics', 'datasets', 'schedules', 'calendars', 'scorecards', 'alerts', 'runs', 'api-keys'];

/** Names of what the server holds, and ids of what it did. */
async function learnNames(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const lists = listings.map(async (kind) => {
    const answer = await fetch(new URL(`/v1/${kind}?limit=20`, url), { headers });
    const { items = [] } = (await answer.json()) as { readonly items?: readonly any[] };
    // The key of the admin is not told of: revoked, it would be missed by all later requests.
    const told = items.filter(({ roles = [] }) => !roles.includes('admin'));
    return [kind, told.slice(-12).map(({ name, id }) => String(kind === 'api-keys' ? id : (name ?? id)))] as const;
  });
  return Object.fromEntries(await Promise.all(lists));
}

const strange = [
  'nothing_such',
  '1',
  '0',
  '-1',
  '2017-03',
  '0190a5f0-0000-7000-8000-000000000000',
  'metric',
  'dataset',
];

function describe({ operation, url, headers, body }: ApiRequest): string {
  return `${operation.method} ${url.slice(0, 300)} ${JSON.stringify(headers)}\n  ${body?.slice(0, 1500) ?? ''}`;
}
