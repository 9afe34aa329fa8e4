import { emailKey } from '@kontor/domain/handle/email';
import { textKey } from '@kontor/domain/text/key';
import type { Cast } from '../cast.ts';
import type { DemoFile } from '../files/attachments.ts';
import type { DemoCustomer } from '../customer.ts';
import { idAt, Random } from '../random.ts';
import type { DemoConversation, DemoEvent, DemoMessage } from '../records.ts';
import { instant, words } from './copying.ts';
import { demoTables } from './tables.ts';

/** After this a reply can no longer be undone. Milliseconds. */
const undoTime = 10_000;

/** Turns what the generator tells into rows. */
export class DemoRows {
  readonly #cast: Cast;
  readonly #isBrief: boolean;
  readonly #sha256Of: (file: DemoFile) => string | undefined;
  readonly #random = new Random(1, 9);
  /** People in copy who wrote themselves: they become customers, as they would in real life. */
  readonly #partners = new Map<string, string>();
  #events: { event: DemoEvent; conversationId: string | null; customerId: string; seq: number | null }[] = [];
  #position = 0;
  /** When a rule last gave each agent something. */
  readonly lastAssigned = new Map<string, number>();

  readonly tables = demoTables();

  /** `sha256Of` knows the files that lie in the store; others are left out. */
  constructor(cast: Cast, isBrief: boolean, sha256Of: (file: DemoFile) => string | undefined) {
    this.#cast = cast;
    this.#isBrief = isBrief;
    this.#sha256Of = sha256Of;
  }

  /** The last position given out. */
  get position(): number {
    return this.#position;
  }

  addCustomer(customer: DemoCustomer): void {
    const { id, name, company, firstOfCompany, language, tags, note, createdAt, first, last } = customer;
    const { tables } = this;
    const at = instant(createdAt);
    if (company && firstOfCompany) tables.company.add(company.id, company.name, textKey(company.name), at);
    tables.customer.add(
      id,
      id,
      name,
      textKey(name),
      company?.id ?? null,
      language,
      words(tags),
      note ?? null,
      at,
    );
    for (const [i, handle] of customer.handles.entries()) {
      const { kind, address, verified, failing } = handle;
      tables.handle.add(
        handle.id,
        id,
        kind,
        address,
        kind === 'email' ? emailKey(address) : address,
        i === 0 ? name : `${first} ${last}`,
        i === 0 ? 'wrote' : verified ? 'proved' : 'entered',
        verified ? at : null,
        failing ? instant(createdAt + 3_600_000) : null,
        failing ? 'The mailbox does not exist.' : null,
        at,
      );
    }
    this.#addCreated(id, createdAt);
  }

