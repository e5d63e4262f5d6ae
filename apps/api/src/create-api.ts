import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '@adapters/platform';
import type { FastifyInstance } from 'fastify';
import { AllowedMethods } from './http/allowed-methods';
import { AuthGuard } from './http/auth-guard';
import { CheckRequest } from './http/check-request';
import { createFastifyAdapter } from './http/fastify-adapter';
import { Idempotency } from './http/idempotency';
import { listRoutes } from './http/list-routes';
import { ProblemFilter } from './http/problem-filter';
import { logRequest } from './http/request-log';
import { NestLog } from './nest-log';

export interface ApiParts {
  readonly controllers: readonly Type[];
  /** Use cases and ports: all that the controllers, the guard and the interceptors ask for. */
  readonly providers: readonly Provider[];
  readonly logger: Logger;
}

@Module({})
class ApiModule {}

/** The API over the parts given; it is not listening yet. Throws when a route has no rule. */
export async function createApi({ controllers, providers, logger }: ApiParts): Promise<NestFastifyApplication> {
  listRoutes(controllers);
  const methods = new AllowedMethods();
  const problems = new ProblemFilter(methods, logger);
  const adapter = createFastifyAdapter(() => problems);
  adapter.getInstance().addHook('onRoute', (route) => methods.add(route));
  const module: DynamicModule = {
    module: ApiModule,
    controllers: [...controllers],
    providers: [
      ...providers,
      Idempotency,
      { provide: APP_FILTER, useValue: problems },
      { provide: APP_GUARD, useClass: AuthGuard },
      { provide: APP_INTERCEPTOR, useClass: CheckRequest },
      { provide: APP_INTERCEPTOR, useExisting: Idempotency },
    ],
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: new NestLog(logger),
    abortOnError: false,
  });
  addHooks(adapter.getInstance(), app.get(Idempotency), logger);
  await app.init();
  return app;
}

function addHooks(server: FastifyInstance, idempotency: Idempotency, logger: Logger): void {
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' });
  });
  server.addHook('onSend', async (request, reply, payload) => {
    await idempotency.keep(request, reply, payload);
    return payload;
  });
  server.addHook('onResponse', async (request, reply) => logRequest(logger, request, reply));
}
