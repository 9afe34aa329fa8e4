import type { CheckStep } from '@kontor/channel-kit/adapter';
import type { Sentence } from '@kontor/channel-kit/sentences';
import { smtpLogin, type EmailSettings } from '../settings.ts';
import { say } from '../texts.ts';
import { found } from './found.ts';
import { mailboxSteps } from './imap-steps.ts';
import { imapDialect, smtpDialect } from './reach.ts';
import { serverSteps } from './server-steps.ts';
import { smtpLoginStep } from './smtp-steps.ts';
import { stopwatch, type Stopwatch } from './stopwatch.ts';

/** Does this configuration work? Each step as soon as it is known; what depends on a failed one is skipped and says so. */
export async function* checkMail(
  settings: EmailSettings,
  { signal, now }: { signal: AbortSignal; now(): Date },
  { silence = 10_000 } = {},
): AsyncGenerator<CheckStep> {
  const secrets = [
    settings.imap?.password,
    settings.smtp.password,
    settings.oauth?.clientSecret,
    settings.oauth?.refreshToken,
  ].filter((secret) => secret !== undefined);
  try {
    signal.throwIfAborted();
    for await (const step of steps(settings, { signal, silence }, stopwatch(now)))
      yield withoutSecrets(step, secrets);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function* steps(
  settings: EmailSettings,
  patience: { signal: AbortSignal; silence: number },
  watch: Stopwatch,
): AsyncGenerator<CheckStep> {
  const { imap, smtp } = settings;
  let letIn = true;
  if (settings.receive === 'imap' && imap) {
    const free = yield* counted(serverSteps('imap', imap, imapDialect, watch, patience), [
      'imap.name',
      'imap.connect',
      'imap.tls',
    ]);
    const rest = ['imap.login', 'imap.folders', 'imap.quota'];
    if (free) letIn = yield* counted(mailboxSteps({ ...settings, imap }, watch, patience), rest);
    else {
      letIn = false;
      for (const step of rest) yield notReached(step);
    }
  }
  const free = yield* counted(serverSteps('smtp', smtp, smtpDialect, watch, patience), [
    'smtp.name',
    'smtp.connect',
    'smtp.tls',
  ]);
  if (!free) yield notReached('smtp.login');
  else if (smtp.login === 'same' && !letIn && smtpLogin(settings))
    yield { step: 'smtp.login', state: 'skipped', took: 0, ...found(say('email.found.waits')) };
  else yield await smtpLoginStep(settings, watch, patience);
}

/** Passes on what is found, and names what was not reached. */
async function* counted(
  steps: AsyncGenerator<CheckStep, boolean>,
  expected: string[],
): AsyncGenerator<CheckStep, boolean> {
  const open = new Set(expected);
  for (;;) {
    const { value, done } = await steps.next();
    if (done) {
      for (const step of open) yield notReached(step);
      return value;
    }
    open.delete(value.step);
    yield value;
  }
}

function notReached(step: string): CheckStep {
  return { step, state: 'skipped', took: 0, ...found(say('email.found.notReached')) };
}

/** Hidden in our own words, too, a letter or two would make them unreadable and tell by what is missing. */
const shortest = 3;

/** Some servers repeat what they were sent. */
function withoutSecrets(step: CheckStep, secrets: string[]): CheckStep {
  const hide = (text: string) =>
    secrets.reduce(
      (shown, secret) =>
        secret.length > shortest
          ? shown.replaceAll(secret, '••••').replaceAll(btoa64(secret), '••••')
          : shown,
      text,
    );
  const hideIn = ({ code, values }: Sentence): Sentence => ({
    code,
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? hide(value) : value]),
    ),
  });
  return {
    ...step,
    ...(step.detail === undefined ? {} : { detail: hide(step.detail) }),
    ...(step.said === undefined ? {} : { said: hide(step.said) }),
    ...(step.advice === undefined ? {} : { advice: step.advice.map(hide) }),
    ...(step.words && {
      words: { what: step.words.what.map(hideIn), advice: step.words.advice.map(hideIn) },
    }),
  };
}

function btoa64(secret: string): string {
  return Buffer.from(secret).toString('base64');
}
