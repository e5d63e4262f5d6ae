import { Controller, Get, Param, Query } from '@nestjs/common';
import { ReadAlerts, type AlertEvent } from '@core/engine';
import { Describe, type Operation } from '../http/operation';
import { pageOf, type PageQuery } from '../http/page-query';
import { Talk, type Exchange } from '../http/request-context';
import { readers } from '../http/roles';
import { answer, paged, ref } from '../openapi/answer';

const listEvents: Operation = {
  id: 'listAlertEvents',
  tag: 'alerts',
  summary: 'Read the event log of an alert, newest first',
  description: '403 where an event tells of values made of rows of which the caller may read others.',
  access: readers,
  reads: 'alert.read',
  ...paged('A page of events', ref('AlertEvent')),
};

const readStanding: Operation = {
  id: 'readAlertStanding',
  tag: 'alerts',
  summary: 'Read how an alert stands',
  description:
    'The newest interval that was judged, and the state of every dimension member. 403 where these were made of rows of which the caller may read others.',
  access: readers,
  reads: 'alert.read',
  answers: { 200: answer('How it stands', ref('AlertStanding')) },
};

@Controller('v1/alerts/:name')
export class AlertEventsController {
  constructor(private readonly alerts: ReadAlerts) {}

  @Get('events')
  @Describe(listEvents)
  async events(@Param('name') name: string, @Query() page: PageQuery, @Talk() { caller }: Exchange) {
    const { items, ...rest } = await this.alerts.events(name, pageOf(page), caller);
    return { items: items.map(presentEvent), ...rest };
  }

  @Get('standing')
  @Describe(readStanding)
  async standing(@Param('name') name: string, @Talk() { caller }: Exchange) {
    const { scope: _, ...standing } = await this.alerts.standing(name, caller);
    return standing;
  }
}

/** Whose rows it tells of decides who reads it, and is not told. */
function presentEvent(event: AlertEvent) {
  const { scope: _, ...told } = event;
  return told;
}
