import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Clock, ManageApiKeys, type ApiKey, type ApiKeyPatch, type NewApiKey } from '@core/engine';
import type { FastifyReply } from 'fastify';
import { Describe } from '../http/operation';
import { pageOf, type PageQuery } from '../http/page-query';
import { Talk, type Exchange } from '../http/request-context';
import { changeApiKey, createApiKey, listApiKeys, readApiKey, revokeApiKey, rotateApiKey } from './api-keys.operations';
import { presentKey } from './present-key';

const DEFAULT_OVERLAP = '24h';

@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ManageApiKeys,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Describe(listApiKeys)
  async list(@Query() query: PageQuery) {
    const { items, ...rest } = await this.keys.list(pageOf(query));
    return { items: items.map((key) => this.present(key)), ...rest };
  }

  @Post()
  @HttpCode(201)
  @Describe(createApiKey)
  async create(@Body() wanted: NewApiKey, @Talk() { caller, reply }: Exchange) {
    return this.show(await this.keys.create(wanted, caller), reply);
  }

  @Get(':id')
  @Describe(readApiKey)
  async read(@Param('id') id: string) {
    return this.present(await this.keys.get(id));
  }

  @Patch(':id')
  @Describe(changeApiKey)
  async change(@Param('id') id: string, @Body() patch: ApiKeyPatch, @Talk() { caller }: Exchange) {
    return this.present(await this.keys.change(id, patch, caller));
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @Describe(rotateApiKey)
  async rotate(@Param('id') id: string, @Body() body: RotateBody | undefined, @Talk() { caller, reply }: Exchange) {
    return this.show(await this.keys.rotate(id, body?.overlap ?? DEFAULT_OVERLAP, caller), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe(revokeApiKey)
  async revoke(@Param('id') id: string, @Talk() { caller }: Exchange) {
    await this.keys.revoke(id, caller);
  }

  private present(key: ApiKey) {
    return presentKey(key, this.clock.now());
  }

  /** With the secret, which no cache may keep. */
  private show({ key, record }: { readonly key: string; readonly record: ApiKey }, reply: FastifyReply) {
    void reply.header('cache-control', 'no-store');
    return { key, ...this.present(record) };
  }
}

interface RotateBody {
  readonly overlap?: string;
}
