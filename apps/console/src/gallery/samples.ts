import type { ListedConversation } from '@kontor/contracts/conversation';
import type { MessageView } from '@kontor/contracts/message';
import { ApiProblem } from '../api/http.ts';

// Made-up things in every state that the components of the gallery can show.

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export const people = [
  { name: 'Lena Brandt', seed: id(1) },
  { name: 'Tim Oberholzer', seed: id(2) },
  { name: 'Aylin Demir', seed: id(3) },
];
export const gone = new ApiProblem({ status: 503, code: 'database_unavailable' });

const row: ListedConversation = {
  id: id(10),
  number: 1042,
  version: 1,
  status: 'open',
  type: 'service request',
  priority: 'normal',
  subject: 'The display stays dark',
  tags: ['display'],
  teamId: null,
  assigneeId: null,
  brandId: id(20),
  channelId: id(21),
  channelKind: 'email',
  customer: { id: id(11), version: 1, name: 'Anna Frei', wroteAs: null, address: 'anna.frei@example.ch' },
  language: 'en',
  preview: 'Since yesterday the display of our machine stays dark although it still brews.',
  previewKind: 'inbound',
  openedAt: ago(300),
  lastMessageAt: ago(42),
  waitingSince: ago(42),
  snoozedUntil: null,
  resolvedAt: null,
  failedDeliveries: 0,
  mentionedIds: [],
  drafterIds: [],
  answererIds: [],
  seq: 2,
  readSeq: 1,
};

export const rows: { state: string; row: ListedConversation; active?: boolean; sending?: boolean }[] = [
  { state: 'unread', row },
  { state: 'read', row: { ...row, readSeq: 2 } },
  { state: 'chosen', row: { ...row, readSeq: 2 }, active: true },
  { state: 'on its way', row: { ...row, readSeq: 2 }, sending: true },
  { state: 'complaint, urgent', row: { ...row, type: 'complaint', priority: 'urgent' } },
  { state: 'delivery failed', row: { ...row, failedDeliveries: 1, previewKind: 'outbound' } },
  {
    state: 'snoozed',
    row: { ...row, readSeq: 2, status: 'snoozed', snoozedUntil: ago(-1440), waitingSince: null },
  },
  { state: 'resolved', row: { ...row, readSeq: 2, status: 'resolved', waitingSince: null } },
  {
    state: 'long words, no name',
    row: {
      ...row,
      subject: 'Donaudampfschifffahrtsgesellschaftskapitänskajütenkaffeemaschine '.repeat(3),
      customer: { ...row.customer, name: null, address: `${'very.long.name.'.repeat(6)}@example.ch` },
      preview: 'W'.repeat(300),
    },
  },
];

const sent: MessageView = {
  id: id(30),
  conversationId: row.id,
  seq: 3,
  version: 1,
  kind: 'outbound',
  channelId: row.channelId,
  authorId: id(1),
  sender: { address: 'support@adler-kaffee.example' },
  to: [{ address: 'anna.frei@example.ch', name: 'Anna Frei' }],
  cc: [],
  bcc: [],
  subject: 'Re: The display stays dark',
  text: 'Please hold the power button for ten seconds.',
  mentions: [],
  hasHtml: false,
  hasFolded: false,
  automatic: null,
  needsNoAnswer: false,
  authenticity: null,
  authenticityDetail: null,
  authenticityWhy: null,
  mark: null,
  remarks: [],
  language: null,
  receivedAt: ago(5),
  claimedAt: null,
  state: 'sent',
  stateReason: null,
  stateWhy: null,
  releaseAt: null,
  recipients: [],
  attempts: [],
  attachments: [],
};

export const deliveries: MessageView[] = (
  ['held', 'scheduled', 'queued', 'sending', 'retrying', 'sent', 'delivered', 'failed', 'unknown'] as const
).map((state, n) => ({
  ...sent,
  id: id(40 + n),
  state,
  ...(state === 'retrying' && {
    stateReason: 'The mail server could not take the mail just now.',
    stateWhy: [{ code: 'email.reply.notNow', values: {} }],
  }),
  ...(state === 'failed' && { stateReason: '550 5.1.1 No such mailbox' }),
}));

export const files: MessageView['attachments'] = [
  {
    id: id(60),
    name: 'invoice 2211.pdf',
    type: 'application/pdf',
    size: 84_210,
    inline: false,
    contentId: null,
    path: null,
  },
  {
    id: id(61),
    name: `${'a very long name of a file '.repeat(4)}.docx`,
    type: 'application/octet-stream',
    size: 5_242_880,
    inline: false,
    contentId: null,
    path: null,
  },
];
