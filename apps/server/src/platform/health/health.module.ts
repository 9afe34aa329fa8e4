import { Global, Module } from '@nestjs/common';
import { OpenApiController } from '../http/openapi/openapi.controller.ts';
import { HealthController } from './health.controller.ts';
import { Metrics } from './metrics.ts';
import { Readiness } from './readiness.ts';

@Global()
@Module({
  controllers: [HealthController, OpenApiController],
  providers: [Metrics, Readiness],
  exports: [Metrics],
})
export class HealthModule {}