  addConversation(conversation: DemoConversation): void {
    const { id, customer, messages, events, channel, assignee, team } = conversation;
    const { tables } = this;
    const last = messages.at(-1)!;
    tables.conversation.add(
      id,
      conversation.number,
      id,
      customer.id,
      this.#cast.brandId,
      this.#cast.channels[channel].id,
      this.#cast.teams[team],
      assignee ? this.#cast.agents[assignee].id : null,
      conversation.status,
      conversation.type,
      conversation.priority,
      conversation.subject,
      textKey(conversation.subject),
      words(conversation.tags),
      conversation.language,
      last.text.replace(/\s+/g, ' ').trim().slice(0, 200),
      last.kind,
      instant(conversation.openedAt),
      instant(conversation.lastMessageAt),
      instant(conversation.waitingSince),
      instant(conversation.snoozedUntil),
      instant(conversation.resolvedAt),
      messages.length,
      events.length,
      1 + events.length,
    );
    for (const { id: participantId, address, name, role, sinceSeq } of conversation.participants)
      tables.participant.add(
        participantId,
        id,
        role === 'customer' ? customer.handles[0]!.id : null,
        'email',
        address,
        emailKey(address),
        name ?? null,
        role,
        sinceSeq,
      );
    for (const { agent, at } of conversation.followers)
      tables.follower.add(id, this.#cast.agents[agent].id, 'mentioned', true, instant(at));
    for (const { agent, seq, at } of conversation.reads)
      tables.read_mark.add(this.#cast.agents[agent].id, id, seq, instant(at));
    for (const [i, message] of messages.entries()) this.#addMessage(conversation, message, messages[i - 1]);
    for (const [i, event] of events.entries())
      this.#events.push({ event, conversationId: id, customerId: customer.id, seq: i + 1 });
  }

  /** Gives the events their positions, in the order in which they happened. Call it before the rows are taken. */
  settle(): void {
    const inOrder = this.#events.toSorted((a, b) => a.event.at - b.event.at);
    for (const { event, conversationId, customerId, seq } of inOrder) {
      this.#noteAssigned(event);
      this.tables.event.add(
        event.id,
        ++this.#position,
        conversationId,
        customerId,
        seq,
        event.type,
        JSON.stringify(event.actor),
        JSON.stringify(event.data),
        instant(event.at),
      );
    }
    this.#events = [];
  }

  #noteAssigned({ type, actor, data, at }: DemoEvent): void {
    if (type !== 'conversation.assigned' || actor.kind !== 'rule' || !data.assignee.to) return;
    this.lastAssigned.set(data.assignee.to, Math.max(at, this.lastAssigned.get(data.assignee.to) ?? 0));
  }

  #addMessage(conversation: DemoConversation, message: DemoMessage, before: DemoMessage | undefined): void {
    const { id, kind, at, author, files } = message;
    const { tables } = this;
    const mail = kind !== 'note';
    const leaves = kind === 'outbound';
    tables.message.add(
      id,
      conversation.id,
      message.seq,
      kind,
      mail ? this.#cast.channels[conversation.channel].id : null,
      kind === 'inbound' ? this.#handleOf(conversation, message) : null,
      author ? this.#cast.agents[author].id : null,
      message.automatic ?? null,
      message.sender ? JSON.stringify(message.sender) : null,
      kind === 'inbound' ? conversation.writtenTo : null,
      JSON.stringify(message.to),
      JSON.stringify(message.cc),
      message.subject ?? null,
      message.text,
      words(message.mentions.map((key) => this.#cast.agents[key].id)),
      message.fullText !== undefined,
      kind === 'inbound' ? (message.digest!.startsWith('0') ? 'none' : 'aligned') : null,
      mail ? conversation.language : null,
      message.replyTo ?? null,
      leaves ? 'sent' : null,
      leaves ? instant(at + undoTime) : null,
      leaves ? instant(at + undoTime) : null,
      message.then ? JSON.stringify(message.then) : null,
      leaves ? (before?.id ?? null) : null,
      message.token ?? null,
      instant(at),
      kind === 'inbound' ? instant(at - 2000) : null,
      leaves ? 4 : 1,
    );
    if (message.fullText) tables.message_body.add(id, message.fullText);
    if (mail) tables.message_identity.add('email', message.externalId!, message.digest!, id, leaves);
    if (leaves) this.#addDelivery(message);
    for (const [i, file] of files.entries()) {
      const sha256 = this.#sha256Of(file);
      if (!sha256) continue;
      const by = author ? this.#cast.agents[author].id : null;
      const { name, type, content } = file;
      tables.attachment.add(
        idAt(at, this.#random),
        id,
        by,
        name,
        type,
        content.length,
        sha256,
        i,
        instant(at),
      );
    }
  }

  #addDelivery({ id, to, cc, at }: DemoMessage): void {
    const { tables } = this;
    const sent = at + undoTime + 900;
    for (const [role, addresses] of [
      ['to', to],
      ['cc', cc],
    ] as const)
      // prettier-ignore
      for (const { address, name } of addresses)
        tables.message_recipient.add(id, emailKey(address), address, name ?? null, role, 'sent', instant(sent));
    if (this.#isBrief) return;
    const started = instant(at + undoTime + 40);
    const lease = instant(at + undoTime + 30_040);
    tables.attempt.add(
      idAt(at, this.#random),
      id,
      1,
      this.#cast.brandId,
      started,
      lease,
      started,
      instant(sent),
      'sent',
    );
  }

  #handleOf({ customer }: DemoConversation, { byCustomer, sender, at }: DemoMessage): string | null {
    if (byCustomer) return customer.handles[0]!.id;
    if (this.#isBrief) return null;
    const { address, name = address } = sender!;
    const known = this.#partners.get(address);
    if (known) return known;
    const [id, handle] = [idAt(at, this.#random), idAt(at, this.#random)];
    this.#partners.set(address, handle);
    const { customer: customers, handle: handles } = this.tables;
    const made = instant(at);
    customers.add(
      id,
      id,
      name,
      textKey(name),
      customer.company?.id ?? null,
      customer.language,
      '{}',
      null,
      made,
    );
    handles.add(handle, id, 'email', address, emailKey(address), name, 'wrote', null, null, null, made);
    this.#addCreated(id, at);
    return handle;
  }

  #addCreated(customerId: string, at: number): void {
    const id = idAt(at, this.#random);
    const event: DemoEvent = {
      id,
      at,
      actor: { kind: 'system' },
      type: 'customer.created',
      data: { channelId: null },
    };
    this.#events.push({ event, conversationId: null, customerId, seq: null });
  }
}
