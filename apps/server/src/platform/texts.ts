import { sayer } from '@kontor/channel-kit/sentences';

/** What Kontor itself tells people about a channel and what passes through it, beside what its adapter tells. */
export const texts = {
  'kontor.channel.unreadable': 'The stored settings of this channel cannot be read: {why}',
  'kontor.channel.adapter': '{words}',
  'kontor.channel.listenerOff': 'Kontor’s mail listener is off.',
  'kontor.check.ended': 'The check was ended after {seconds} seconds.',
  'kontor.do.save': 'Open the channel’s settings, correct what is marked, and save them.',
  'kontor.do.listen': 'Start Kontor with SMTP_LISTEN=0.0.0.0:25, or choose to read a mailbox by IMAP.',
  'kontor.do.firewall': 'Look whether the server’s name and port are right and a firewall lets them through.',

  // What became of a message on its way out.
  'kontor.delivery.interruptedAfter':
    'Kontor was interrupted after the message had begun to leave. It may have arrived.',
  'kontor.delivery.interruptedBefore': 'Kontor was interrupted before anything left.',
  'kontor.delivery.mistake': 'Kontor made a mistake while sending: {words}',
  'kontor.delivery.gaveUp': 'Given up after {tries} attempts. The last one said:',
  'kontor.delivery.found': 'A colleague found that it had arrived.',
  'kontor.delivery.restored':
    'Brought back from a backup: it may have left after the backup was made. Nothing is sent until somebody decides.',
  'kontor.delivery.dropped': 'Dropped after a backup was brought back: it was not sent again.',
  'kontor.delivery.bounced': 'It bounced.',
  'kontor.delivery.noChannel': 'Its channel does not exist any more.',

  // Why something received could not be taken in.
  'kontor.intake.tooLong': 'Reading it took more than {seconds} s and was stopped.',
  'kontor.intake.tooMuch': 'Reading it needed more than {megabytes} MB of memory and was stopped.',
  'kontor.intake.failed': 'Kontor could not take it in: {words}',

  // What is wrong with a field.
  'kontor.field.missing': 'Is missing.',
  'kontor.field.kind': 'Is something else than expected ({expected}).',
  'kontor.field.empty': 'Write something.',
  'kontor.field.short': 'At least {least} characters.',
  'kontor.field.long': 'At most {limit} characters.',
  'kontor.field.none': 'Choose at least one.',
  'kontor.field.few': 'At least {least} of them.',
  'kontor.field.many': 'At most {limit} of them.',
  'kontor.field.low': 'At least {least}.',
  'kontor.field.high': 'At most {limit}.',
  'kontor.field.value': 'Has to be one of these: {values}.',
  'kontor.field.unknown': 'Not known here: {names}.',
  'kontor.field.email': 'Is not an e-mail address.',
  'kontor.field.url': 'Is not a web address.',
  'kontor.field.id': 'Is not an id.',
  'kontor.field.instant': 'Is not a time as in 2026-12-31T12:00:00Z.',
  'kontor.field.day': 'Is not a day as in 2026-12-31.',
} as const;

export const say = sayer(texts);
