import { Controller, Get, Res } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { AnswersBytes, Does } from '../answers.ts';

/** For whoever is signed in. */
@Controller('openapi.json')
export class OpenApiController {
  #document: Promise<string> | undefined;

  constructor(private readonly modules: ModulesContainer) {}

  @Get()
  @Does('Gives this document.')
  @AnswersBytes('application/json')
  show(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.type('application/json; charset=utf-8');
    return (this.#document ??= this.#make());
  }

  /** Loaded and made when the first one asks. */
  async #make(): Promise<string> {
    const { openApiOf } = await import('./document.ts');
    return JSON.stringify(openApiOf(this.modules), null, 2);
  }
}
