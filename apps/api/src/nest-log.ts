import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@adapters/platform';

/** What Nest says, in our log; its tales of what it wired are for whoever debugs. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug({ nest: true }, String(message));
  }

  warn(message: unknown): void {
    this.logger.warn({ nest: true }, String(message));
  }

  error(message: unknown): void {
    if (message instanceof Error) this.logger.error({ nest: true, error: message }, message.message);
    else this.logger.error({ nest: true }, String(message));
  }

  fatal(message: unknown): void {
    this.error(message);
  }
}
