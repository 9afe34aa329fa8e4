import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { AddressInfo } from 'node:net';
import { AppModule } from './app.module.ts';
import { setUpHttp } from './platform/http/set-up-http.ts';
import { trustedProxy } from './platform/http/trusted-proxy.ts';
import { listenFault, webPlace } from './platform/http/listen-fault.ts';
import { NestLog } from './platform/http/nest-log.ts';
import { type Clock, SystemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { makeDataDir } from './platform/data-dir.ts';
import { Database } from './platform/database/database.ts';
import { migrate, refuseForeignSchema } from './platform/database/migrate.ts';
import { FolderFileStore } from './platform/files/folder-file-store.ts';
import { Listening } from './platform/listening.ts';
import { newId } from './platform/ids.ts';
import { createLog } from './platform/log.ts';
import { startEmbeddedPostgres } from './platform/postgres/embedded.ts';
import { refuseUnusableDatabase } from './platform/postgres/reaching.ts';
import { secretKeyOf } from './platform/secrets/secret-key.ts';
import { Signals } from './platform/signals.ts';
import { prepareWorkspace } from './workspace/prepare.ts';

export interface Kontor {
  /** Where people reach it: `http://127.0.0.1:3000`. */
  url: string;
  port: number;
  app: NestFastifyApplication;
  /** What the first visitor of an empty workspace must type; undefined once there is an administrator. */
  setupCode: string | undefined;
  stop(): Promise<void>;
}

/** How long work in hand may take when we stop, and each other part of us. Milliseconds. */
const patience = { work: 20_000, others: 2_500, postgres: 20_000 };

/** Starts one process of Kontor in the role its configuration gives. Tests start several in one Node. */
export async function startKontor(config: Config, clock: Clock = new SystemClock()): Promise<Kontor> {
  const log = createLog(config);
  const undo: { stop: () => Promise<unknown>; within: number }[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed())
      // One that fails or hangs must not keep the next ones, PostgreSQL among them, from being stopped.
      await endsWithin(step.within, step.stop()).catch((error: unknown) =>
        log.error({ err: error }, 'A part of Kontor did not stop cleanly'),
      );
  };
  try {
    makeDataDir(config.dataDir);
    const secretKey = await secretKeyOf(config);
    let url = config.databaseUrl;
    if (url) await refuseUnusableDatabase(url);
    else {
      const postgres = await startEmbeddedPostgres({
        dataDir: config.dataDir,
        log: (line) => log.info(line),
      });
      undo.push({ stop: () => postgres.stop(), within: patience.postgres });
      url = postgres.url;
    }
    if (config.role === 'web') await refuseForeignSchema(url);
    else await migrate(url);

    const db = await Database.connect(url);
    undo.push({ stop: () => db.close(), within: patience.others });
    const signals = new Signals();
    const listening = new Listening(url, signals, log);
    await listening.start();
    undo.push({ stop: () => listening.stop(), within: patience.others });
    const files = new FolderFileStore(`${config.dataDir}/files`);
    const setupCode = await prepareWorkspace({ config, db, files, secretKey, clock, log });

    const app = await NestFactory.create<NestFastifyApplication>(
      AppModule.of({ config, db, clock, signals, listening, log, files, secretKey }),
      new FastifyAdapter({
        loggerInstance: log,
        logController: new LogController({ disableRequestLogging: true }),
        genReqId: newId,
        trustProxy: trustedProxy(config),
        bodyLimit: 8 << 20,
      }),
      { logger: new NestLog(log), abortOnError: false },
    );
    undo.push({ stop: () => app.close(), within: patience.work });
    await setUpHttp(app, config);
    await app.listen(config.port, config.host).catch((error: NodeJS.ErrnoException) => {
      throw listenFault(error, webPlace(config));
    });
    const { port } = app.getHttpServer().address() as AddressInfo;
    return { url: config.publicUrl ?? `http://${config.host}:${port}`, port, app, setupCode, stop };
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
}

async function endsWithin(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const said = new Error(`It did not end within ${milliseconds / 1000} s`);
    timer = setTimeout(() => reject(said), milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
