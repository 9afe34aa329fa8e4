import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { providers } from '../../src/oauth/providers.ts';

type Name = keyof typeof providers;

/**
 * The part of Google or Microsoft that gives access to a mailbox, as they publish it: the authorization code flow with PKCE
 * (RFC 6749, 7636), refresh tokens that are renewed by Microsoft, and errors by their codes. `tokeninfo` is what a mail
 * server asks whose token it is.
 */
export interface IdentityProvider {
  port: number;
  client: { id: string; secret: string };
  tokeninfo: string;
  /** Requests to the token endpoint, by their grant. */
  asked: { grant: string; answer: number }[];
  /** The person signs in as this account and agrees: where the browser is sent back to. Throws what the provider would show. */
  agree(address: string, account: string): URL;
  /** A refresh token as an earlier sign-in gave it. */
  refreshTokenFor(account: string): string;
  isGood(accessToken: string, account: string): boolean;
  /** The account's owner takes the permission back. */
  revoke(account: string): void;
  /** Access tokens are void before their time. */
  voidTokens(): void;
  /** Answers this to the next requests, while set. */
  fault: { status: number; body: string } | undefined;
  close(): Promise<void>;
}

interface Code {
  account: string;
  redirect: string;
  challenge: string;
}

/** Stands in for one of the providers until it is closed. */
export async function startIdentityProvider(name: Name): Promise<IdentityProvider> {
  const real = { ...providers[name] };
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, string>();
  const accessTokens = new Map<string, string>();
  const client = { id: 'kontor-client', secret: 'client-secret-of-adler' };
  const random = (what: string) => `${what}-${randomBytes(18).toString('base64url')}`;

  function give(account: string, refresh: boolean) {
    const accessToken = random('access');
    accessTokens.set(accessToken, account);
    const answer: Record<string, unknown> = {
      access_token: accessToken,
      expires_in: 3599,
      token_type: 'Bearer',
      scope: real.scopes.join(' '),
    };
    if (refresh) answer.refresh_token = provider.refreshTokenFor(account);
    return answer;
  }

  function answerTo(form: URLSearchParams): [number, Record<string, unknown>] {
    const refuse = (error: string, error_description: string): [number, Record<string, unknown>] => [
      error === 'invalid_client' ? 401 : 400,
      { error, error_description },
    ];
    if (form.get('client_id') !== client.id || form.get('client_secret') !== client.secret)
      return refuse('invalid_client', 'The provided client secret is invalid.');
    if (form.get('grant_type') === 'authorization_code') {
      const code = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (!code || code.redirect !== form.get('redirect_uri') || code.challenge !== challenge)
        return refuse('invalid_grant', 'Malformed auth code.');
      return [200, give(code.account, true)];
    }
    if (form.get('grant_type') === 'refresh_token') {
      const account = refreshTokens.get(form.get('refresh_token') ?? '');
      if (!account) return refuse('invalid_grant', 'Token has been expired or revoked.');
      return [200, give(account, name === 'microsoft')];
    }
    return refuse('unsupported_grant_type', 'Unknown grant type.');
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, 'http://localhost');
    const say = (status: number, body: object | string) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(typeof body === 'string' ? body : JSON.stringify(body));
    if (url.pathname === '/tokeninfo') {
      const account = accessTokens.get(url.searchParams.get('access_token') ?? '');
      return void (account ? say(200, { email: account }) : say(400, { error: 'invalid_token' }));
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const [status, body] = provider.fault ? [provider.fault.status, provider.fault.body] : answerTo(form);
    provider.asked.push({ grant: form.get('grant_type') ?? '', answer: status });
    say(status, body);
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const at = `http://127.0.0.1:${port}`;
  Object.assign(providers[name], { authorize: `${at}/{tenant}/authorize`, token: `${at}/{tenant}/token` });

  const provider: IdentityProvider = {
    port,
    client,
    tokeninfo: `${at}/tokeninfo?access_token=`,
    asked: [],
    agree(address, account) {
      const asked = new URL(address);
      const query = asked.searchParams;
      if (asked.origin !== at) throw new Error(`This is not ${real.name}: ${asked.origin}`);
      const wanted: Record<string, string> = {
        client_id: client.id,
        response_type: 'code',
        scope: real.scopes.join(' '),
        code_challenge_method: 'S256',
        ...real.extra,
      };
      for (const [key, value] of Object.entries(wanted))
        if (query.get(key) !== value) throw new Error(`${key} is ${query.get(key)}, not ${value}`);
      const code = random('code');
      const redirect = query.get('redirect_uri')!;
      codes.set(code, { account, redirect, challenge: query.get('code_challenge')! });
      const back = new URL(redirect);
      back.searchParams.set('code', code);
      back.searchParams.set('state', query.get('state')!);
      return back;
    },
    refreshTokenFor(account) {
      const token = random('refresh');
      refreshTokens.set(token, account);
      return token;
    },
    isGood: (token, account) => accessTokens.get(token) === account,
    revoke(account) {
      for (const tokens of [refreshTokens, accessTokens])
        for (const [token, owner] of tokens) if (owner === account) tokens.delete(token);
    },
    voidTokens: () => accessTokens.clear(),
    fault: undefined,
    async close() {
      Object.assign(providers[name], real);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provider;
}
