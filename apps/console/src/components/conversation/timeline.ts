import type { EventView } from '@kontor/contracts/conversation';
import type { MessageView } from '@kontor/contracts/message';

/** What stands in the timeline, from top to bottom. */
export type TimelineEntry =
  | { kind: 'mark'; key: string; channelId: string | null; at: string }
  | { kind: 'message'; key: string; message: MessageView; isNew: boolean }
  | { kind: 'new'; key: string }
  | { kind: 'events'; key: string; events: EventView[] };

/** Facts that a message already shows, or that nobody looks for in a conversation. */
const shownElsewhere =
  /^(conversation\.(opened|read|followed|unfollowed)|customer\.(wrote|created|changed)|automatic\.|history\.|note\.|reply\.(accepted|released|undone)|message\.|draft\.)/;

export function isShownEvent(event: EventView): boolean {
  // That the customer's message opened it again, the message itself shows.
  const byCustomer = event.actor['kind'] === 'customer' && event.type === 'conversation.status_changed';
  return !shownElsewhere.test(event.type) && !byCustomer;
}

/** A rule's own line says what it did: the changes it made are not told twice. */
export function withoutRuleEchoes(events: EventView[]): EventView[] {
  const fired = new Set(events.filter(({ type }) => type === 'rule.fired').map(({ data }) => data['ruleId']));
  return events.filter(
    ({ type, actor }) =>
      type === 'rule.fired' || type === 'rule.failed' || actor['kind'] !== 'rule' || !fired.has(actor['id']),
  );
}

export interface TimelineOptions {
  dayOf: (iso: string) => string;
  /** Messages with a higher number are new to the reader, but for their own. */
  newFrom: number | null;
  me: string;
  /** The first message is loaded: events before it are shown too. */
  complete: boolean;
}

/**
 * Messages and notes by number, events between them by time, a mark where the day or the channel changes, and a line before
 * the first message that is new to the reader.
 */
export function timelineOf(
  messages: MessageView[],
  events: EventView[],
  { dayOf, newFrom, me, complete }: TimelineOptions,
): TimelineEntry[] {
  const first = messages[0];
  const told = withoutRuleEchoes(events.filter(isShownEvent)).filter(
    ({ at }) => complete || !first || at >= first.receivedAt,
  );
  const entries: TimelineEntry[] = [];
  let day = '';
  let channel: string | null = null;
  let next = 0;
  let newTold = false;

  const eventsUntil = (at: string | null) => {
    const group: EventView[] = [];
    while (next < told.length && (at === null || told[next]!.at < at)) group.push(told[next++]!);
    if (group.length) entries.push({ kind: 'events', key: group[0]!.id, events: group });
  };
  for (const message of messages) {
    if (message.state === 'undone') continue;
    eventsUntil(message.receivedAt);
    const nextDay = dayOf(message.receivedAt);
    const nextChannel: string | null = message.channelId ?? channel;
    if (nextDay !== day || nextChannel !== channel) {
      entries.push({
        kind: 'mark',
        key: `mark ${message.id}`,
        channelId: nextChannel,
        at: message.receivedAt,
      });
      day = nextDay;
      channel = nextChannel;
    }
    const isNew = newFrom !== null && message.seq > newFrom && message.authorId !== me;
    if (isNew && !newTold) {
      entries.push({ kind: 'new', key: 'new' });
      newTold = true;
    }
    entries.push({ kind: 'message', key: message.id, message, isNew });
  }
  eventsUntil(null);
  return entries;
}
