import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '@adapters/platform';
import { NoteRefusals } from '@core/engine';
import type { FastifyInstance } from 'fastify';
import { AllowedMethods } from './http/allowed-methods';
import { AuthGuard } from './http/auth-guard';
import { CheckRequest } from './http/check-request';
import { createFastifyAdapter } from './http/fastify-adapter';
import { Idempotency } from './http/idempotency';
import { letGo } from './http/let-go';
import { listRoutes } from './http/list-routes';
import { NoteReading } from './http/note-reading';
import { noteRefusal } from './http/note-refusal';
import { operationOf } from './http/operation';
import { ProblemFilter } from './http/problem-filter';
import { logRequest } from './http/request-log';
import { NestLog } from './nest-log';
import { buildOpenApi } from './openapi/build-openapi';
import { Measurements } from './system/measurements';
import { OPENAPI_TEXT } from './tokens';
import { version } from '../../../package.json';

export interface ApiParts {
  readonly controllers: readonly Type[];
  /** Use cases and ports: all that the controllers, the guard and the interceptors ask for. */
  readonly providers: readonly Provider[];
  readonly logger: Logger;
  /** Bytes of a body that is read as a whole. */
  readonly request_bytes: number;
}

@Module({})
class ApiModule {}

/** The API over the parts given; it is not listening yet. Throws when a route has no rule. */
export async function createApi({
  controllers,
  providers,
  logger,
  request_bytes,
}: ApiParts): Promise<NestFastifyApplication> {
  const openapi = JSON.stringify(buildOpenApi(listRoutes(controllers), version));
  const methods = new AllowedMethods();
  const problems = new ProblemFilter(methods, logger);
  const adapter = createFastifyAdapter(() => problems, request_bytes);
  adapter.getInstance().addHook('onRoute', (route) => methods.add(route));
  const module: DynamicModule = {
    module: ApiModule,
    controllers: [...controllers],
    providers: [
      ...providers,
      Idempotency,
      { provide: OPENAPI_TEXT, useValue: openapi },
      { provide: APP_FILTER, useValue: problems },
      AuthGuard,
      { provide: APP_GUARD, useExisting: AuthGuard },
      { provide: APP_INTERCEPTOR, useClass: CheckRequest },
      { provide: APP_INTERCEPTOR, useExisting: Idempotency },
      { provide: APP_INTERCEPTOR, useClass: NoteReading },
    ],
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: new NestLog(logger),
    abortOnError: false,
  });
  addHooks(adapter.getInstance(), app, logger);
  await app.init();
  return app;
}

function addHooks(server: FastifyInstance, app: NestFastifyApplication, logger: Logger): void {
  const guard = app.get(AuthGuard);
  const idempotency = app.get(Idempotency);
  const measurements = app.get(Measurements);
  const refusals = app.get(NoteRefusals);
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' });
  });
  server.addHook('preParsing', async (request) => {
    if (operationOf(request) !== undefined) await guard.admit(request);
  });
  server.addHook('onSend', async (request, reply, payload) => {
    await idempotency.keep(request, reply, payload);
    return payload;
  });
  server.addHook('onResponse', async (request, reply) => {
    letGo(request);
    logRequest(logger, request, reply);
    measurements.observe(request, reply);
    await noteRefusal(refusals, request, logger);
  });
}
