import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { WebhookSecret } from '@core/engine';
import { Describe } from '../http/operation';
import { Talk, type Exchange } from '../http/request-context';
import { readWebhookSecret, rotateWebhookSecret } from './deliveries.operations';

@Controller('v1/webhook-secret')
export class WebhookSecretController {
  constructor(private readonly secret: WebhookSecret) {}

  @Get()
  @Describe(readWebhookSecret)
  read(@Talk() { caller, reply }: Exchange) {
    void reply.header('cache-control', 'no-store');
    return this.secret.read(caller);
  }

  @Post('rotate')
  @HttpCode(200)
  @Describe(rotateWebhookSecret)
  rotate(@Talk() { caller, reply }: Exchange) {
    void reply.header('cache-control', 'no-store');
    return this.secret.rotate(caller);
  }
}
