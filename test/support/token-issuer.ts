import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type GenerateKeyPairResult, type JWK } from 'jose';

/** An issuer on this machine: what it publishes is what a test puts there. */
export class TokenIssuer {
  keys: JWK[] = [];
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  named: string | undefined;
  #server!: Server;
  #pair!: GenerateKeyPairResult;

  async open(): Promise<this> {
    this.#server = createServer(({ url = '' }, answer) => {
      this.asked.push(url);
      const document = { issuer: this.named ?? this.url, jwks_uri: `${this.url}/keys` };
      answer.setHeader('content-type', 'application/json');
      answer.end(JSON.stringify(url === '/keys' ? { keys: this.keys } : document));
    });
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    await this.rotate('one');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Signs with another key from now on, and publishes it alone. */
  async rotate(kid: string, alg = 'ES256'): Promise<void> {
    this.#pair = await generateKeyPair(alg, { extractable: true });
    this.keys = [{ ...(await exportJWK(this.#pair.publicKey)), kid, alg, use: 'sig' }];
  }

  publicKey(): Promise<string> {
    return exportSPKI(this.#pair.publicKey);
  }

  async token(claims: Record<string, unknown> = {}, header: Record<string, string> = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: this.url, aud: 'formulary', sub: 'anna', exp: now + 300, ...claims };
    const { kid, alg } = this.keys[0] as { kid: string; alg: string };
    return new SignJWT(payload).setProtectedHeader({ alg, kid, ...header }).sign(this.#pair.privateKey);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
