import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EmbeddedPostgres } from '@adapters/platform';
import { RedisServer } from './redis-server';
import { makeFolder } from './throwaway-folder';

/** A server that is shared by all specs of a run. */
interface Shared {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Real servers for the specs of one run, each started when the first spec asks for it and stopped with the run. Lives in the
 * process of the test runner and is asked over HTTP, for specs run in processes of their own.
 */
export class TestServers {
  readonly #server: Server;
  readonly #started = new Map<string, Promise<Shared>>();

  constructor() {
    this.#server = createServer((request, response) => {
      this.find(request.url?.slice(1) ?? '').then(
        ({ url }) => response.end(url),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  }

  /** Answers the address to ask. */
  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1').unref();
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    for (const started of this.#started.values()) {
      const server = await started.catch(() => undefined);
      await server?.stop();
    }
  }

  private find(name: string): Promise<Shared> {
    const known = this.#started.get(name) ?? start(name);
    this.#started.set(name, known);
    return known;
  }
}

async function start(name: string): Promise<Shared> {
  switch (name) {
    case 'postgres':
      return startPostgres();
    case 'redis':
      return RedisServer.start();
    default:
      throw new RangeError(`there is no test server "${name}"`);
  }
}

async function startPostgres(): Promise<Shared> {
  const folder = await makeFolder();
  const server = new EmbeddedPostgres({ data_dir: folder.path, durable: false });
  const url = await server.start();
  const stop = async (): Promise<void> => {
    await server.stop();
    await folder.remove();
  };
  return { url, stop };
}
