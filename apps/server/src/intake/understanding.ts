import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ChannelFault } from '@kontor/channel-kit/channel-fault';
import type { InboundItem } from '@kontor/channel-kit/envelope';
import { because, type Reason } from '@kontor/channel-kit/sentences';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Logger } from 'pino';
import { say } from '../platform/texts.ts';
import { LOG } from '../platform/tokens.ts';
import type { TranslateTask, Translation } from './translate-worker.ts';

/** So many mails are read at once. Those behind them wait: their time begins when they are read themselves. */
const threads = 2;

/** Limits of one translation: a mail that needs more is not a mail for people. */
export const limits = { milliseconds: 30_000, megabytes: 512 };

/** The translator had to be stopped, or the source exceeds a limit: no use to try it again as it is. */
export class Stopped extends Error {
  override name = 'Stopped';
  readonly told: Reason;

  constructor(told: Reason) {
    super(told.reason);
    this.told = told;
  }
}

/** Translates in worker threads, each with a time and a memory limit, so that no mail can stop the house. */
@Injectable()
export class Understanding implements OnApplicationShutdown {
  #pool: Piscina | undefined;
  #free = threads;
  readonly #waiting: (() => void)[] = [];

  constructor(@Inject(LOG) private readonly log: Logger) {}

  translate(task: TranslateTask, milliseconds = limits.milliseconds): Promise<InboundItem[]> {
    return this.#inTurn(() => this.#read(task, milliseconds));
  }

  async #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((begin) => this.#waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }

  async #read(task: TranslateTask, milliseconds: number): Promise<InboundItem[]> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), milliseconds);
    try {
      const translation: Translation = await this.#threads().run(task, { signal: abort.signal });
      if ('exceeds' in translation) throw new Stopped(translation.exceeds);
      if ('channelFault' in translation) throw new ChannelFault(translation.channelFault);
      return translation.items;
    } catch (error) {
      if (error instanceof Stopped || error instanceof ChannelFault) throw error;
      const { name, code, message } = error as { name?: string; code?: string; message?: string };
      if (abort.signal.aborted)
        throw new Stopped(because(say('kontor.intake.tooLong', { seconds: milliseconds / 1000 })));
      if (code === 'ERR_WORKER_OUT_OF_MEMORY' || /worker exited/i.test(message ?? ''))
        throw new Stopped(because(say('kontor.intake.tooMuch', { megabytes: limits.megabytes })));
      this.log.debug({ name }, 'A translation failed');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  #threads(): Piscina {
    this.#pool ??= new Piscina({
      filename: workerFile(),
      minThreads: 1,
      maxThreads: threads,
      concurrentTasksPerWorker: 1,
      idleTimeout: 60_000,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    });
    return this.#pool;
  }

  async onApplicationShutdown(): Promise<void> {
    // Behind all that wait.
    if (this.#waiting.length > 0) await this.#inTurn(async () => {});
    await this.#pool?.destroy();
    this.#pool = undefined;
  }
}

/** Beside the bundle when built; the source itself under Node's own type stripping in tests. */
function workerFile(): string {
  const built = !import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(built ? './translate-worker.js' : './translate-worker.ts', import.meta.url));
}
