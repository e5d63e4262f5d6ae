import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ManageApiKeys, type NewApiKey } from '@core/engine';
import { Describe } from '../http/operation';
import { Talk, type Exchange } from '../http/request-context';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.operations';

@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ManageApiKeys) {}

  @Get()
  @Describe(listApiKeys)
  async list() {
    return { items: await this.keys.list() };
  }

  @Post()
  @HttpCode(201)
  @Describe(createApiKey)
  async create(@Body() wanted: NewApiKey, @Talk() { caller, reply }: Exchange) {
    const { key, record } = await this.keys.create(wanted, caller);
    void reply.header('cache-control', 'no-store');
    return { key, ...record };
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe(revokeApiKey)
  async revoke(@Param('id') id: string, @Talk() { caller }: Exchange) {
    await this.keys.revoke(id, caller);
  }
}
