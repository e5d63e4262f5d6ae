import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { CellValue } from '@core/definition';
import { AcceptRun, type Caller, FollowRuns, RequestExplanation, RunScorecard, type ScorecardAsk } from '@core/engine';
import type { RunRequest } from '@core/plan';
import { streamEvents } from '../http/event-stream';
import { Describe } from '../http/operation';
import { pageOf, type PageQuery } from '../http/page-query';
import { Talk, type Exchange } from '../http/request-context';
import { presentRun } from './present-run';
import type { ResultType } from './result-forms';
import { RunAnswers } from './run-answers';
import { courseOfRun } from './run-events';
import { cancelRun, createRun, explainRun, listRuns, readRun, readRunResult, watchRun } from './runs.operations';

/** Seconds that an explanation is waited for without a wish. */
const EXPLANATION_WAIT = 30;

@Controller('v1/runs')
export class RunsController {
  constructor(
    private readonly accept: AcceptRun,
    private readonly scorecards: RunScorecard,
    private readonly runs: FollowRuns,
    private readonly explanations: RequestExplanation,
    private readonly answers: RunAnswers,
  ) {}

  @Post()
  @Describe(createRun)
  async create(@Body() body: RunRequest | ScorecardBody, @Talk() exchange: Exchange) {
    const as = this.answers.chooseForm(exchange);
    const { id } = await this.accepted(body, exchange.caller, { as });
    return this.answers.answer(id, exchange);
  }

  @Get()
  @Describe(listRuns)
  async list(@Query() query: PageQuery, @Talk() { caller }: Exchange) {
    const { items, ...rest } = await this.runs.list(pageOf(query), caller);
    return { items: items.map(presentRun), ...rest };
  }

  @Get(':id')
  @Describe(readRun)
  async read(@Param('id') id: string, @Talk() exchange: Exchange) {
    return presentRun(await this.answers.wait(id, exchange));
  }

  @Get(':id/result')
  @Describe(readRunResult)
  result(@Param('id') id: string, @Talk() exchange: Exchange) {
    return this.answers.result(id, exchange);
  }

  @Get(':id/events')
  @Describe(watchRun)
  async events(@Param('id') id: string, @Talk() { caller, reply }: Exchange) {
    await this.runs.get(id, caller);
    return streamEvents(reply, courseOfRun(this.runs, id, caller));
  }

  @Delete(':id')
  @HttpCode(200)
  @Describe(cancelRun)
  async cancel(@Param('id') id: string, @Talk() { caller }: Exchange) {
    return presentRun(await this.runs.cancel(id, caller));
  }

  @Post(':id/explain')
  @Describe(explainRun)
  async explain(@Param('id') id: string, @Body() body: ExplainBody | undefined, @Talk() exchange: Exchange) {
    const explanation = await this.explanations.execute(id, body?.at, exchange.caller);
    return this.answers.answer(explanation.id, exchange, EXPLANATION_WAIT);
  }

  private accepted(body: RunRequest | ScorecardBody, caller: Caller, told: { readonly as: ResultType }) {
    if (!('scorecard' in body)) return this.accept.execute({ task: { kind: 'query', request: body }, caller, told });
    const { scorecard, ...ask } = body;
    return this.scorecards.execute(scorecard, ask, caller, told);
  }
}

/** A scorecard in place of metrics; the rest overrides its query. */
type ScorecardBody = ScorecardAsk & { readonly scorecard: string };

interface ExplainBody {
  readonly at?: Readonly<Record<string, CellValue>>;
}
