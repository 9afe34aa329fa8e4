import { Inject, Injectable } from '@nestjs/common';
import type { InboundMessage } from '@kontor/channel-kit/envelope';
import type { Actor } from '@kontor/contracts/events';
import type { ConversationFacts, MessageFacts } from '@kontor/domain/condition/facts';
import type { Decision, Rule, RuleEvent } from '@kontor/domain/rules/rule';
import { runRules } from '@kontor/domain/rules/running';
import type { Logger } from 'pino';
import { AttributeBook } from '../attribute/attribute-book.ts';
import type { OpenChannel } from '../channels/channel-book.ts';
import { factsOf, wideRow } from '../conversation/rows.ts';
import { Zone } from '../conversation/zone.ts';
import type { Writer } from '../customer/finding-handles.ts';
import { json } from '../platform/database/json.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { LOG } from '../platform/tokens.ts';
import {
  change,
  type ConversationChanges,
  type ConversationRow,
  type NewFact,
} from '../timeline/recording.ts';
import { NewRows } from '../timeline/new-rows.ts';
import { turnKind } from './assigning.ts';
import { carriedOut } from './carrying-out.ts';
import { RuleBook } from './rule-book.ts';

export interface Opening {
  id: string;
  channel: OpenChannel;
  message: InboundMessage;
  writer: Writer;
  language: string | null;
  at: Date;
  /** Written by a person who waits for an answer. */
  work: boolean;
}

/** What rules decided about a conversation that is not stored yet. */
export interface Routed {
  changes: ConversationChanges;
  facts: NewFact[];
  /** Which rule stands behind which of the facts. */
  actors: [NewFact, Actor][];
}

