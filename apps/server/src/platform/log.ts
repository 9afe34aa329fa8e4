import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';
import { loggedError } from './logged-errors.ts';

/** Structured logs with ids and never the content of a message: whoever logs names the fields, nothing is dumped whole. */
export function createLog(config: Pick<Config, 'logLevel'>, to?: DestinationStream): Logger {
  const options = {
    level: config.logLevel,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.secrets', '*.token'],
      censor: '…',
    },
    serializers: { err: (error: unknown) => loggedError(error) },
  };
  return to ? pino(options, to) : pino(options);
}
