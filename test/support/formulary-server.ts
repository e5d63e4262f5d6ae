import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { awaitUntil } from './await-until';

const main = join(__dirname, '../../dist/apps/cli/src/main.js');

/** All definitions that the product comes with. */
export const shipped = join(__dirname, '../../metric-definitions');

/** The admin key of test servers. */
export const ADMIN_KEY = 'test-admin-key-for-local-servers';

/** Less than the patience of a spec, which would leave the server running. */
const MOST_TO_START_MS = 150_000;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // A test looks at whatever the server said.
  readonly body: any;
}

export interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string | null;
}

/** The definitions of the CRM pipeline alone: a server that begins with them is up in a moment. */
export async function copyCrm(folder: string): Promise<string> {
  await cp(join(shipped, 'crm'), join(folder, 'crm'), { recursive: true });
  return folder;
}

/**
 * A whole server as `npm start` runs it: supervisor, PostgreSQL, api, worker. It begins with the CRM pipeline, unless the
 * environment names another DATA_ROOT.
 */
export class FormularyServer {
  readonly output: string[] = [];
  readonly #killed = new Set<number>();
  #process: ChildProcess | undefined;
  #url = '';

  constructor(private readonly environment: Readonly<Record<string, string>> = {}) {}

  get url(): string {
    return this.#url;
  }

  /** Process id of the supervisor. */
  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Starts, and waits for the banner; throws with the output when the server ends instead, or is ended because it takes too long. */
  async start(): Promise<this> {
    const { DATA_DIR, DATA_ROOT = await copyCrm(join(String(DATA_DIR), 'definitions')) } = this.environment;
    const child = spawn(process.execPath, [main, 'serve'], {
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        PORT: '0',
        ADMIN_API_KEY: ADMIN_KEY,
        LOG_LEVEL: 'info',
        ...this.environment,
        DATA_ROOT,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => child.kill(), MOST_TO_START_MS);
      const before = this.output.length;
      const read = (chunk: Buffer): void => {
        this.output.push(String(chunk));
        const listening = /listens on (\S+)/.exec(this.output.slice(before).join(''));
        if (listening?.[1] !== undefined) {
          this.#url = listening[1];
          clearTimeout(late);
          resolve();
        }
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => {
        clearTimeout(late);
        reject(new Error(`the server ended with code ${code}:\n${this.output.join('')}`));
      });
    });
    return this;
  }

  /** Sends a signal to the supervisor alone and waits for its end. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  }

  /** Kills the newest api or worker; one that was killed before is waited for until it has a successor. */
  async kill(service: 'api' | 'worker'): Promise<void> {
    const pid = await awaitUntil(`another ${service}`, async () => {
      const newest = this.pidOf(service);
      return this.#killed.has(newest) ? undefined : newest;
    });
    this.#killed.add(pid);
    process.kill(pid, 'SIGKILL');
  }

  /** Process id of the newest api or worker, from the log. */
  pidOf(service: 'api' | 'worker'): number {
    const lines = this.output
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('{'));
    const started = lines
      .map((line) => JSON.parse(line))
      .filter((line) => line.process === service && line.message === 'process started');
    return started.at(-1).pid;
  }

  async call(path: string, { method = 'GET', body, headers = {}, key = ADMIN_KEY }: Call = {}): Promise<Answer> {
    const isText = typeof body === 'string';
    const response = await fetch(new URL(path, this.#url), {
      method,
      headers: {
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson =
      response.headers.get('content-type')?.includes('json') &&
      !response.headers.get('content-type')?.includes('ndjson');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? JSON.parse(text) : undefined,
    };
  }

  /** Runs metrics and waits for the result. */
  async run(
    request: Readonly<Record<string, unknown>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return this.call('/v1/runs', { method: 'POST', body: request, headers: { prefer: 'wait=30', ...headers } });
  }
}
