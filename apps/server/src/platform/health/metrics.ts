import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/**
 * What this process counts and measures, for Prometheus. Other parts make their own here, once, with a name that begins
 * with `kontor_`; labels never hold ids or anything of a customer.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  counter<Label extends string = string>(name: string, help: string, labels: Label[] = []): Counter<Label> {
    return new Counter({ name, help, labelNames: labels, registers: [this.registry] });
  }

  /** A figure that is asked for whenever Prometheus reads. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }

  /** @param buckets upper bounds, in seconds. */
  histogram<Label extends string = string>(
    name: string,
    help: string,
    buckets: number[],
    labels: Label[] = [],
  ): Histogram<Label> {
    return new Histogram({ name, help, buckets, labelNames: labels, registers: [this.registry] });
  }
}
