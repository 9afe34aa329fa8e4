import type { Field, Locale, Referred } from './catalogue.ts';

/** What a sentence needs to speak of rows and of the workspace's own words. */
export interface Names {
  /** The name of a team, an agent, …; undefined when it is gone or unknown. */
  nameOf(kind: Referred, id: string): string | undefined;
  /** The word for a choice that is data of the workspace: a type, a language, a kind of channel. */
  choice?(field: Field, value: string): string | undefined;
  /** IANA name: times are said in it. */
  zone: string;
}

export const unknownNames: Record<Locale, Record<Referred, string>> = {
  en: {
    team: 'a deleted team',
    agent: 'an unknown agent',
    channel: 'a deleted channel',
    brand: 'a deleted brand',
    customer: 'an unknown customer',
    company: 'an unknown company',
  },
  de: {
    team: 'ein gelöschtes Team',
    agent: 'ein unbekannter Agent',
    channel: 'ein gelöschter Kanal',
    brand: 'eine gelöschte Marke',
    customer: 'ein unbekannter Kunde',
    company: 'eine unbekannte Firma',
  },
};
