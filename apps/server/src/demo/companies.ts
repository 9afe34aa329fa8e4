import type { Random } from './random.ts';

export type Trade = 'café' | 'hotel' | 'office' | 'press';

export interface CompanyName {
  name: string;
  trade: Trade;
  /** For its domain. */
  word: string;
}

const cafés = [
  'Lindenhof', 'Mokka', 'Sonne', 'Zur Brücke', 'Marktgasse', 'Kornhaus', 'Aareblick', 'Tilia', 'Rosengarten', 'Einstein', 'Waldrand', 'Altes Tramdepot',
  'Bohème', 'Nordring', 'Gleis 9', 'Papillon', 'Kastanie', 'Zeitpunkt', 'Morgenrot', 'Seeblick', 'Lokal', 'Neubad', 'Pony', 'Zum Kamel',
]; // prettier-ignore
const hotels = [
  'Fontana', 'Alpenrose', 'Bellevue', 'Sternen', 'Weisses Kreuz', 'Belvédère', 'Seehof', 'Edelweiss', 'Krone', 'Post', 'Bären', 'Rigiblick', 'Schweizerhof',
  'Lago', 'Schatzalp', 'Engel', 'Victoria', 'Drei Könige', 'Monte Rosa', 'Bergsonne',
]; // prettier-ignore
const offices = [
  'Treuhand AG', 'Architekten AG', 'Rechtsanwälte', 'Zahnarztpraxis', 'Ingenieure AG', 'Software AG', 'Immobilien AG', 'Versicherungen', 'Physiotherapie',
  'Druckerei AG', 'Holzbau AG', 'Consulting GmbH', 'Stiftung', 'Elektro AG', 'Labor AG', 'Verlag AG',
]; // prettier-ignore
const papers = [
  'Aare-Zeitung', 'Tagesblatt Bern', 'Magazin Genuss', 'Radio Lorraine', 'Kaffee & Küche', 'Der Röster', 'Alpine Food Letter', 'The Zürich Weekly', 'Seeland-Bote', 'Podcast Brühzeit',
]; // prettier-ignore

/** Another company of the trade; `owner` is a surname that offices are named after. */
export function nameCompany(trade: Trade, owner: string, random: Random): CompanyName {
  if (trade === 'café')
    return named(
      trade,
      `${random.pick(['Café', 'Café', 'Kaffeebar', 'Bistro', 'Rösterei'])} ${random.pick(cafés)}`,
    );
  if (trade === 'hotel')
    return named(
      trade,
      `${random.pick(['Hotel', 'Hotel', 'Hotel', 'Gasthof', 'Pension'])} ${random.pick(hotels)}`,
    );
  if (trade === 'press') return named(trade, random.pick(papers));
  return named(trade, `${owner} ${random.pick(offices)}`);
}

function named(trade: Trade, name: string): CompanyName {
  return { name, trade, word: asciiWord(name.replace(/ (AG|GmbH)$/, '')) };
}

/** `Café Zur Brücke` is `cafe-zur-bruecke`. */
export function asciiWord(text: string): string {
  return text
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
