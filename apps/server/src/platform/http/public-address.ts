import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.ts';
import { CONFIG } from '../tokens.ts';

/** Where people reach the console. Never taken from a request: a forged Host would end up in mails with secrets. */
@Injectable()
export class PublicAddress {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Origin without a trailing slash. */
  get origin(): string {
    if (this.config.publicUrl) return this.config.publicUrl;
    const { port } = this.host.httpAdapter.getHttpServer().address() as AddressInfo;
    const anywhere = this.config.host === '0.0.0.0' || this.config.host === '::';
    const name = anywhere ? 'localhost' : this.config.host;
    return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
  }
}
