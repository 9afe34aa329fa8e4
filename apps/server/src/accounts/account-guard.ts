import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { Clock } from '../platform/clock.ts';
import type { Role } from '../platform/database/tables/people.ts';
import { publicKey, rolesKey } from '../platform/http/access.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { Problem } from '../platform/problem.ts';
import { Authentication } from './authentication.ts';
import { readSessionCookie } from '../platform/http/session-cookie.ts';
import type { SignedIn, SignedInRequest } from './signed-in.ts';

/** Requests a minute: far above what people and well-meant scripts do. */
const limits = { signedIn: 12_000, unknown: 1_200 };

/** Stands before every route: who asks, may they, and not too often. */
@Injectable()
export class AccountGuard implements CanActivate {
  readonly #rate: RateLimit;

  constructor(
    private readonly authentication: Authentication,
    private readonly reflector: Reflector,
    clock: Clock,
  ) {
    this.#rate = new RateLimit(clock);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets are judged by the gateway, at connect and at each subscription.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const targets = [context.getHandler(), context.getClass()];
    const isPublic = this.reflector.getAllAndOverride<boolean>(publicKey, targets) ?? false;

    const signedIn = isPublic ? undefined : await this.#identify(request);
    this.#count(signedIn?.sessionId ?? signedIn?.tokenId ?? undefined, request.ip, reply);
    if (isPublic) return true;
    if (!signedIn) throw new Problem('not_signed_in', 'Sign in first.');

    const roles = this.reflector.getAllAndOverride<Role[]>(rolesKey, targets);
    if (roles && !roles.includes(signedIn.role))
      throw new Problem('not_allowed', `This is for ${roles.join(' and ')} only.`);
    request.signedIn = signedIn;
    return true;
  }

  async #identify({ headers }: SignedInRequest): Promise<SignedIn | undefined> {
    // A header that was sent on purpose goes before a cookie that the browser adds.
    if (headers.authorization !== undefined) {
      const bearer = /^Bearer (\S+)$/i.exec(headers.authorization)?.[1];
      return bearer ? this.authentication.byToken(bearer) : undefined;
    }
    const session = readSessionCookie(headers.cookie);
    return session ? this.authentication.bySession(session) : undefined;
  }

  #count(known: string | undefined, address: string, reply: FastifyReply): void {
    const limit = known ? limits.signedIn : limits.unknown;
    const { allowed, remaining, reset } = this.#rate.take(known ?? address, limit);
    reply.headers({
      'ratelimit-limit': limit,
      'ratelimit-remaining': remaining,
      'ratelimit-reset': reset,
      'ratelimit-policy': `${limit};w=60`,
    });
    if (!allowed)
      throw new Problem('too_many_requests', `That is more than ${limit} requests in a minute.`, {
        retryAfter: reset,
      });
  }
}
