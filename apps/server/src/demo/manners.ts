import type { CastAgent } from './cast.ts';
import type { DemoCustomer, Manner } from './customer.ts';
import type { Language } from './scenario.ts';

type ByTone = Record<Manner['tone'], readonly string[]>;

const greetings: Record<Language, ByTone> = {
  de: {
    formal: ['Sehr geehrte Damen und Herren', 'Guten Tag', 'Guten Tag', 'Grüezi', 'Sehr geehrtes Adler-Team'],
    friendly: [
      'Guten Tag',
      'Grüezi',
      'Hallo zusammen',
      'Liebes Adler-Team',
      'Grüezi mitenand',
      'Hallo',
      'Guten Tag zusammen',
    ],
    hasty: ['Hallo', 'hallo', 'Guten Tag', 'Hoi zäme', 'Hi'],
  },
  en: {
    formal: ['Dear Sir or Madam,', 'Good day,', 'Dear Adler Kaffee,', 'Hello,'],
    friendly: ['Hello,', 'Hi there,', 'Hi,', 'Dear Adler Kaffee team,', 'Hello everyone,'],
    hasty: ['Hi,', 'hi', 'Hello', 'Hey,'],
  },
};

const farewells: Record<Language, ByTone> = {
  de: {
    formal: ['Freundliche Grüsse', 'Mit freundlichen Grüssen', 'Freundlicher Gruss'],
    friendly: [
      'Freundliche Grüsse',
      'Liebe Grüsse',
      'Herzliche Grüsse',
      'Beste Grüsse',
      'Viele Grüsse aus {city}',
      'Einen schönen Tag und liebe Grüsse',
    ],
    hasty: ['Gruss', 'LG', 'Grüsse', 'Danke und Gruss', 'mfg'],
  },
  en: {
    formal: ['Kind regards,', 'Yours sincerely,', 'With kind regards,'],
    friendly: ['Best wishes,', 'Many thanks,', 'Kind regards,', 'All the best,', 'Best,'],
    hasty: ['Thanks,', 'Cheers,', 'Thx', 'Best'],
  },
};

/** The first line of somebody's first mail. */
export function customerGreeting({ manner }: DemoCustomer, language: Language, hour: number): string {
  if (manner.tone === 'friendly' && manner.habit % 3 === 0) {
    if (hour >= 18) return language === 'de' ? 'Guten Abend' : 'Good evening,';
    if (hour < 9) return language === 'de' ? 'Guten Morgen' : 'Good morning,';
  }
  const stock = greetings[language][manner.tone];
  return stock[manner.habit % stock.length]!;
}

/** The first line of an answer to a colleague by name. */
export function replyGreeting({ manner }: DemoCustomer, language: Language, agent: CastAgent): string {
  const [first, last] = agent.name.split(' ');
  if (language === 'en')
    return manner.tone === 'formal'
      ? `Dear ${first},`
      : manner.habit % 2
        ? `Hi ${first},`
        : `Hello ${first},`;
  const who = `${agent.title} ${last}`;
  if (manner.tone === 'formal') return `Sehr geehrte${agent.title === 'Herr' ? 'r' : ''} ${who}`;
  return [
    `Guten Tag ${who}`,
    `Grüezi ${who}`,
    `Hallo ${who}`,
    `Liebe${agent.title === 'Herr' ? 'r' : ''} ${who}`,
  ][manner.habit % 4]!;
}

/** The first line of our answer. */
export function agentGreeting(customer: DemoCustomer, language: Language): string {
  const { woman, last, first, manner } = customer;
  if (language === 'en') {
    if (manner.tone === 'hasty' || manner.habit % 3 === 0) return `Hello ${first},`;
    return `Dear ${woman ? 'Ms' : 'Mr'} ${last},`;
  }
  const hello = manner.habit % 3 === 0 ? 'Grüezi' : 'Guten Tag';
  return `${hello} ${woman ? 'Frau' : 'Herr'} ${last}`;
}

export function farewell(customer: DemoCustomer, language: Language): string {
  const { manner, first, last, city, kind } = customer;
  const stock = farewells[language][manner.tone];
  const bye = stock[manner.habit % stock.length]!.replace('{city}', city);
  if (manner.tone === 'hasty') return manner.habit % 5 === 0 ? first : `${bye} ${first}`;
  const byFirstName = kind === 'private' && manner.tone === 'friendly' && manner.habit % 4 === 1;
  return `${bye}\n${byFirstName ? first : `${first} ${last}`}`;
}

/** What mail programs and companies put below; readers fold it away. */
export function footer(customer: DemoCustomer, language: Language): string | undefined {
  const { manner, company, street, zip, city, phone } = customer;
  if (company && manner.habit % 3 !== 0) return `--\n${company.name}\n${street}, ${zip} ${city}\n${phone}`;
  if (!manner.mobile) return undefined;
  const lines = {
    de: ['Von meinem iPhone gesendet', 'Von unterwegs gesendet', 'Gesendet von meinem Handy'],
    en: ['Sent from my iPhone', 'Sent from my phone, please excuse typos', 'Sent from Outlook for Android'],
  };
  return lines[language][manner.habit % 3];
}
