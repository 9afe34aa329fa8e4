import type { ConversationRow } from '@kontor/contracts/conversation';
import type { IconName } from '@kontor/ui/icons.ts';

export const statusIcons: Record<ConversationRow['status'], IconName> = {
  open: 'open',
  waiting: 'waiting',
  snoozed: 'snooze',
  resolved: 'done',
  spam: 'spam',
};
const channelIcons: Record<string, IconName> = {
  email: 'mail',
  sms: 'sms',
  phone: 'sms',
  visitor: 'chat',
  chat: 'chat',
  social: 'social',
};
export const channelIcon = (kind: string): IconName => channelIcons[kind] ?? 'mail';

/** Types that a support lead wants to see from afar. */
export function typeTone(type: string): '' | 'danger' | 'accent' {
  if (type === 'complaint') return 'danger';
  return ['tender', 'order', 'sales enquiry'].includes(type) ? 'accent' : '';
}
export const isUnread = (row: { seq: number; readSeq: number }) => row.seq > row.readSeq;
export const nameOf = ({ customer }: Pick<ConversationRow, 'customer'>) => customer.name ?? customer.address;
