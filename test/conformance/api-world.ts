import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { runMigrations } from '@adapters/persistence';
import { createLogger, loadConfig } from '@adapters/platform';
import { ManageApiKeys, queuedTesterProvider, roleNames, type Caller, type Role } from '@core/engine';
import { openApiParts, type OpenParts } from '../../apps/api/src/api-parts';
import { controllers } from '../../apps/api/src/controllers';
import { createApi } from '../../apps/api/src/create-api';
import { createDatabase } from '../support/test-databases';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

/** Who sets a world up. */
const founder: Caller = { id: 'founder', name: 'founder', roles: ['admin'], attributes: {} };

export interface ApiCall {
  readonly method?: string;
  /** The secret of a key; none sends no header. */
  readonly key?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly body: any;
}

/** The whole API over a state database and a queue of its own, listening on this machine; nobody works the queue off, and tests of metrics pass. */
export class ApiWorld {
  /** Secrets of keys with one role each. */
  readonly keys = new Map<Role, string>();

  private constructor(
    readonly app: NestFastifyApplication,
    /** What was logged. */
    readonly lines: readonly string[],
    private readonly parts: OpenParts,
    private readonly folder: ThrowawayFolder,
  ) {}

  static async open(environment: Readonly<Record<string, string>> = {}): Promise<ApiWorld> {
    const database_url = await createDatabase();
    await runMigrations({ database_url, application_name: 'test' });
    const folder = await makeFolder();
    const lines: string[] = [];
    const parts = await openApiParts(loadConfig({ ...environment, DATABASE_URL: database_url, DATA_DIR: folder.path }));
    const tester = { test: async () => ({ passed: 0, failed: 0, results: [] }) };
    const app = await createApi({
      controllers,
      providers: [...parts.providers, { provide: queuedTesterProvider.provide, useValue: tester }],
      request_bytes: 4 * 2 ** 20,
      logger: createLogger({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const world = new ApiWorld(app, lines, parts, folder);
    for (const role of roleNames) world.keys.set(role, await world.makeKey(role));
    return world;
  }

  /** The secret of a new key of that name. */
  async makeKey(name: string, roles: readonly Role[] = [name as Role]): Promise<string> {
    return (await this.app.get(ManageApiKeys).create({ name, roles }, founder)).key;
  }

  async call(path: string, { method = 'GET', key, body, headers = {} }: ApiCall = {}): Promise<ApiAnswer> {
    const response = await fetch(`${await this.app.getUrl()}${path}`, {
      method,
      headers: {
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '') && text !== '';
    return { status: response.status, text, headers: response.headers, body: isJson ? JSON.parse(text) : undefined };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.parts.close();
    await this.folder.remove();
  }
}
