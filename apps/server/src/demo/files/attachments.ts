import type { DemoCustomer } from '../customer.ts';
import type { FileKind, Language } from '../scenario.ts';
import { textPdf } from './pdf.ts';
import { photo, type Photo } from './photos.ts';

export interface DemoFile {
  name: string;
  type: string;
  content: Uint8Array;
}

interface Paper {
  name: Record<Language, string>;
  heading: Record<Language, string>;
  lines: Record<Language, (slot: (name: string) => string) => string[]>;
}

const photoNames: Record<Photo, string> = {
  crack: 'IMG_4127.jpg',
  dent: 'IMG_0388.jpg',
  leak: 'IMG_7710.jpg',
  display: 'Display.jpg',
  beans: 'IMG_1204.jpg',
  gauge: 'Manometer.jpg',
};

const papers: Record<Exclude<FileKind, Photo>, Paper> = {
  receipt: paper(
    ['Quittung.pdf', 'receipt.pdf'],
    ['Quittung', 'Receipt'],
    ['Betrag dankend erhalten.', 'Payment received with thanks.'],
  ),
  invoice: paper(
    ['Rechnung.pdf', 'invoice.pdf'],
    ['Rechnung', 'Invoice'],
    ['Zahlbar innert 30 Tagen, netto.', 'Payable within 30 days, net.'],
  ),
  label: paper(
    ['Ruecksendeetikett.pdf', 'return-label.pdf'],
    ['Rücksendung, Porto bezahlt', 'Return, postage paid'],
    ['An: Adler Kaffee AG, Retouren, 3422 Kirchberg BE', 'To: Adler Kaffee AG, Returns, 3422 Kirchberg BE'],
  ),
  offer: paper(
    ['Offerte.pdf', 'offer.pdf'],
    ['Offerte', 'Offer'],
    ['Alle Preise in CHF, exklusive MWST.', 'All prices in CHF, excluding VAT.'],
  ),
  requirements: paper(
    ['Pflichtenheft.pdf', 'requirements.pdf'],
    ['Pflichtenheft Kaffeemaschinen', 'Requirements, coffee machines'],
    [
      '1. Lärm  2. Reinigung  3. Reaktionszeit  4. Preis',
      '1. Noise  2. Cleaning  3. Response time  4. Price',
    ],
  ),
  contract: paper(
    ['Servicevertrag.pdf', 'service-contract.pdf'],
    ['Servicevertrag', 'Service contract'],
    ['Laufzeit 12 Monate, danach monatlich kündbar.', 'Term 12 months, monthly thereafter.'],
  ),
  'delivery-note': paper(
    ['Lieferschein.pdf', 'delivery-note.pdf'],
    ['Lieferschein', 'Delivery note'],
    ['Bitte Ware sofort prüfen.', 'Please check the goods at once.'],
  ),
  cv: paper(
    ['Lebenslauf.pdf', 'cv.pdf'],
    ['Lebenslauf', 'Curriculum vitae'],
    ['Zeugnisse auf Anfrage.', 'References on request.'],
  ),
  estimate: paper(
    ['Kostenvoranschlag.pdf', 'estimate.pdf'],
    ['Kostenvoranschlag', 'Estimate'],
    ['Material zwei Drittel, Arbeit ein Drittel.', 'Two thirds material, one third labour.'],
  ),
  reminder: paper(
    ['Mahnung.pdf', 'reminder.pdf'],
    ['Zahlungserinnerung', 'Payment reminder'],
    ['Mahngebühr CHF 20.00', 'Fee CHF 20.00'],
  ),
};

function paper(name: [string, string], heading: [string, string], last: [string, string]): Paper {
  const [de, en] = [0, 1] as const;
  return {
    name: { de: name[de], en: name[en] },
    heading: { de: heading[de], en: heading[en] },
    lines: {
      de: (slot) => [`Bestellung ${slot('order')}`, `Kundennummer ${slot('customerNo')}`, '', last[de]],
      en: (slot) => [`Order ${slot('order')}`, `Customer number ${slot('customerNo')}`, '', last[en]],
    },
  };
}

function isPhoto(kind: FileKind): kind is Photo {
  return kind in photoNames;
}

/** A file as somebody would attach it. */
export function attachment(
  kind: FileKind,
  customer: DemoCustomer,
  language: Language,
  slot: (name: string) => string,
): DemoFile {
  if (isPhoto(kind)) return { name: photoNames[kind], type: 'image/jpeg', content: photo(kind) };
  const { name, heading, lines } = papers[kind];
  const addressed = [
    'Adler Kaffee AG, Mühlradweg 7, 3014 Bern',
    '',
    customer.company?.name ?? '',
    slot('name'),
    customer.street,
    `${customer.zip} ${customer.city}`,
    '',
  ];
  return {
    name: name[language],
    type: 'application/pdf',
    content: textPdf([heading[language], ...addressed, ...lines[language](slot)]),
  };
}

const shared = new Map<string, DemoFile>();

/** The same without anybody's name, for fillings of millions: a dozen files in all. */
export function sharedAttachment(kind: FileKind, language: Language): DemoFile {
  const key = `${kind} ${language}`;
  let file = shared.get(key);
  if (!file) {
    const { name, heading, lines } = isPhoto(kind) ? {} : papers[kind];
    file =
      name && heading && lines
        ? {
            name: name[language],
            type: 'application/pdf',
            content: textPdf([heading[language], ...lines[language](() => '-')]),
          }
        : { name: photoNames[kind as Photo], type: 'image/jpeg', content: photo(kind as Photo) };
    shared.set(key, file);
  }
  return file;
}
