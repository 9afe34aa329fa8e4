import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { Public } from '../http/access.ts';
import { Answers, AnswersBytes, Does } from '../http/answers.ts';
import { FromHeaders } from '../http/from-headers.ts';
import { notFound } from '../problem.ts';
import { CONFIG } from '../tokens.ts';
import { Metrics } from './metrics.ts';
import { Readiness } from './readiness.ts';

const live = z.object({ status: z.literal('ok') });
const ready = z.object({
  status: z.enum(['ok', 'not ready']),
  checks: z.record(z.string(), z.string()),
});
const authorization = z.object({ authorization: z.string().max(500).optional() });

/** For load balancers and Prometheus, outside /api/v1. */
@Controller()
@Public()
export class HealthController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  /** The process answers. */
  @Get('health/live')
  @Does('Says that the process answers.')
  @Answers(live)
  live() {
    return { status: 'ok' };
  }

  /** It can do its work: the database answers and has the right schema. 503 otherwise. */
  @Get('health/ready')
  @Does('Says whether it can do its work: the database answers and has the right schema; 503 otherwise.')
  @Answers(ready)
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const checks = await this.readiness.check();
    const isReady = Object.values(checks).every((said) => said === 'ok');
    if (!isReady) reply.status(503);
    return { status: isReady ? 'ok' : 'not ready', checks };
  }

  /** Off without METRICS_TOKEN, and not there for whoever does not have it. */
  @Get('metrics')
  @Does('Gives figures for Prometheus, with METRICS_TOKEN alone.')
  @AnswersBytes('text/plain')
  async figures(
    @FromHeaders({ schema: authorization }) headers: z.infer<typeof authorization>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (!this.#mayRead(headers.authorization)) throw notFound('This page');
    reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }

  #mayRead(authorization: string | undefined): boolean {
    if (!this.config.metricsToken || !authorization) return false;
    const [given, right] = [Buffer.from(authorization), Buffer.from(`Bearer ${this.config.metricsToken}`)];
    return given.length === right.length && timingSafeEqual(given, right);
  }
}
