import { once } from 'node:events';
import { createServer as createHttp, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './make-certificate';

/** What came in. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver on this machine that remembers what came in and answers as told. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** How the next requests are answered; 204 unless told otherwise. */
  answer: RequestListener = (_request, response) => response.writeHead(204).end();
  readonly #server: Server;

  constructor(certificate?: Certificate) {
    const listen: RequestListener = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.received.push({ path: request.url!, headers: request.headers, body: Buffer.concat(chunks).toString() });
        this.answer(request, response);
      });
    };
    this.#server = certificate === undefined ? createHttp(listen) : createHttps(certificate, listen);
  }

  async open(host = '127.0.0.1'): Promise<this> {
    this.#server.listen(0, host);
    await once(this.#server, 'listening');
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
