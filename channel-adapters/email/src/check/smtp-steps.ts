import type { CheckStep } from '@kontor/channel-kit/adapter';
import { tell, type Told } from '@kontor/channel-kit/sentences';
import { loginAdvice, signInRefused } from '../imap/fault.ts';
import type { TokenIo } from '../oauth/access-token.ts';
import { SignInFault } from '../oauth/fault.ts';
import { patience } from '../send/patience.ts';
import { sayReply } from '../send/reasons.ts';
import { NoSession, openSession } from '../send/session.ts';
import { serverFault } from '../server-fault.ts';
import { smtpLogin, type EmailSettings } from '../settings.ts';
import { say } from '../texts.ts';
import { found, shownOf } from './found.ts';
import type { Stopwatch } from './stopwatch.ts';

/** The login of the outgoing server, as sending does it. */
export async function smtpLoginStep(
  settings: EmailSettings,
  watch: Stopwatch,
  io: TokenIo,
): Promise<CheckStep> {
  const step = 'smtp.login';
  const login = smtpLogin(settings);
  watch.lap();
  try {
    const session = await openSession(settings, { ...patience, command: 30_000 }, io);
    session.close();
    const letIn = login ? say('email.found.login', { user: login.user }) : say('email.found.noLogin');
    return { step, state: 'ok', took: watch.lap(), ...found(letIn) };
  } catch (error) {
    if (io.signal.aborted || !(error instanceof NoSession)) throw error;
    const { stage, fault } = error;
    const said = fault.response ? { said: fault.response.slice(0, 500) } : {};
    const failed = (told: Told, more: Partial<CheckStep> = {}): CheckStep => ({
      step,
      state: 'failed',
      took: watch.lap(),
      ...shownOf(told),
      ...more,
    });
    if (fault instanceof SignInFault) return failed(fault.told, { field: 'oauth' });
    if (stage === 'login' && settings.oauth)
      return failed(signInRefused(login ?? { user: '' }), { field: 'oauth', ...said });
    if (stage === 'login') {
      const field = settings.smtp.login === 'same' ? 'imap.password' : 'smtp.password';
      const told = tell(say('email.login.smtpRefused'), loginAdvice(login ?? { user: '' }));
      return failed(told, { field, ...said });
    }
    const told = serverFault(fault, settings.smtp);
    if (!fault.response) return failed(told, said);
    const answered = tell(sayReply(fault.response));
    const words = { what: answered.words.what, advice: told.words.advice };
    return failed({ reason: answered.reason, advice: told.advice, words }, said);
  }
}
