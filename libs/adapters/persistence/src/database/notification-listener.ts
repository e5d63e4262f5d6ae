import { Client, type ClientConfig } from 'pg';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

export interface NotificationHandlers {
  /** A notification came. */
  readonly notified: (payload: string) => void;
  /** The connection stands (again): notifications of the time before are lost. */
  readonly connected: () => void;
}

/** Listens to one channel on a connection of its own, and comes back by itself when that breaks. */
export class NotificationListener {
  #client: Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #pause_ms = FIRST_PAUSE_MS;
  #state: 'idle' | 'open' | 'closed' = 'idle';

  constructor(
    private readonly options: ClientConfig,
    private readonly channel: string,
    private readonly handlers: NotificationHandlers,
  ) {}

  /** Begins to listen, unless it does already. */
  open(): void {
    if (this.#state !== 'idle') return;
    this.#state = 'open';
    void this.connect();
  }

  async close(): Promise<void> {
    this.#state = 'closed';
    clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client(this.options);
    this.#client = client;
    client.on('notification', ({ payload }) => this.handlers.notified(payload ?? ''));
    client.on('error', () => undefined);
    client.on('end', () => this.reconnect(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
    } catch {
      await client.end().catch(() => undefined);
      this.reconnect(client);
      return;
    }
    if (this.#client !== client) return;
    this.#pause_ms = FIRST_PAUSE_MS;
    this.handlers.connected();
  }

  /** Once per broken connection, with a growing pause. */
  private reconnect(broken: Client): void {
    if (this.#client !== broken || this.#state !== 'open') return;
    this.#client = undefined;
    this.#retry = setTimeout(() => void this.connect(), this.#pause_ms).unref();
    this.#pause_ms = Math.min(this.#pause_ms * 2, LONGEST_PAUSE_MS);
  }
}
