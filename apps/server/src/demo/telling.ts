import type { EventMap, EventType } from '@kontor/contracts/events';
import { arrive, begin } from '@kontor/domain/conversation/arriving';
import { release, type Then } from '@kontor/domain/conversation/replying';
import { after, type ConversationState, type Done, type Refused } from '@kontor/domain/conversation/state';
import { resolve, snooze, wake } from '@kontor/domain/conversation/status';
import type { AgentKey, Cast, CastChannel } from './cast.ts';
import type { DemoFile } from './files/attachments.ts';
import type { DemoCustomer } from './customer.ts';
import { idAt, randomDigest, randomToken, type Random } from './random.ts';
import type { DemoActor, DemoAddress, DemoEvent, DemoMessage, DemoParticipant } from './records.ts';
import type { Priority, TeamName, TypeKey } from './scenario.ts';

/** After this a reply can no longer be undone; then it leaves. Milliseconds. */
const undoTime = 10_000;

export interface Wrote {
  text: string;
  fullText?: string | undefined;
  files: DemoFile[];
  /** The other person wrote, and the customer is in copy. */
  byPartner?: boolean;
  automatic?: 'reply';
}

export interface Beginning {
  cast: Cast;
  customer: DemoCustomer;
  channel: CastChannel;
  writtenTo: string;
  subject: string;
  openedAt: number;
  /** A second person is in copy. */
  hasPartner: boolean;
  /** Only the facts that nobody could do without. */
  isBrief: boolean;
  random: Random;
}

/**
 * One conversation as it is told from its first message on. Whatever changes its status goes through the same verbs as in
 * real life, so that clocks and counts are those that Kontor itself would have kept.
 */
export class Telling {
  readonly id: string;
  readonly messages: DemoMessage[] = [];
  readonly events: DemoEvent[] = [];
  readonly participants: DemoParticipant[] = [];
  readonly followers: { agent: AgentKey; at: number }[] = [];
  state: ConversationState | undefined;
  team: TeamName;
  assignee: AgentKey | null = null;
  type: TypeKey = 'question';
  priority: Priority = 'normal';
  tags: string[] = [];
  readonly customer: DemoCustomer;
  readonly channel: CastChannel;
  readonly writtenTo: string;
  readonly subject: string;
  readonly cast: Cast;
  readonly #random: Random;
  readonly #isBrief: boolean;
  readonly #self: DemoAddress;
  readonly #partner: DemoAddress | undefined;

  constructor(beginning: Beginning) {
    const { cast, customer, channel, random } = beginning;
    this.cast = cast;
    this.customer = customer;
    this.channel = channel;
    this.writtenTo = beginning.writtenTo;
    this.subject = beginning.subject;
    this.team = channel.team;
    this.#random = random;
    this.#isBrief = beginning.isBrief;
    this.id = idAt(beginning.openedAt, random);
    this.#self = { address: customer.handles[0]!.address, name: customer.name };
    if (beginning.hasPartner)
      this.#partner = { address: customer.partner.address, name: customer.partner.name };
  }

