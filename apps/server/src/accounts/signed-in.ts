import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role } from '../platform/database/tables/people.ts';

/** Who makes a request: put there by the account guard, from a session or a token, with today's rights. */
export interface SignedIn {
  agentId: string;
  name: string;
  role: Role;
  teamIds: string[];
  /** One of the two is set. */
  sessionId: string | null;
  tokenId: string | null;
}

export type SignedInRequest = FastifyRequest & { signedIn?: SignedIn };

/** The person who asks. Only on routes that are not public. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!signedIn) throw new Error('Me is used on a route without the account guard');
  return signedIn;
});

export { ForRoles, Public } from '../platform/http/access.ts';
