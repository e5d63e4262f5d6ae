import { Controller, Get, Query } from '@nestjs/common';
import { ReadLineage } from '@core/engine';
import { Describe } from '../http/operation';
import { Talk, type Exchange } from '../http/request-context';
import { readWholeLineage } from './history.operations';
import { answerLineage } from './lineage-forms';

/** What uses what, as a whole. */
@Controller('v1/lineage')
export class LineageController {
  constructor(private readonly lineages: ReadLineage) {}

  @Get()
  @Describe(readWholeLineage)
  read(@Query() { parts }: { readonly parts?: boolean }, @Talk() exchange: Exchange) {
    return answerLineage(exchange, () => this.lineages.whole(parts));
  }
}
