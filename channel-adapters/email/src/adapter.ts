import type { ChannelAdapter } from '@kontor/channel-kit/adapter';
import type { ListenOptions } from './imap/listen.ts';
import type { ListenerOptions } from './listener/serve.ts';
import { SignInFault } from './oauth/fault.ts';
import { finishSignIn, signInAddress } from './oauth/signing-in.ts';
import type { SmtpPatience } from './send/patience.ts';
import { SmtpPool } from './send/pool.ts';
import { addressesOf, EmailSettings } from './settings.ts';
import { texts } from './texts.ts';
import { tokensIn } from './token.ts';

export interface EmailAdapterOptions {
  /** Milliseconds; tests shorten them. */
  waits?: SmtpPatience;
  graceMs?: number;
  listening?: ListenOptions;
  listener?: ListenerOptions;
}

/** Mail over IMAP, SMTP and a listener of our own. The libraries are loaded when they are first needed. */
export function makeEmailAdapter({
  waits,
  graceMs = 20_000,
  listening,
  listener = {},
}: EmailAdapterOptions = {}): ChannelAdapter<EmailSettings> {
  const pool = new SmtpPool(waits ? { waits } : {});
  return {
    kind: 'email',
    settings: EmailSettings,
    can: {
      handle: 'email',
      identity: 'kind',
      html: true,
      subject: true,
      copies: true,
      // Most servers take 25 MB as it travels: base64 makes 18 MB of files into that.
      attachments: { maxBytes: 18 * 1024 * 1024, maxCount: 100 },
      typing: false,
      readReceipts: false,
    },
    texts,
    addresses: addressesOf,
    ownsAddress: (address, settings) =>
      tokensIn({ recipients: [address], messageIds: [] }, settings).length > 0,
    async translate(delivery, settings) {
      const { translate } = await import('./translate/translate.ts');
      return translate(delivery, settings);
    },
    async glance(beginning) {
      const { glanceAt } = await import('./translate/glance.ts');
      return glanceAt(beginning);
    },
    async foldHtml(html, subject) {
      const { foldHtml } = await import('./translate/fold/html.ts');
      const { writingOf } = await import('./translate/fold/marks.ts');
      return foldHtml(html, writingOf(subject ?? undefined, []) === 'forward' ? 'forward' : 'answer');
    },
    async send(envelope, settings, io) {
      const { sendMail } = await import('./send/send.ts');
      return sendMail(envelope, settings, io, { pool, graceMs });
    },
    async sentDigest(envelope, settings) {
      const { sentDigest } = await import('./send/sent-digest.ts');
      return sentDigest(envelope, settings);
    },
    async listen(settings, io) {
      const { listenImap } = await import('./imap/listen.ts');
      return listenImap(settings, io, listening);
    },
    holdsConnection: (settings) => settings.receive === 'imap',
    async serve(at, io) {
      const { mailListener } = await import('./listener/serve.ts');
      return mailListener(listener)(at, io);
    },
    async *check(settings, io) {
      const { checkMail } = await import('./check/check.ts');
      yield* checkMail(settings, io);
    },
    signIn: {
      address: ({ oauth, address, imap }, at) => oauth && signInAddress(oauth, imap?.user ?? address, at),
      async finish({ oauth }, back, signal) {
        try {
          return { secrets: { 'oauth.refreshToken': await finishSignIn(oauth!, back, signal) } };
        } catch (error) {
          if (!(error instanceof SignInFault)) throw error;
          const { reason, advice, words } = error.told;
          return { fault: reason, advice, words };
        }
      },
    },
    async close() {
      pool.close();
    },
  };
}

export const emailAdapter = makeEmailAdapter();
