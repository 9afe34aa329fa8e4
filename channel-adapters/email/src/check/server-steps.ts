import type { CheckStep } from '@kontor/channel-kit/adapter';
import { tell } from '@kontor/channel-kit/sentences';
import { serverFault } from '../server-fault.ts';
import { addressesOf, Line, type Certified, type Dialect, type Server } from './reach.ts';
import { say } from '../texts.ts';
import { found, shownOf } from './found.ts';
import type { Stopwatch } from './stopwatch.ts';

const soon = 14 * 86_400_000;

/** Name found, server answers, certificate valid. Returns whether the way is free for a login. */
export async function* serverSteps(
  prefix: 'imap' | 'smtp',
  server: Server,
  dialect: Dialect,
  watch: Stopwatch,
  { signal, silence }: { signal: AbortSignal; silence: number },
): AsyncGenerator<CheckStep, boolean> {
  const failed = (step: string, error: unknown): CheckStep => {
    const { kind, ...told } = serverFault(error, server);
    const said = (error as { said?: string }).said;
    const field = { name: 'host', certificate: 'ca', tls: 'security' }[kind as string] ?? 'port';
    return {
      step,
      state: 'failed',
      took: watch.lap(),
      ...shownOf(told),
      field: `${prefix}.${field}`,
      ...(said ? { said } : {}),
    };
  };
  watch.lap();
  try {
    const addresses = await addressesOf(server.host);
    yield {
      step: `${prefix}.name`,
      state: 'ok',
      took: watch.lap(),
      ...found(say('email.found.name', { host: server.host, addresses: addresses.slice(0, 3).join(', ') })),
    };
  } catch (error) {
    yield failed(`${prefix}.name`, error);
    return false;
  }
  let line: Line | undefined;
  try {
    line = await Line.open(server, silence, signal);
    const plain = server.security === 'tls' ? undefined : await greeted(line, dialect);
    const reached = watch.lap();
    const answers = {
      step: `${prefix}.connect`,
      state: 'ok',
      took: reached,
      ...answersWith(server, prefix, plain),
    } as const;
    if (server.security === 'none') {
      yield answers;
      yield {
        step: `${prefix}.tls`,
        state: 'skipped',
        took: 0,
        ...found(say('email.found.plain'), openAdvice(server)),
      };
      return true;
    }
    if (server.security === 'starttls') yield answers;
    const certified = await encrypted(line, server, dialect);
    const secured = watch.lap();
    if (server.security === 'tls') {
      const secure = certified.trusted ? await greeted(line, dialect) : undefined;
      yield { ...answers, took: reached + watch.lap(), ...answersWith(server, prefix, secure) };
    }
    const step = certificateStep(prefix, server, certified, watch.now());
    yield { ...step, took: secured };
    return certified.trusted;
  } catch (error) {
    if (signal.aborted) throw error;
    const connected = line !== undefined && isAboutTls(error, server);
    if (connected && server.security === 'tls')
      yield {
        step: `${prefix}.connect`,
        state: 'ok',
        took: watch.lap(),
        ...answersWith(server, prefix, undefined),
      };
    const step = failed(connected ? `${prefix}.tls` : `${prefix}.connect`, error);
    if (isForeign(error)) yield { ...step, ...foreignAdvice(server, prefix) };
    else yield line && isSilent(error) ? { ...step, ...silentAdvice(server, prefix, step) } : step;
    return false;
  } finally {
    line?.close();
  }
}

async function greeted(line: Line, { greeting, foreign, hello }: Dialect): Promise<string> {
  const first = await line.answer(greeting, foreign);
  return hello ? first + (await line.ask(hello)) : first;
}

async function encrypted(line: Line, server: Server, { startTls }: Dialect): Promise<Certified> {
  try {
    if (server.security === 'starttls') await line.ask(startTls);
    return await line.encrypt(server);
  } catch (error) {
    throw Object.assign(new Error('no TLS', { cause: error }), {
      code: 'ETLS',
      said: (error as { said?: string }).said,
    });
  }
}

function isAboutTls(error: unknown, { security }: Server): boolean {
  return security !== 'none' && (error as { code?: string }).code === 'ETLS';
}

function isSilent(error: unknown): boolean {
  return (error as { code?: string }).code === 'ETIMEDOUT';
}

function isForeign(error: unknown): boolean {
  return (error as { code?: string }).code === 'EFOREIGN';
}

/** What it said stands below, as with every failed step. */
function foreignAdvice({ host, port }: Server, prefix: 'imap' | 'smtp'): Partial<CheckStep> {
  const [protocol, ports] = prefix === 'imap' ? ['IMAP', '993 / 143'] : ['SMTP', '465 / 587'];
  return {
    ...found(say('email.server.foreign', { host, port, protocol }), [
      say('email.do.otherProgram', { protocol, ports }),
    ]),
    field: `${prefix}.port`,
  };
}

/** Both sides wait for the other to begin when one of them expects TLS. */
function silentAdvice(
  { port, security }: Server,
  prefix: string,
  { words }: CheckStep,
): Partial<CheckStep> | undefined {
  if (security === 'tls') return undefined;
  const told = tell([], [say('email.do.silentTls', { port })]);
  return {
    advice: told.advice,
    words: { what: words?.what ?? [], advice: told.words.advice },
    field: `${prefix}.security`,
  };
}

function answersWith({ port }: Server, prefix: 'imap' | 'smtp', hello: string | undefined) {
  if (hello === undefined) return found(say('email.found.port', { port }));
  const idle = prefix === 'imap' && /\bIDLE\b/.test(hello);
  return found(
    say(idle ? 'email.found.idle' : 'email.found.protocol', { port, protocol: prefix.toUpperCase() }),
  );
}

function certificateStep(prefix: string, server: Server, certified: Certified, now: Date): CheckStep {
  const { trusted, fault, names, issuer, until } = certified;
  const step = `${prefix}.tls`;
  const day = until.toISOString().slice(0, 10);
  if (!trusted) {
    const { reason, advice, words } = serverFault({ code: fault ?? 'CERT', message: 'certificate' }, server);
    const about = tell(
      names.length > 0
        ? say('email.certificate.madeOut', { names: names.slice(0, 3).join(', '), issuer, day })
        : say('email.certificate.madeOutForNobody', { issuer, day }),
    );
    return {
      step,
      state: 'failed',
      took: 0,
      detail: `${reason} ${about.reason}`,
      advice,
      words: { what: [...words.what, ...about.words.what], advice: words.advice },
      field: `${prefix}.ca`,
    };
  }
  const left = until.getTime() - now.getTime();
  const days = Math.max(0, Math.floor(left / 86_400_000));
  return {
    step,
    state: 'ok',
    took: 0,
    ...found(
      say('email.found.certificate', { host: server.host, day }),
      left < soon ? [say('email.do.expiresSoon', { days })] : [],
    ),
  };
}

function openAdvice({ host }: Server) {
  return /^(localhost|127\.|\[?::1)/.test(host) ? [] : [say('email.do.encrypt')];
}
