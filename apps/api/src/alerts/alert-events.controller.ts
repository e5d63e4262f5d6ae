import { Controller, Get, Param, Query } from '@nestjs/common';
import { ReadAlerts } from '@core/engine';
import { Describe, type Operation } from '../http/operation';
import { pageOf, pageQuery, type PageQuery } from '../http/page-query';
import { readers } from '../http/roles';
import { answer, pageAnswer, ref } from '../openapi/answer';

const listEvents: Operation = {
  id: 'listAlertEvents',
  tag: 'alerts',
  summary: 'Read the event log of an alert, newest first',
  access: readers,
  query: pageQuery,
  answers: { 200: pageAnswer('A page of events', ref('AlertEvent')) },
};

const readStanding: Operation = {
  id: 'readAlertStanding',
  tag: 'alerts',
  summary: 'Read how an alert stands',
  description: 'The newest interval that was judged, and the state of every dimension member.',
  access: readers,
  answers: { 200: answer('How it stands', ref('AlertStanding')) },
};

@Controller('v1/alerts/:name')
export class AlertEventsController {
  constructor(private readonly alerts: ReadAlerts) {}

  @Get('events')
  @Describe(listEvents)
  events(@Param('name') name: string, @Query() page: PageQuery) {
    return this.alerts.events(name, pageOf(page));
  }

  @Get('standing')
  @Describe(readStanding)
  standing(@Param('name') name: string) {
    return this.alerts.standing(name);
  }
}
