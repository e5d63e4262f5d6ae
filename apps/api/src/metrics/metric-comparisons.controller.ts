import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CompareVersions, type ComparedQuery } from '@core/engine';
import { Describe } from '../http/operation';
import { Talk, type Exchange } from '../http/request-context';
import { RunAnswers } from '../runs/run-answers';
import { compareUnsaved, compareVersions } from './metric-comparisons.operations';

/** The numbers of two versions of a metric side by side. */
@Controller('v1/metrics/:name/versions/:a/compare')
export class MetricComparisonsController {
  constructor(
    private readonly comparer: CompareVersions,
    private readonly runs: RunAnswers,
  ) {}

  @Post(':b')
  @HttpCode(200)
  @Describe(compareVersions)
  async compare(
    @Param() { name, a: old, b: against }: { readonly name: string; readonly a: number; readonly b: number },
    @Body() query: ComparedQuery = {},
    @Talk() exchange: Exchange,
  ) {
    this.runs.chooseForm(exchange);
    const { id } = await this.comparer.execute({ name, old, against, query, caller: exchange.caller });
    return this.runs.answer(id, exchange);
  }

  @Post()
  @HttpCode(200)
  @Describe(compareUnsaved)
  async compareUnsaved(
    @Param() { name, a: old }: { readonly name: string; readonly a: number },
    @Body() { definition, query = {} }: UnsavedBody,
    @Talk() exchange: Exchange,
  ) {
    this.runs.chooseForm(exchange);
    exchange.request.document = { ...definition, ...query };
    const { id } = await this.comparer.execute({ name, old, against: { definition }, query, caller: exchange.caller });
    return this.runs.answer(id, exchange);
  }
}

interface UnsavedBody {
  readonly definition: Readonly<Record<string, unknown>>;
  readonly query?: ComparedQuery;
}
