import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { OperateBackfills, type BackfillAsk } from '@core/engine';
import { streamEvents } from '../http/event-stream';
import { Describe } from '../http/operation';
import { pageOf, type PageQuery } from '../http/page-query';
import { Talk, type Exchange } from '../http/request-context';
import { courseOfBackfill } from './backfill-events';
import { cancelBackfill, createBackfill, listBackfills, readBackfill, watchBackfill } from './backfills.operations';
import { pathOf, presentBackfill } from './present-backfill';

@Controller('v1/schedules/:name/backfills')
export class BackfillsController {
  constructor(private readonly backfills: OperateBackfills) {}

  @Post()
  @Describe(createBackfill)
  async create(@Param('name') name: string, @Body() body: AskBody, @Talk() { caller, reply }: Exchange) {
    const { dry_run = false, ...ask } = body;
    void reply.status(dry_run ? 200 : 202);
    if (dry_run) return this.backfills.plan(name, ask);
    const backfill = await this.backfills.create(name, ask, caller);
    void reply.header('location', pathOf(name, backfill.id));
    return presentBackfill(backfill);
  }

  @Get()
  @Describe(listBackfills)
  async list(@Param('name') name: string, @Query() query: PageQuery) {
    const { items, ...rest } = await this.backfills.list(name, pageOf(query));
    return { items: items.map(presentBackfill), ...rest };
  }

  @Get(':id')
  @Describe(readBackfill)
  async read(@Param('name') name: string, @Param('id') id: string) {
    return presentBackfill(await this.backfills.inspect(name, id));
  }

  @Get(':id/events')
  @Describe(watchBackfill)
  async events(@Param('name') name: string, @Param('id') id: string, @Talk() { reply }: Exchange) {
    return streamEvents(reply, courseOfBackfill(this.backfills, await this.backfills.get(name, id)));
  }

  @Delete(':id')
  @HttpCode(200)
  @Describe(cancelBackfill)
  async cancel(@Param('name') name: string, @Param('id') id: string, @Talk() { caller }: Exchange) {
    return presentBackfill(await this.backfills.cancel(name, id, caller));
  }
}

type AskBody = BackfillAsk & { readonly dry_run?: boolean };
