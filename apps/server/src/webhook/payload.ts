import type { WebhookPayload } from '@kontor/contracts/webhook';
import { messageViews } from '../conversation/message-views.ts';
import { shown, wideRows } from '../conversation/rows.ts';
import { customerViews } from '../customer/customer-views.ts';
import type { Sql } from '../platform/database/tables.ts';
import type { StoredEvent } from '../timeline/following.ts';

/** Characters of a message's text that go along; the rest is fetched by the API. */
const mostText = 20_000;

type Data = WebhookPayload['data'];
type Message = NonNullable<Data['message']>;

/** What a batch of facts speaks of, read at once, as the API shows it to an admin. Writes each fact down as it is sent. */
export async function payloadsOf(
  tx: Sql,
  events: StoredEvent[],
): Promise<(event: StoredEvent, withNotes: boolean) => string> {
  const conversations = await wideRows(tx, unique(events.map((event) => event.conversation_id)));
  // Links to files are signed for people at their screens; a program fetches them by the API.
  const messages = await messageViews(tx, unique(events.map(messageIdOf)), () => null);
  const customers = await customerViews(tx, unique(events.map(customerIdOf)));
  const messageById = new Map(messages.map((message) => [message.id, message]));
  const customerById = new Map(customers.map((customer) => [customer.id, customer]));
  return (event, withNotes) => {
    const row = event.conversation_id && conversations.get(event.conversation_id);
    const message = messageById.get(messageIdOf(event) ?? '');
    const customer = customerById.get(customerIdOf(event) ?? '');
    const payload: WebhookPayload = {
      type: event.type,
      timestamp: event.at.toISOString(),
      data: {
        id: event.id,
        position: event.position,
        actor: event.actor,
        facts: event.data,
        conversation: row ? withoutNotePreview(shown(row), withNotes) : null,
        message: message ? shortened(message, withNotes) : null,
        customer: customer ? { ...customer, note: withNotes ? customer.note : null } : null,
      },
    };
    return JSON.stringify(payload);
  };
}

/** What a test says: nothing happened. */
export function testPayload(by: WebhookPayload['data']['actor'], now: Date): string {
  const nothing = { id: null, position: null, conversation: null, message: null, customer: null };
  const payload: WebhookPayload = {
    type: 'webhook.test',
    timestamp: now.toISOString(),
    data: { ...nothing, actor: by, facts: {} },
  };
  return JSON.stringify(payload);
}

function shortened(message: Omit<Message, 'cut'> & { attempts: unknown }, withNotes: boolean): Message {
  const { attempts: _, ...shownMessage } = message;
  if (message.kind === 'note' && !withNotes)
    return { ...shownMessage, text: '', subject: null, attachments: [], cut: true };
  const isLong = message.text.length > mostText;
  return {
    ...shownMessage,
    text: isLong ? message.text.slice(0, mostText).toWellFormed() : message.text,
    cut: isLong,
  };
}

/** The newest thing in a conversation may be a note, and lists show how it begins. */
function withoutNotePreview<Row extends { previewKind: string; preview: string }>(
  row: Row,
  withNotes: boolean,
): Row {
  return row.previewKind === 'note' && !withNotes ? { ...row, preview: '' } : row;
}

function messageIdOf({ data }: StoredEvent): string | null {
  return (data as { messageId?: string | null }).messageId ?? null;
}

/** Conversations name their customer; only where a fact is about a customer, all of them goes along. */
function customerIdOf({ type, customer_id }: StoredEvent): string | null {
  return type.startsWith('customer.') && type !== 'customer.wrote' ? customer_id : null;
}

function unique(ids: (string | null)[]): string[] {
  return [...new Set(ids)].filter((id) => id !== null);
}
