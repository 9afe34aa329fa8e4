import type { FastifyReply } from 'fastify';
import type { Config } from '../config.ts';

export const sessionCookie = 'kontor_session';

/** The session's secret in a raw `Cookie` header: for requests, and for the sockets' first one. */
export function readSessionCookie(header: string | undefined): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [name, value] = part.trim().split('=', 2);
    if (name === sessionCookie && value) return value;
  }
  return undefined;
}

/** The server decides when a session ends; the cookie lives as long as browsers allow. */
const maxAge = 400 * 86_400;

export function giveSessionCookie(reply: FastifyReply, token: string, config: Config): void {
  void reply.setCookie(sessionCookie, token, { ...attributes(config), maxAge });
}

export function takeSessionCookie(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(sessionCookie, attributes(config));
}

function attributes(config: Config) {
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
