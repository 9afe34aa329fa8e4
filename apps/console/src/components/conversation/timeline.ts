import type { EventView } from '@kontor/contracts/conversation';
import type { MessageView } from '@kontor/contracts/message';

/** What stands in the timeline, from top to bottom. */
export type TimelineEntry =
  | { kind: 'mark'; key: string; channelId: string | null; at: string }
  | { kind: 'message'; key: string; message: MessageView; isNew: boolean }
  | { kind: 'new'; key: string }
  | { kind: 'gap'; key: string }
  | { kind: 'events'; key: string; events: EventView[] };

/** Facts that a message already shows, or that nobody looks for in a conversation. */
const shownElsewhere =
  /^(conversation\.(opened|read|followed|unfollowed)|customer\.(wrote|created|changed)|automatic\.|history\.|note\.|reply\.(accepted|released|undone)|message\.|draft\.)/;

export function isShownEvent(event: EventView): boolean {
  // That the customer's message opened it again, the message itself shows.
  const byCustomer = event.actor['kind'] === 'customer' && event.type === 'conversation.status_changed';
  return !shownElsewhere.test(event.type) && !byCustomer;
}

/** What a rule's line tells of each change; a change made later (somebody's turn came) it does not tell. */
const toldAs: Record<string, string> = {
  'conversation.team_changed': 'team',
  'conversation.assigned': 'assignee',
  'conversation.tagged': 'tag',
  'conversation.priority_changed': 'priority',
};

/** A rule's own line says what it did: the changes it made are not told twice. */
export function withoutRuleEchoes(events: EventView[]): EventView[] {
  const told = new Set(
    events
      .filter(({ type }) => type === 'rule.fired')
      .flatMap(({ data }) =>
        ((data['did'] as { did: string }[] | undefined) ?? []).map(({ did }) => `${data['ruleId']} ${did}`),
      ),
  );
  return events.filter(
    ({ type, actor }) => actor['kind'] !== 'rule' || !told.has(`${actor['id']} ${toldAs[type] ?? type}`),
  );
}

export interface TimelineOptions {
  dayOf: (iso: string) => string;
  /** Messages with a higher number are new to a reader who writes, but for their own: they are marked one by one. */
  newFrom: number | null;
  /** Messages with a higher number were unread: a line stands before them. */
  unreadFrom: number | null;
  me: string;
  /** The first message is loaded: events before it are shown too. */
  complete: boolean;
  /** After the message of this number some are not loaded. */
  gapAfter: number | null;
}

/**
 * Messages and notes by number, events between them by time, a mark where the day or the channel changes, and a line before
 * the first message that is new to the reader.
 */
export function timelineOf(
  messages: MessageView[],
  events: EventView[],
  { dayOf, newFrom, unreadFrom, me, complete, gapAfter }: TimelineOptions,
): TimelineEntry[] {
  const first = messages[0];
  const told = withoutRuleEchoes(events.filter(isShownEvent)).filter(
    ({ at }) => complete || !first || at >= first.receivedAt,
  );
  const entries: TimelineEntry[] = [];
  let day = '';
  let channel: string | null = null;
  let next = 0;
  let gapTold = false;
  const lineFrom = newFrom ?? unreadFrom;
  let newTold = lineFrom === null || !messages.some(({ seq }) => seq <= lineFrom);

  const eventsUntil = (at: string | null) => {
    const group: EventView[] = [];
    while (next < told.length && (at === null || told[next]!.at < at)) group.push(told[next++]!);
    if (group.length) entries.push({ kind: 'events', key: group[0]!.id, events: group });
  };
  for (const message of messages) {
    const isBehindGap = gapAfter !== null && message.seq > gapAfter && !gapTold;
    if (isBehindGap) {
      entries.push({ kind: 'gap', key: 'gap' });
      gapTold = true;
    }
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
    const isAfter = (seq: number | null) => seq !== null && message.seq > seq && message.authorId !== me;
    const isNew = isAfter(newFrom);
    if (isAfter(lineFrom) && !newTold) {
      entries.push({ kind: 'new', key: 'new' });
      newTold = true;
    }
    entries.push({ kind: 'message', key: message.id, message, isNew });
  }
  eventsUntil(null);
  return entries;
}

/** How high an entry may become, in pixels, before it was drawn. */
export function guessHeight(entry: TimelineEntry): number {
  if (entry.kind === 'mark' || entry.kind === 'new') return 28;
  if (entry.kind === 'gap') return 60;
  if (entry.kind === 'events') return entry.events.length > 2 ? 33 : entry.events.length * 28;
  const { text, hasHtml, attachments } = entry.message;
  const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 75), 0);
  return 80 + lines * 20 + (hasHtml ? 60 : 0) + (attachments.length ? 40 : 0);
}
