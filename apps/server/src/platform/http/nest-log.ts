import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own words in our log: warnings and errors; its start-up chatter only when debugging. */
export class NestLog implements LoggerService {
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  log(message: unknown): void {
    this.#log.debug(String(message));
  }
  warn(message: unknown): void {
    this.#log.warn(String(message));
  }
  error(message: unknown, stack?: string): void {
    this.#log.error({ stack }, String(message));
  }
  debug(message: unknown): void {
    this.#log.trace(String(message));
  }
  verbose(message: unknown): void {
    this.#log.trace(String(message));
  }
  fatal(message: unknown): void {
    this.#log.fatal(String(message));
  }
}
