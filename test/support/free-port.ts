import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A port on the loopback interface that nobody listens on, for servers that come back under the same address. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
