import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Describe } from '../http/operation';
import { readHealth, readLiveness, readReadiness } from './health.operations';
import { publicHealth } from './public-health';
import { ReadHealth } from './read-health';

@Controller()
export class HealthController {
  constructor(private readonly health: ReadHealth) {}

  @Get('health/live')
  @Describe(readLiveness)
  live() {
    return { status: 'live' };
  }

  @Get('health/ready')
  @Describe(readReadiness)
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const health = await this.health.execute();
    void reply.status(health.status === 'unavailable' ? 503 : 200).header('cache-control', 'no-store');
    return publicHealth(health);
  }

  @Get('v1/health')
  @Header('cache-control', 'no-store')
  @Describe(readHealth)
  read() {
    return this.health.execute();
  }
}