  /** The other side writes: opens the conversation or joins it. */
  write(at: number, wrote: Wrote): DemoMessage {
    const [sender, other] =
      wrote.byPartner && this.#partner ? [this.#partner, this.#self] : [this.#self, this.#partner];
    const opens = this.messages.length === 0;
    const answered = this.messages.findLast((message) => message.kind === 'outbound');
    const message = this.#add({
      kind: 'inbound',
      at,
      text: wrote.text,
      ...(wrote.fullText ? { fullText: wrote.fullText } : {}),
      sender,
      byCustomer: sender === this.#self,
      to: [{ address: this.writtenTo }],
      cc: other && !wrote.automatic ? [other] : [],
      subject: opens ? this.subject : `Re: ${this.subject}`,
      ...(wrote.automatic ? { automatic: wrote.automatic } : {}),
      mentions: [],
      files: wrote.files,
      externalId: `${randomToken(this.#random)}@${sender.address.slice(sender.address.indexOf('@') + 1)}`,
      ...(answered ? { replyTo: answered.id } : {}),
    });
    const actor: DemoActor = { kind: 'customer', id: this.customer.id };
    const channelId = this.channel.id;
    if (opens)
      this.record(at, actor, 'conversation.opened', {
        channelId,
        messageId: message.id,
        teamId: this.cast.teams[this.team],
      });
    if (wrote.automatic)
      this.record(at, actor, 'automatic.received', {
        messageId: message.id,
        channelId,
        automatic: wrote.automatic,
      });
    else this.record(at, actor, 'customer.wrote', { messageId: message.id, channelId, stranger: false });
    if (opens) this.#join(at);
    const arrival = {
      receivedAt: new Date(at),
      history: false,
      ...(wrote.automatic ? { automatic: wrote.automatic } : {}),
    };
    if (!this.state) this.state = begin(arrival);
    else this.#apply(arrive(this.state, arrival, arrival.receivedAt), actor, at);
    return message;
  }

  reply(at: number, author: AgentKey, text: string, files: DemoFile[], then?: Then): DemoMessage {
    const actor = this.agent(author);
    const answered = this.messages.findLast((message) => message.kind === 'inbound' && !message.automatic);
    const message = this.#add({
      kind: 'outbound',
      at,
      text,
      author,
      sender: { address: this.writtenTo, name: 'Adler Kaffee' },
      byCustomer: false,
      to: [this.#self],
      cc: this.#partner ? [this.#partner] : [],
      subject: `Re: ${this.subject}`,
      mentions: [],
      files,
      token: randomToken(this.#random),
      ...(answered ? { replyTo: answered.id } : {}),
      ...(then && then.status !== 'open' && then.status !== 'snoozed'
        ? { then: { status: then.status } }
        : {}),
    });
    message.externalId = `k.${message.token}.${message.id.slice(-12)}@adler-kaffee.example`;
    const released = at + undoTime;
    if (!this.#isBrief)
      this.record(at, actor, 'reply.accepted', {
        messageId: message.id,
        channelId: this.channel.id,
        releaseAt: new Date(released).toISOString(),
      });
    this.record(released, actor, 'reply.released', { messageId: message.id });
    const done = release(
      this.state!,
      { at: new Date(at), automatic: false, owedSince: null },
      then,
      new Date(released),
    );
    this.#apply(done, actor, released);
    if (!this.#isBrief) {
      this.record(released + 40, { kind: 'system' }, 'message.sending', {
        messageId: message.id,
        attempt: 1,
      });
      const took = this.#random.between(180, 1400);
      this.record(released + took, { kind: 'system' }, 'message.sent', {
        messageId: message.id,
        attempt: 1,
        refused: 0,
      });
    }
    return message;
  }

  note(at: number, author: AgentKey, text: string, mentions: AgentKey[]): void {
    const message = this.#add({
      kind: 'note',
      at,
      text,
      author,
      byCustomer: false,
      to: [],
      cc: [],
      mentions,
      files: [],
    });
    const agents = mentions.map((key) => this.cast.agents[key].id);
    this.record(at, this.agent(author), 'note.written', { messageId: message.id, mentions: agents });
    for (const agent of mentions) {
      if (this.followers.some((follower) => follower.agent === agent)) continue;
      this.followers.push({ agent, at });
      const agentId = this.cast.agents[agent].id;
      this.record(at, this.agent(author), 'conversation.followed', { agentId, reason: 'mentioned' });
    }
    this.state!.lastMessageAt = new Date(at);
  }

  assign(at: number, actor: DemoActor, to: AgentKey | null, considered?: string[]): void {
    if (this.assignee === to) return;
    const id = (key: AgentKey | null) => (key ? this.cast.agents[key].id : null);
    this.record(at, actor, 'conversation.assigned', {
      assignee: { from: id(this.assignee), to: id(to) },
      ...(considered ? { considered } : {}),
    });
    this.assignee = to;
  }

  handOver(at: number, actor: DemoActor, to: TeamName): void {
    if (this.team === to) return;
    const { teams, agents } = this.cast;
    this.record(at, actor, 'conversation.team_changed', { team: { from: teams[this.team], to: teams[to] } });
    this.team = to;
    if (this.assignee && !agents[this.assignee].teams.includes(to)) this.assign(at, actor, null);
  }

  retype(at: number, actor: DemoActor, to: TypeKey): void {
    if (this.type === to) return;
    this.record(at, actor, 'conversation.type_changed', { type: { from: this.type, to } });
    this.type = to;
  }

  prioritise(at: number, actor: DemoActor, to: Priority): void {
    if (this.priority === to) return;
    this.record(at, actor, 'conversation.priority_changed', { priority: { from: this.priority, to } });
    this.priority = to;
  }

  tag(at: number, actor: DemoActor, tags: readonly string[]): void {
    const added = tags.filter((tag) => !this.tags.includes(tag));
    if (added.length === 0) return;
    this.record(at, actor, 'conversation.tagged', { added, removed: [] });
    this.tags.push(...added);
  }

  resolve(at: number, by: AgentKey): void {
    this.#apply(resolve(this.state!, new Date(at)), this.agent(by), at);
  }

  snooze(at: number, until: number, by: AgentKey): void {
    this.#apply(snooze(this.state!, new Date(until), new Date(at)), this.agent(by), at);
  }

  wake(at: number): void {
    this.#apply(wake(this.state!, new Date(at)), { kind: 'system' }, at);
  }

  agent(key: AgentKey): DemoActor {
    return { kind: 'agent', id: this.cast.agents[key].id };
  }

  record<Type extends EventType>(at: number, actor: DemoActor, type: Type, data: EventMap[Type]): void {
    this.events.push({ id: idAt(at, this.#random), at, actor, type, data } as DemoEvent);
  }

  #add(message: Omit<DemoMessage, 'id' | 'seq'>): DemoMessage {
    const added: DemoMessage = {
      id: idAt(message.at, this.#random),
      seq: this.messages.length + 1,
      ...message,
    };
    if (message.kind !== 'note') added.digest = randomDigest(this.#random);
    this.messages.push(added);
    return added;
  }

  #join(at: number): void {
    this.participants.push({ id: idAt(at, this.#random), sinceSeq: 1, role: 'customer', ...this.#self });
    if (this.#partner)
      this.participants.push({ id: idAt(at, this.#random), sinceSeq: 1, role: 'cc', ...this.#partner });
  }

  #apply(done: Done | Refused, actor: DemoActor, at: number): void {
    if ('refused' in done) throw new Error(`The demo's script does what cannot be: ${done.text.en}`);
    this.state = after(this.state!, done);
    for (const { type, data } of done.events) this.record(at, actor, type, data);
  }
}
