import type { Field } from './catalogue.ts';

/** A rule reads the beginning of a long mail: keys cost time, and what a rule looks for stands at the top. */
const readable = 100_000;

/** What a rule can ask about the message that opened a conversation or that the customer wrote. */
export const messageFields: readonly Field[] = [
  {
    id: 'message.from',
    type: 'text',
    scope: 'message',
    personal: true,
    label: { en: 'sender', de: 'Absender' },
    read: (facts) => facts.message?.from,
  },
  {
    id: 'message.to',
    type: 'text',
    scope: 'message',
    label: { en: 'our address', de: 'Unsere Adresse' },
    read: (facts) => facts.message?.to,
  },
  {
    id: 'message.subject',
    type: 'text',
    scope: 'message',
    personal: true,
    label: { en: 'subject of the message', de: 'Betreff der Nachricht' },
    read: (facts) => facts.message?.subject,
  },
  {
    id: 'message.text',
    type: 'text',
    scope: 'message',
    personal: true,
    label: { en: 'text of the message', de: 'Text der Nachricht' },
    read: (facts) => facts.message?.text.slice(0, readable),
  },
  {
    id: 'message.automatic',
    type: 'boolean',
    scope: 'message',
    label: { en: 'automatic message', de: 'automatische Nachricht' },
    says: {
      yes: { en: 'the message is automatic', de: 'die Nachricht ist automatisch' },
      no: { en: 'a person wrote the message', de: 'ein Mensch hat die Nachricht geschrieben' },
    },
    read: (facts) => facts.message?.automatic,
  },
  {
    id: 'message.hasAttachment',
    type: 'boolean',
    scope: 'message',
    label: { en: 'attachment', de: 'Anhang' },
    says: {
      yes: { en: 'the message has an attachment', de: 'die Nachricht hat einen Anhang' },
      no: { en: 'the message has no attachment', de: 'die Nachricht hat keinen Anhang' },
    },
    read: (facts) => facts.message?.hasAttachment,
  },
  {
    id: 'message.authenticity',
    type: 'choice',
    scope: 'message',
    label: { en: 'authenticity of the sender', de: 'Echtheit des Absenders' },
    options: [
      { value: 'aligned', label: { en: 'proved', de: 'belegt' } },
      { value: 'failed', label: { en: 'refuted', de: 'widerlegt' } },
      { value: 'none', label: { en: 'unknown', de: 'unbekannt' } },
    ],
    read: (facts) => facts.message?.authenticity,
  },
];
