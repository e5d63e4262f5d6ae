import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { RecipientDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import { DeliveryStore, TryTarget, type DeliveryStatus } from '@core/engine';
import { Describe } from '../http/operation';
import { pageOf, type PageQuery } from '../http/page-query';
import { Talk, type Exchange } from '../http/request-context';
import { listDeliveries, testDelivery } from './deliveries.operations';
import { presentDelivery } from './present-delivery';

@Controller('v1/deliveries')
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly targets: TryTarget,
  ) {}

  @Get()
  @Describe(listDeliveries)
  async list(@Query() { status, alert, schedule, ...page }: DeliveriesQuery) {
    const filter = { ...subjectOf(alert, schedule), ...(status !== undefined && { status }) };
    const { items, ...rest } = await this.deliveries.list(filter, pageOf(page));
    return { items: items.map(presentDelivery), ...rest };
  }

  @Post('test')
  @HttpCode(202)
  @Describe(testDelivery)
  async test(@Body() target: RecipientDefinition, @Talk() { caller }: Exchange) {
    return { id: await this.targets.execute(target, caller), status: 'waiting' };
  }
}

interface DeliveriesQuery extends PageQuery {
  readonly status?: DeliveryStatus;
  readonly alert?: string;
  readonly schedule?: string;
}

function subjectOf(alert: string | undefined, schedule: string | undefined) {
  if (alert !== undefined && schedule !== undefined)
    throw DomainError.of('request.bad_query', { reason: 'a delivery is of an alert or of a schedule, not of both' });
  if (alert !== undefined) return { subject: { kind: 'alert', name: alert } as const };
  return schedule === undefined ? {} : { subject: { kind: 'schedule', name: schedule } as const };
}
