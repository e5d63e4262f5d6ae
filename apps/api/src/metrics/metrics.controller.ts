import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { DefinitionAnswers } from '../definitions/definition-answers';
import { Describe } from '../http/operation';
import type { PageQuery } from '../http/page-query';
import { Talk, type Exchange } from '../http/request-context';
import { metricLine as describe } from './metrics.operations';

/** Metrics as they stand. */
@Controller('v1/metrics')
export class MetricsController {
  constructor(private readonly answers: DefinitionAnswers) {}

  @Get()
  @Describe(describe.list)
  list(@Query() page: PageQuery, @Talk() exchange: Exchange) {
    return this.answers.list('metric', page, exchange);
  }

  @Get(':name')
  @Describe(describe.read)
  read(@Param('name') name: string, @Talk() exchange: Exchange) {
    return this.answers.read({ kind: 'metric', name }, exchange);
  }

  @Put(':name')
  @Describe(describe.save)
  save(@Param('name') name: string, @Body() body: unknown, @Talk() exchange: Exchange) {
    return this.answers.save({ kind: 'metric', name }, body, exchange);
  }

  @Delete(':name')
  @HttpCode(204)
  @Describe(describe.remove)
  remove(@Param('name') name: string, @Talk() exchange: Exchange) {
    return this.answers.remove({ kind: 'metric', name }, exchange);
  }
}
