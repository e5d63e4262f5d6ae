import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Clock, OperateBackfills, OperateSchedules, type IntervalState, type ScheduleStanding } from '@core/engine';
import { DefinitionAnswers } from '../definitions/definition-answers';
import { Describe } from '../http/operation';
import { pageOf, type PageQuery } from '../http/page-query';
import { readRange, type RangeQuery } from '../http/read-instant';
import { Talk, type Exchange } from '../http/request-context';
import {
  listIntervals,
  pauseSchedule,
  resumeSchedule,
  scheduleLine as describe,
  triggerSchedule,
} from './schedules.operations';

@Controller('v1/schedules')
export class SchedulesController {
  constructor(
    private readonly answers: DefinitionAnswers,
    private readonly schedules: OperateSchedules,
    private readonly backfills: OperateBackfills,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Describe(describe.list)
  list(@Query() page: PageQuery, @Talk() exchange: Exchange) {
    return this.answers.list('schedule', page, exchange);
  }

  @Get(':name')
  @Describe(describe.read)
  async read(@Param('name') name: string, @Talk() exchange: Exchange) {
    const version = await this.answers.read({ kind: 'schedule', name }, exchange);
    return { ...version, ...(version['current'] === true && presentState(await this.schedules.state(name))) };
  }

  @Put(':name')
  @Describe(describe.save)
  save(@Param('name') name: string, @Body() body: unknown, @Talk() exchange: Exchange) {
    return this.answers.define({ kind: 'schedule', name }, body, exchange);
  }

  @Delete(':name')
  @HttpCode(204)
  @Describe(describe.remove)
  async remove(@Param('name') name: string, @Talk() exchange: Exchange) {
    await this.backfills.refuseWhileRunning(name);
    return this.answers.remove({ kind: 'schedule', name }, exchange);
  }

  @Get(':name/versions')
  @Describe(describe.versions)
  versions(@Param('name') name: string, @Talk() exchange: Exchange) {
    return this.answers.versions({ kind: 'schedule', name }, exchange);
  }

  @Get(':name/versions/:version')
  @Describe(describe.version)
  version(@Param('name') name: string, @Param('version') version: number, @Talk() exchange: Exchange) {
    return this.answers.version({ kind: 'schedule', name }, version, exchange);
  }

  @Post(':name/versions/:version/publish')
  @HttpCode(200)
  @Describe(describe.publish)
  publish(@Param('name') name: string, @Param('version') version: number, @Talk() exchange: Exchange) {
    return this.answers.publish({ kind: 'schedule', name }, version, exchange);
  }

  @Post(':name/pause')
  @HttpCode(200)
  @Describe(pauseSchedule)
  async pause(@Param('name') name: string, @Body() body: NoteBody | undefined, @Talk() { caller }: Exchange) {
    return presentState(await this.schedules.pause(name, { caller, ...body }));
  }

  @Post(':name/resume')
  @HttpCode(200)
  @Describe(resumeSchedule)
  async resume(@Param('name') name: string, @Body() body: NoteBody | undefined, @Talk() { caller }: Exchange) {
    return presentState(await this.schedules.resume(name, { caller, ...body }));
  }

  @Post(':name/trigger')
  @HttpCode(202)
  @Describe(triggerSchedule)
  async trigger(@Param('name') name: string, @Body() body: TriggerBody | undefined, @Talk() exchange: Exchange) {
    const id = await this.schedules.trigger(name, body?.interval, exchange.caller);
    exchange.request.run_id = id;
    void exchange.reply.header('location', `/v1/runs/${id}`);
    return { id, status: 'queued' };
  }

  @Get(':name/intervals')
  @Describe(listIntervals)
  intervals(@Param('name') name: string, @Query() { state, ...query }: IntervalsQuery) {
    const range = readRange(query, this.clock.now());
    return this.schedules.intervals(name, { ...range, ...(state !== undefined && { state }) }, pageOf(query));
  }
}

interface IntervalsQuery extends PageQuery, RangeQuery {
  readonly state?: IntervalState;
}

interface NoteBody {
  readonly note?: string;
}

interface TriggerBody {
  readonly interval?: string;
}

function presentState({ paused, note, since, expected_until, intervals, runs_as }: ScheduleStanding) {
  return { paused, ...(note !== undefined && { note }), since, expected_until, intervals, runs_as };
}
