import { sayer } from '@kontor/channel-kit/sentences';

/** What Kontor itself tells people about a channel, beside what its adapter tells. */
export const texts = {
  'kontor.channel.unreadable': 'The stored settings of this channel cannot be read: {why}',
  'kontor.channel.adapter': '{words}',
  'kontor.channel.listenerOff': 'Kontor’s mail listener is off.',
  'kontor.check.ended': 'The check was ended after {seconds} seconds.',
  'kontor.do.save': 'Open the channel’s settings, correct what is marked, and save them.',
  'kontor.do.listen': 'Start Kontor with SMTP_LISTEN=0.0.0.0:25, or choose to read a mailbox by IMAP.',
  'kontor.do.firewall': 'Look whether the server’s name and port are right and a firewall lets them through.',
} as const;

export const say = sayer(texts);
