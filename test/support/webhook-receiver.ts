import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttp, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What came in. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A key and a certificate of its own for `hooks.test`, made on the spot. */
export function makeCertificate(): { readonly key: string; readonly cert: string } {
  const subject = ['-subj', '/CN=hooks.test', '-addext', 'subjectAltName=DNS:hooks.test'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const made = execFileSync(
    'openssl',
    ['req', '-x509', ...curve, '-days', '2', ...subject, '-keyout', '-', '-out', '-'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  ).toString();
  return { key: pem(made, 'PRIVATE KEY'), cert: pem(made, 'CERTIFICATE') };
}

function pem(text: string, kind: string): string {
  return new RegExp(`-----BEGIN ${kind}-----[^]*?-----END ${kind}-----`).exec(text)![0];
}

/** A receiver on this machine that remembers what came in and answers as told. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** How the next requests are answered; 204 unless told otherwise. */
  answer: RequestListener = (_request, response) => response.writeHead(204).end();
  readonly #server: Server;

  constructor(certificate?: { readonly key: string; readonly cert: string }) {
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
