import type { CheckStep } from '@kontor/channel-kit/adapter';
import { serverFault } from '../server-fault.ts';
import { addressesOf, Line, type Certified, type Dialect, type Server } from './reach.ts';
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
    const { reason, advice, kind } = serverFault(error, server);
    const said = (error as { said?: string }).said;
    const field = { name: 'host', certificate: 'ca', tls: 'security' }[kind as string] ?? 'port';
    return {
      step,
      state: 'failed',
      took: watch.lap(),
      detail: reason,
      advice,
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
      detail: `${server.host} is ${addresses.slice(0, 3).join(', ')}.`,
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
      detail: answersWith(server, prefix, plain),
    } as const;
    if (server.security === 'none') {
      yield answers;
      yield {
        step: `${prefix}.tls`,
        state: 'skipped',
        took: 0,
        detail: 'No encryption is set.',
        ...openAdvice(server),
      };
      return true;
    }
    if (server.security === 'starttls') yield answers;
    const certified = await encrypted(line, server, dialect);
    const secured = watch.lap();
    if (server.security === 'tls') {
      const secure = certified.trusted ? await greeted(line, dialect) : undefined;
      yield { ...answers, took: reached + watch.lap(), detail: answersWith(server, prefix, secure) };
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
        detail: answersWith(server, prefix, undefined),
      };
    const step = failed(connected ? `${prefix}.tls` : `${prefix}.connect`, error);
    if (isForeign(error)) yield { ...step, ...foreignAdvice(server, prefix) };
    else yield line && isSilent(error) ? { ...step, ...silentAdvice(server, prefix) } : step;
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
function foreignAdvice(
  { host, port }: Server,
  prefix: 'imap' | 'smtp',
): Pick<CheckStep, 'detail' | 'advice' | 'field'> {
  const [name, ports] = prefix === 'imap' ? ['IMAP', '993 or 143'] : ['SMTP', '465 or 587'];
  return {
    detail: `Port ${port} of ${host} answers, but not as ${name} does.`,
    advice: [`Another program listens there. Check host and port: ${name} has ${ports}.`],
    field: `${prefix}.port`,
  };
}

/** Both sides wait for the other to begin when one of them expects TLS. */
function silentAdvice(
  { port, security }: Server,
  prefix: string,
): Pick<CheckStep, 'advice' | 'field'> | undefined {
  if (security === 'tls') return undefined;
  return {
    advice: [`Port ${port} is open and stays silent: it probably speaks TLS from the start. Choose TLS.`],
    field: `${prefix}.security`,
  };
}

function answersWith({ port }: Server, prefix: 'imap' | 'smtp', hello: string | undefined): string {
  const name = prefix.toUpperCase();
  if (hello === undefined) return `Port ${port} answers.`;
  const idle = prefix === 'imap' && /\bIDLE\b/.test(hello);
  return `Port ${port}, ${name}${idle ? ' with IDLE' : ''}.`;
}

function certificateStep(prefix: string, server: Server, certified: Certified, now: Date): CheckStep {
  const { trusted, fault, names, issuer, until } = certified;
  const day = until.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const about = `It is made out for ${names.slice(0, 3).join(', ') || 'nobody'} by ${issuer}, until ${day}.`;
  if (!trusted) {
    const { reason, advice } = serverFault({ code: fault ?? 'CERT', message: 'certificate' }, server);
    return {
      step: `${prefix}.tls`,
      state: 'failed',
      took: 0,
      detail: `${reason} ${about}`,
      advice,
      field: `${prefix}.ca`,
    };
  }
  const left = until.getTime() - now.getTime();
  const advice =
    left < soon
      ? {
          advice: [
            `It expires in ${Math.max(0, Math.floor(left / 86_400_000))} days; see to it that it is renewed.`,
          ],
        }
      : {};
  return {
    step: `${prefix}.tls`,
    state: 'ok',
    took: 0,
    detail: `For ${server.host}, until ${day}.`,
    ...advice,
  };
}

function openAdvice({ host }: Server): { advice?: string[] } {
  if (/^(localhost|127\.|\[?::1)/.test(host)) return {};
  return {
    advice: [
      'User and password travel readable over the network. Choose TLS or STARTTLS if the server offers it.',
    ],
  };
}
