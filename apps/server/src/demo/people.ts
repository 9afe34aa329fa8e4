import { asciiWord, type Trade } from './companies.ts';
import { employerOf, joinedAt, kindOf, old, personOf, Towns } from './employers.ts';
import type { CustomerKind, DemoCustomer, DemoHandle, Manner, PeopleWishes } from './customer.ts';
import type { Origin } from './names.ts';
import { idAt, Random } from './random.ts';
import type { Language } from './scenario.ts';

const mailDomains = [
  'bluemail',
  'alpenpost',
  'seepost',
  'aarepost',
  'quickmail',
  'postfach',
  'inbox',
  'mailwerk',
];
const notes = [
  'Telefoniert lieber als zu schreiben, am besten vor 9 Uhr.',
  'Sammelt alte Handhebelmaschinen, Ruedi kennt die Geschichte.',
  'Lieferung immer in den Hof, Torcode beim Chauffeur.',
  'War 2024 im Baristakurs.',
  'Spricht auch Italienisch.',
  'Kulanz bereits einmal gewährt (Pumpe).',
  'Möchte Rechnungen per Post.',
  'Empfiehlt uns oft weiter.',
];
/** Up to here each address is kept apart by looking at all others; beyond, by the customer's number in it. */
const few = 5000;

/** The customers of a demo by number. Each is made alone, so that a million conversations need not hold them all. */
export class People {
  readonly wishes: PeopleWishes;
  readonly #all: DemoCustomer[] | undefined;

  constructor(wishes: PeopleWishes) {
    this.wishes = wishes;
    if (wishes.count > few) return;
    const taken = new Set<string>();
    const towns = new Towns();
    this.#all = Array.from({ length: wishes.count }, (_, i) =>
      keptApart(makeCustomer(i, wishes, towns), taken),
    );
  }

  at(index: number): DemoCustomer {
    return this.#all?.[index] ?? makeCustomer(index, this.wishes);
  }

  *all(): Generator<DemoCustomer> {
    for (let i = 0; i < this.wishes.count; i++) yield this.at(i);
  }

  /** How many customers there are at that time. */
  joinedBy(at: number): number {
    const { count, start, now } = this.wishes;
    const share = at < start ? 0 : old + ((at - start) / (now - start)) * (1 - old);
    return Math.min(count, Math.max(1, Math.floor(share * count)));
  }
}

function keptApart(customer: DemoCustomer, taken: Set<string>): DemoCustomer {
  for (const handle of customer.handles) {
    const [local, domain] = handle.address.split('@');
    for (let n = 2; taken.has(handle.address); n++)
      handle.address = domain ? `${local}${n}@${domain}` : `${local!.slice(0, -2)}${10 + n}`;
    taken.add(handle.address);
  }
  const phone = customer.handles.find((handle) => handle.kind === 'phone');
  return phone ? { ...customer, phone: spacedPhone(phone.address) } : customer;
}

function makeCustomer(index: number, wishes: PeopleWishes, towns?: Towns): DemoCustomer {
  const { seed, count } = wishes;
  const { origin, stock, woman, first, last } = personOf(index, seed);
  const random = new Random(seed, 4, index);
  const kind = kindOf(index, seed);
  const [zip, city] = random.pick(stock.places);
  const createdAt = joinedAt(index, wishes);
  const raw = kind === 'private' ? undefined : employerOf(index, kind, wishes);
  const employer = raw && towns ? { ...raw, company: towns.settle(raw.company, city) } : raw;
  const mark = count > few ? `.${index.toString(36)}` : '';
  const host = `${employer?.company.word ?? random.pick(mailDomains)}.example`;
  const shared = employer?.first === true && random.chance(0.35);
  const local = shared ? 'info' : addressName(first, last, employer !== undefined, random);
  const phone =
    count > few ? `+4179555${String(index).padStart(6, '0')}` : `+4179555${random.between(1000, 9999)}`;
  const handles: DemoHandle[] = [
    {
      id: idAt(createdAt, random),
      kind: 'email',
      address: `${local}${mark}@${host}`,
      verified: random.chance(0.8),
    },
  ];
  if (random.chance(0.16))
    handles.push({
      id: idAt(createdAt, random),
      kind: 'email',
      address: `${asciiWord(first)[0]}.${asciiWord(last)}${mark}@${random.pick(mailDomains)}.example`,
      verified: random.chance(0.5),
      ...(random.chance(0.12) ? { failing: true } : {}),
    });
  if (random.chance(0.3))
    handles.push({ id: idAt(createdAt, random), kind: 'phone', address: phone, verified: true });
  const partnerFirst = random.pick(woman ? stock.men : stock.women);
  const partnerLast = employer ? random.pick(stock.last) : last;
  return {
    id: idAt(createdAt, random),
    name: shared ? `${employer.company.name}, ${first[0]}. ${last}` : `${first} ${last}`,
    first,
    last,
    woman,
    origin,
    language: languageOf(origin, random),
    kind,
    ...(employer ? { company: employer.company } : {}),
    firstOfCompany: employer?.first ?? false,
    street: `${random.pick(stock.streets)} ${random.between(1, 94)}`,
    zip,
    city,
    phone: spacedPhone(phone),
    handles,
    partner: {
      first: partnerFirst,
      name: `${partnerFirst} ${partnerLast}`,
      address: `${asciiWord(partnerFirst)}.${asciiWord(partnerLast)}${mark}@${host}`,
    },
    tags: tagsOf(kind, employer?.company.trade, random),
    ...(random.chance(0.06) ? { note: random.pick(notes) } : {}),
    number: `K-${20_000 + index}`,
    manner: mannerOf(kind, random),
    createdAt,
  };
}

function addressName(first: string, last: string, atWork: boolean, random: Random): string {
  const name = asciiWord(first);
  const surname = asciiWord(last);
  if (atWork) return random.chance(0.6) ? `${name}.${surname}` : `${name[0]}.${surname}`;
  const forms = [
    `${name}.${surname}`,
    `${name}.${surname}`,
    `${name}${surname}`,
    `${surname}.${name}`,
    `${name}_${surname}`,
  ];
  return `${random.pick(forms)}${random.chance(0.25) ? random.between(60, 99) : ''}`;
}

function languageOf(origin: Origin, random: Random): Language {
  const english = {
    british: 1,
    american: 1,
    romand: 0.6,
    ticino: 0.35,
    swiss: 0.03,
    german: 0.03,
    austrian: 0.03,
  };
  return random.chance(english[origin]) ? 'en' : 'de';
}

function tagsOf(kind: CustomerKind, trade: Trade | undefined, random: Random): string[] {
  if (kind === 'press') return ['Presse'];
  const tags = random.chance(kind === 'business' ? 0.2 : 0.12) ? ['Gold'] : [];
  return trade === 'café' || trade === 'hotel' ? [...tags, 'Grosshandel'] : tags;
}

function mannerOf(kind: CustomerKind, random: Random): Manner {
  const share = random.share();
  const formal = kind === 'private' ? 0.2 : 0.45;
  return {
    tone: share < formal ? 'formal' : share < 0.85 ? 'friendly' : 'hasty',
    habit: random.below(60),
    mobile: random.chance(kind === 'private' ? 0.3 : 0.1),
    quotes: random.chance(0.6),
  };
}

/** `+41 79 555 12 34`: numbers that nobody has. */
function spacedPhone(phone: string): string {
  return phone.replace(/^(\+41)(79)(\d{3})(\d{2})(\d+)$/, '$1 $2 $3 $4 $5');
}
