import type { Config } from '@adapters/platform';
import { DomainError } from '@core/diagnostics';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EADDRNOTAVAIL: 'which is no address of this machine',
  EACCES: 'which needs more rights than this process has',
  ENOTFOUND: 'which is no address of this machine',
  EAI_AGAIN: 'whose address cannot be looked up',
};

/** Begins to listen; answers the URL. Throws `config.wrong`, which names `HOST` and `PORT`, where that cannot be. */
export async function listen(app: NestFastifyApplication, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    throw DomainError.of('config.wrong', { mistakes: [`HOST and PORT are ${host} and ${port}, ${reason}`] }, error);
  }
  return app.getUrl();
}
