import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { EmbeddedPostgres } from '@adapters/platform';
import { PostgresReader } from '@adapters/warehouse';
import { DomainError } from '@core/diagnostics';
import { Client } from 'pg';
import { awaitUntil } from '../support/await-until';
import { makeCertificate } from '../support/make-certificate';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';
import { queryOf } from './connection-world';

const here = makeCertificate('127.0.0.1');
const elsewhere = makeCertificate('db.example.com');
const stranger = makeCertificate('127.0.0.1');

let folder: ThrowawayFolder;
let server: EmbeddedPostgres;
let owner: Client;
let url: URL;

beforeAll(async () => {
  folder = await makeFolder();
  await writeFile(join(folder.path, 'here.pem'), here.cert);
  await writeFile(join(folder.path, 'elsewhere.pem'), elsewhere.cert);
  await writeFile(join(folder.path, 'stranger.pem'), stranger.cert);
  server = new EmbeddedPostgres({ data_dir: folder.path, durable: false });
  url = new URL(await server.start());
  owner = new Client({ connectionString: url.href });
  await owner.connect();
  await owner.query(`CREATE ROLE reader LOGIN PASSWORD 's3cret' NOSUPERUSER`);
  url.username = 'reader';
  url.password = 's3cret';
});
afterAll(async () => {
  await owner?.end();
  await server?.stop();
  await folder?.remove();
});

/** Has the server, whose account alone may write there, keep a file beside its data. */
async function keep(file: string, text: string): Promise<void> {
  const encoded = Buffer.from(text).toString('base64');
  await owner.query(`COPY (SELECT '${encoded}') TO PROGRAM 'umask 077; base64 -d > ${file}'`);
}

/** Has the server show a certificate from now on. */
async function present({ key, cert }: typeof here, host: string): Promise<void> {
  await keep('server.key', key);
  await keep('server.crt', cert);
  await owner.query('ALTER SYSTEM SET ssl = on');
  await owner.query('SELECT pg_reload_conf()');
  await awaitUntil(`a certificate for ${host}`, async () => ((await shownHost()) === host ? host : undefined));
}

async function shownHost(): Promise<unknown> {
  const client = new Client({ connectionString: url.href, ssl: { rejectUnauthorized: false } });
  try {
    await client.connect();
    const { stream } = (client as unknown as { readonly connection: { readonly stream: TLSSocket } }).connection;
    return stream.getPeerCertificate().subject.CN;
  } catch {
    return undefined;
  } finally {
    await client.end();
  }
}

/** What comes of a reading by a URL that says this of TLS. */
async function readBy(tls: string): Promise<string> {
  const work = { dataset: queryOf('select 1 as id'), url: `${url.href}?${tls}`, target: join(folder.path, 'rows') };
  try {
    const { row_count } = await new PostgresReader().read(work, { report: () => undefined });
    return `${row_count} row`;
  } catch (error) {
    return error instanceof DomainError ? `${error.code}: ${error.message}` : String(error);
  } finally {
    await rm(join(folder.path, 'rows'), { force: true });
  }
}

const verified = (authority: string) => `sslmode=verify-full&sslrootcert=${join(folder.path, `${authority}.pem`)}`;

describe('the way to a database', () => {
  it('is refused where its URL asks for TLS and the server has none', async () => {
    expect(await readBy('sslmode=disable')).toBe('1 row');
    expect(await readBy(verified('here'))).toMatch(/^data.unavailable: .*the server speaks no TLS, which the URL/);
  });

  it('is taken with the certificate of the host that is named, by an authority that is trusted, and no other', async () => {
    await present(here, '127.0.0.1');
    expect(await readBy(verified('here'))).toBe('1 row');
    for (const tls of [verified('stranger'), 'sslmode=verify-full'])
      expect(await readBy(tls)).toMatch(/^data.unavailable: .*the certificate of the server is signed by none that/);
    expect(await readBy(verified('lost'))).toMatch(/^data.unavailable: .*a file that the URL .* names cannot be read \(ENOENT\)/); // prettier-ignore
    await present(elsewhere, 'db.example.com');
    expect(await readBy(verified('elsewhere'))).toMatch(/^data.unavailable: .*the certificate .* is for another host/);
  });

  it('says so where the server takes none without TLS', async () => {
    const { rows } = await owner.query<{ rules: string }>(`SELECT pg_read_file('pg_hba.conf') AS rules`);
    await keep('pg_hba.conf', `hostssl all reader all scram-sha-256\nhost all reader all reject\n${rows[0]?.rules}`);
    await owner.query('SELECT pg_reload_conf()');
    const refusal = await awaitUntil('a refusal', async () => {
      const found = await readBy('sslmode=disable');
      return found === '1 row' ? undefined : found;
    });
    expect(refusal).toMatch(/^data.unavailable: .*the server takes no connection without TLS: let its URL say/);
    await present(here, '127.0.0.1');
    expect(await readBy(verified('here'))).toBe('1 row');
  });
});
