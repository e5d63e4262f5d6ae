import { Body, Controller, Get, Param, Post, Put, Query, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger } from '@adapters/platform';
import { DomainError } from '@core/diagnostics';
import {
  Audit,
  Authenticate,
  Clock,
  IdempotencyStore,
  NoteRefusals,
  type Caller,
  type IdempotencyStart,
  type Refusal,
  type StoredAnswer,
} from '@core/engine';
import { createApi } from '../create-api';
import { Describe, type Operation } from '../http/operation';
import { Measurements } from '../system/measurements';

const describeRoute = (id: string, more: Partial<Operation> = {}): Operation => ({
  id,
  tag: 'tests',
  summary: id,
  access: ['analyst'],
  answers: { 200: { description: 'ok' } },
  ...more,
});

const order = {
  type: 'object',
  required: ['amount'],
  additionalProperties: false,
  properties: { amount: { type: 'integer' }, note: { type: 'string' } },
};
let created = 0;

@Controller('v1/things')
class ThingsController {
  @Get()
  @Describe(describeRoute('list', { query: { limit: { type: 'integer', minimum: 1 }, deep: { type: 'boolean' } } }))
  list(@Query() query: unknown) {
    return { query };
  }

  @Get('open')
  @Describe(describeRoute('open', { access: 'public' }))
  open() {
    return { open: true };
  }

  @Get('broken')
  @Describe(describeRoute('broken'))
  broken() {
    throw new Error('the password is hunter2');
  }

  @Get('away')
  @Describe(describeRoute('away'))
  away() {
    throw DomainError.of('service.unavailable', { service: 'the database' });
  }

  @Get(':n')
  @Describe(describeRoute('read', { path: { n: { type: 'integer', minimum: 1 } } }))
  read(@Param('n') n: number) {
    return { n };
  }

  @Post()
  @Describe(describeRoute('create', { body: { 'application/json': { schema: order } } }))
  create(@Body() body: { readonly amount: number }) {
    if (body.amount === 13) throw DomainError.of('request.too_deep', { depth: 13 });
    if (body.amount === 99) throw DomainError.of('service.unavailable', { service: 'the queue' });
    created += 1;
    return { number: created, body };
  }

  @Put(':n')
  @Describe(describeRoute('admin', { access: ['admin'] }))
  change() {
    return {};
  }
}

@Controller('bare')
export class BareController {
  @Get()
  read() {
    return {};
  }
}

class MemoryAnswers extends IdempotencyStore {
  readonly kept = new Map<string, { readonly hash: string; answer?: StoredAnswer }>();

  override async start(scope: string, key: string, hash: string): Promise<IdempotencyStart> {
    const found = this.kept.get(scope + key);
    if (found === undefined) {
      this.kept.set(scope + key, { hash });
      return { kind: 'first' };
    }
    if (found.hash !== hash) return { kind: 'other_body' };
    return found.answer === undefined ? { kind: 'in_flight' } : { kind: 'answered', answer: found.answer };
  }

  override async answer(scope: string, key: string, answer: StoredAnswer): Promise<void> {
    this.kept.get(scope + key)!.answer = answer;
  }

  override async forget(scope: string, key: string): Promise<void> {
    this.kept.delete(scope + key);
  }
}

const analyst: Caller = { id: 'k1', name: 'ann', roles: ['analyst'], attributes: {} };

const keys: Pick<Authenticate, 'execute'> = {
  async execute(key) {
    if (key === undefined) throw DomainError.of('request.unauthenticated', {});
    if (key !== 'good') throw DomainError.of('request.bad_key', { reason: 'is not known' });
    return analyst;
  },
};

/** Actions and refusals that were written into the audit trail. */
export const noted: string[] = [];

/** What was logged. */
export const lines: string[] = [];

/** The API with a few routes made for the purpose, the key `good`, and answers kept in memory. */
export async function openThings(controllers: readonly Type[] = [ThingsController]): Promise<NestFastifyApplication> {
  return createApi({
    controllers,
    request_bytes: 4 * 2 ** 20,
    providers: [
      { provide: Authenticate, useValue: keys },
      { provide: Audit, useValue: { note: async (_: Caller, action: string) => void noted.push(action) } },
      { provide: NoteRefusals, useValue: { execute: async ({ code }: Refusal) => void noted.push(code) } },
      { provide: IdempotencyStore, useClass: MemoryAnswers },
      { provide: Clock, useValue: { now: () => new Date('2026-01-01T00:00:00Z') } },
      { provide: Measurements, useValue: { observe: () => undefined } },
    ],
    logger: createLogger({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
  });
}
