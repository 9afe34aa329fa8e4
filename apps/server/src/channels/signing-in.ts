import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ChannelSignInFailed } from '@kontor/contracts/settings';
import { audit } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { PublicAddress } from '../platform/http/public-address.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { open, seal } from '../platform/secrets/sealing.ts';
import { Signals } from '../platform/signals.ts';
import { SECRET_KEY } from '../platform/tokens.ts';
import { record } from '../timeline/recording.ts';
import { ChannelBook, type OpenChannel } from './channel-book.ts';
import { addSecrets } from './channel-secrets.ts';

/** How long a person may take at the provider. Milliseconds. */
const patience = 15 * 60_000;
const purpose = 'channel sign-in';
/** Characters: encoded, each may take nine of the 4096 that browsers keep. */
const wordsInCookie = 400;

/** What goes to the provider and comes back, sealed: nobody else can begin or end a sign-in. */
interface State {
  channelId: string;
  agentId: string;
  verifier: string;
  until: number;
}

/** Lets an admin give a channel access by signing in at its provider, where it has passwords no more. */
@Injectable()
export class ChannelSignIn {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ChannelBook) private readonly book: ChannelBook,
    @Inject(SECRET_KEY) private readonly secretKey: string,
    @Inject(PublicAddress) private readonly address: PublicAddress,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** Where the browser goes; and the address that has to be registered at the provider beforehand. */
  async begin(me: SignedIn, channelId: string): Promise<{ address: string; redirect: string }> {
    const { adapter, settings } = await this.#channel(channelId);
    const state: State = {
      channelId,
      agentId: me.agentId,
      verifier: randomBytes(48).toString('base64url'),
      until: this.clock.now().getTime() + patience,
    };
    const at = {
      redirect: this.#redirect(),
      state: seal(this.secretKey, purpose, JSON.stringify(state)),
      verifier: state.verifier,
    };
    const address = adapter.signIn?.address(settings, at);
    if (!address)
      throw new Problem(
        'not_possible',
        'This channel signs in with a password. Choose Google or Microsoft in its settings and save them first.',
      );
    return { address, redirect: at.redirect };
  }

  /** The channel, and why it has no access now. */
  async finish(
    me: SignedIn,
    back: { state: string; code?: string | undefined; error?: string | undefined },
    client: Client,
  ): Promise<{ channelId: string; failed?: ChannelSignInFailed }> {
    const now = this.clock.now();
    const { channelId, agentId, verifier, until } = this.#understand(back.state);
    const failed = (why: ChannelSignInFailed['why'], words = '') => ({
      channelId,
      failed: { channelId, why, words: words.slice(0, wordsInCookie) },
    });
    if (agentId !== me.agentId || until < now.getTime()) return failed('late');
    const { adapter, settings } = await this.#channel(channelId);
    if (!back.code)
      return back.error === 'access_denied'
        ? failed('denied')
        : failed('ended', back.error ?? 'without a reason');
    const done = await adapter.signIn!.finish(
      settings,
      { code: back.code, redirect: this.#redirect(), verifier },
      AbortSignal.timeout(30_000),
    );
    if ('fault' in done) return failed('refused', [done.fault, ...done.advice].join(' '));
    await this.db.transaction(async (tx) => {
      if (!(await addSecrets(tx, this.secretKey, channelId, done.secrets, { reconnect: true })))
        throw notFound('This channel');
      const by = { kind: 'agent' as const, id: me.agentId };
      await record(tx, [{ type: 'channel.changed', data: { channelId } }], by, now);
      const whom = { actorId: me.agentId, subject: channelId, address: client.address };
      await audit(tx, now, { action: 'channel.signed_in', ...whom });
    });
    this.signals.raise('events');
    this.signals.raise('channels');
    return { channelId };
  }

  /** What we did not seal names no channel to lead back to. */
  #understand(sealed: string): State {
    try {
      return JSON.parse(open(this.secretKey, purpose, sealed)) as State;
    } catch {
      throw new Problem('not_possible', 'This sign-in was not begun here: begin again.');
    }
  }

  async #channel(id: string): Promise<OpenChannel> {
    const channel = await this.book.find(id);
    if (!channel || channel.row.archived_at) throw notFound('This channel');
    return channel;
  }

  #redirect(): string {
    return `${this.address.origin}/api/v1/channel-sign-in`;
  }
}
