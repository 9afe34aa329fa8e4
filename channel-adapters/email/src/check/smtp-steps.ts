import type { CheckStep } from '@kontor/channel-kit/adapter';
import { loginAdvice, signInRefused } from '../imap/fault.ts';
import type { TokenIo } from '../oauth/access-token.ts';
import { SignInFault } from '../oauth/fault.ts';
import { patience } from '../send/patience.ts';
import { reasonOf } from '../send/reasons.ts';
import { NoSession, openSession } from '../send/session.ts';
import { serverFault } from '../server-fault.ts';
import { smtpLogin, type EmailSettings } from '../settings.ts';
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
    const detail = login ? `Logged in as ${login.user}.` : 'The server lets us in without a login, as set.';
    return { step, state: 'ok', took: watch.lap(), detail };
  } catch (error) {
    if (io.signal.aborted || !(error instanceof NoSession)) throw error;
    const { stage, fault } = error;
    const said = fault.response ? { said: fault.response.slice(0, 500) } : {};
    if (fault instanceof SignInFault) {
      const { message: detail, advice } = fault;
      return { step, state: 'failed', took: watch.lap(), detail, advice, field: 'oauth' };
    }
    if (stage === 'login' && settings.oauth) {
      const { reason: detail, advice } = signInRefused(login ?? { user: '' });
      return { step, state: 'failed', took: watch.lap(), detail, advice, field: 'oauth', ...said };
    }
    if (stage === 'login') {
      const where = settings.smtp.login === 'same' ? 'imap.password' : 'smtp.password';
      const detail = 'The outgoing server refused this user with this password.';
      const advice = loginAdvice(login ?? { user: '' });
      return { step, state: 'failed', took: watch.lap(), detail, advice, field: where, ...said };
    }
    const { reason, advice } = serverFault(fault, settings.smtp);
    const detail = fault.response ? reasonOf(fault.response) : reason;
    return { step, state: 'failed', took: watch.lap(), detail, advice, ...said };
  }
}