/** Carries out the rules, in the transaction of what happened: a conversation is never shown before it is routed. */
@Injectable()
export class Routing {
  constructor(
    @Inject(RuleBook) private readonly rules: RuleBook,
    @Inject(AttributeBook) private readonly attributes: AttributeBook,
    @Inject(Zone) private readonly zone: Zone,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** A new conversation: the rules on its opening, then those on what the customer wrote. */
  async opened(rows: NewRows, opening: Opening): Promise<Routed> {
    const facts = factsOfOpening(opening);
    const events: RuleEvent[] = opening.work
      ? ['conversation.opened', 'customer.wrote']
      : ['conversation.opened'];
    return outcome(await this.#run(rows, events, facts, opening.at), []);
  }

  /** A message that joined a conversation. The caller holds the row lock. */
  async customerWrote(
    tx: Sql,
    rows: NewRows,
    conversation: ConversationRow,
    message: InboundMessage,
    at: Date,
  ): Promise<void> {
    if ((await this.rules.on('customer.wrote')).length === 0) return;
    const facts = { ...factsOf(await wideRow(tx, conversation.id)), message: messageFacts(message) };
    const decisions = await this.#run(rows, ['customer.wrote'], facts, at);
    const { changes, facts: recorded, actors } = outcome(decisions, conversation.tags);
    if (recorded.length === 0) return;
    await change(tx, conversation, changes, recorded, { kind: 'system' }, at, {
      actors: new Map(actors),
      rows,
    });
  }

  /**
   * We began it, with this message of ours: the rules on that. Whoever wrote it follows it when a rule gives it away: what
   * comes back is theirs to see. The caller holds the row lock.
   */
  async begun(
    tx: Sql,
    conversation: ConversationRow,
    authorId: string,
    message: MessageFacts,
    at: Date,
  ): Promise<void> {
    if ((await this.rules.on('conversation.begun')).length === 0) return;
    const rows = new NewRows();
    const facts = { ...factsOf(await wideRow(tx, conversation.id)), message };
    const decisions = await this.#run(rows, ['conversation.begun'], facts, at);
    const { changes, facts: recorded, actors } = outcome(decisions, conversation.tags);
    if (changes.team_id || changes.assignee_id !== undefined) {
      await tx
        .insertInto('follower')
        .values({ conversation_id: conversation.id, agent_id: authorId, reason: 'follows', created_at: at })
        .execute();
      recorded.push({ type: 'conversation.followed', data: { agentId: authorId, reason: 'follows' } });
    }
    if (recorded.length > 0)
      await change(tx, conversation, changes, recorded, { kind: 'system' }, at, {
        actors: new Map(actors),
        rows,
      });
    await rows.write(tx);
  }

  /** Runs the rules but for their turns: those follow in a transaction of their own, where they hold up no intake. */
  async #run(rows: NewRows, events: RuleEvent[], facts: ConversationFacts, at: Date): Promise<Decision[]> {
    const rules = (await Promise.all(events.map((event) => this.rules.on(event)))).flat();
    if (rules.length === 0) return [];
    const catalogue = await this.attributes.catalogue(rules.map(({ condition }) => condition));
    const context = { now: at, zone: await this.zone.name(), catalogue };
    const staff = await this.rules.staff();
    const inline = rules.map((rule) => ({
      ...rule,
      actions: rule.actions.filter((action) => action.do !== 'round robin'),
    }));
    const decisions: Decision[] = [];
    let current = facts;
    for (const event of events) {
      const ran = runRules(inline, event, current, context, staff);
      current = ran.facts;
      decisions.push(...ran.decisions);
    }
    askForTurns(rows, rules, decisions, current, at);
    for (const decision of decisions)
      if (!decision.fired)
        this.log.warn({ rule: decision.rule.id, fault: decision.fault.en }, 'A rule was skipped');
    return decisions;
  }
}

/** A row for the turn that the last rule with one asked for: whose turn it is, is decided when it is carried out. */
function askForTurns(
  rows: NewRows,
  rules: Rule[],
  decisions: Decision[],
  facts: ConversationFacts,
  at: Date,
): void {
  const turns = decisions.flatMap((decision) => {
    const rule = decision.fired ? rules.find((one) => one.id === decision.rule.id) : undefined;
    const action = rule?.actions.find((one) => one.do === 'round robin');
    const teamId = action && (action.teamId ?? facts.teamId);
    return teamId ? [{ teamId, rule: decision.rule }] : [];
  });
  const turn = turns.at(-1);
  if (turn)
    rows.add('outbox', {
      id: newId(),
      kind: turnKind,
      subject_id: facts.id,
      payload: json<Record<string, unknown>>(turn),
      due_at: at,
      created_at: at,
    });
}

function outcome(decisions: Decision[], before: readonly string[]): Routed {
  const routed: Routed = { changes: {}, facts: [], actors: [] };
  const tags = [...before];
  for (const decision of decisions) {
    const { id, version, name } = decision.rule;
    const actor: Actor = { kind: 'rule', id, version, name };
    const facts: NewFact[] = decision.fired
      ? [
          {
            type: 'rule.fired',
            data: { ruleId: id, version, name, because: decision.why, did: decision.effects },
          },
          ...decision.effects.flatMap((effect) => carriedOut(effect, routed.changes, tags)),
        ]
      : [{ type: 'rule.failed', data: { ruleId: id, version, name, reason: decision.fault } }];
    routed.facts.push(...facts);
    routed.actors.push(...facts.map((fact): [NewFact, Actor] => [fact, actor]));
  }
  return routed;
}

function factsOfOpening({ id, channel, message, writer, language, at, work }: Opening): ConversationFacts {
  const { customer } = writer;
  return {
    id,
    number: 0,
    status: 'open',
    type: 'question',
    priority: 'normal',
    teamId: channel.row.team_id,
    assigneeId: null,
    brandId: channel.row.brand_id,
    channelId: channel.row.id,
    channelKind: channel.row.kind,
    subject: message.subject ?? '',
    tags: [],
    language,
    openedAt: at,
    lastMessageAt: at,
    waitingSince: work ? at : null,
    snoozedUntil: null,
    resolvedAt: null,
    failedDeliveries: 0,
    mentionedIds: [],
    drafterIds: [],
    answererIds: [],
    customer: {
      id: customer.id,
      name: customer.name,
      tags: customer.tags,
      language: customer.language,
      blockedAt: customer.blocked_at,
      companyId: customer.company_id,
      company: writer.company,
      attributes: customer.attributes,
    },
    message: messageFacts(message),
  };
}

function messageFacts(message: InboundMessage): MessageFacts {
  return {
    from: message.from.address,
    to: message.writtenTo ?? null,
    subject: message.subject ?? null,
    text: message.newText,
    automatic: message.automatic !== undefined,
    hasAttachment: message.attachments.some((one) => !one.inline),
    authenticity: message.authenticity.verdict,
  };
}
