import { htmlOfText, textOfHtml } from '@kontor/domain/text/rich-text';
import type { CannedTexts } from '../platform/database/tables/canned.ts';
import type { AgentKey } from './cast.ts';
import type { TeamName } from './scenario.ts';

/** A reply that Adler Kaffee writes often. */
export interface DemoCanned {
  name: string;
  /** Absent: everyone's. */
  team?: TeamName;
  owner?: AgentKey;
  de: string;
  en: string;
}

/** Lines; what begins with `<` is rich text as it stands. */
export function textsOf({ de, en }: DemoCanned): CannedTexts {
  const words = (text: string) => {
    if (!text.includes('<')) return { text };
    const html = text
      .split('\n')
      .map((line) => (line.startsWith('<') ? line : htmlOfText(line)))
      .join('');
    return { text: textOfHtml(html), html };
  };
  return { de: words(de), en: words(en) };
}

export const cannedReplies: DemoCanned[] = [
  {
    name: 'Danke und Auf Wiedersehen',
    de: `Guten Tag {{customer.name|liebe Kundin, lieber Kunde}}

Gern geschehen. Wenn noch etwas ist, antworten Sie einfach auf diese Nachricht.`,
    en: `Dear {{customer.name|customer}},

You are very welcome. If anything else comes up, simply answer this message.`,
  },
  {
    name: 'Entkalken Schritt für Schritt',
    de: `Guten Tag {{customer.name|liebe Kundin, lieber Kunde}}

So entkalken Sie Ihre Maschine:
<ol><li><div>Tank leeren, den Filter herausnehmen.</div></li><li><div>Einen Beutel Entkalker in <strong>0,5 Liter</strong> kaltem Wasser auflösen und einfüllen.</div></li><li><div>Ein Gefäss von mindestens einem Liter unter den Auslauf stellen und das Programm «Entkalken» starten.</div></li><li><div>Danach zweimal mit frischem Wasser spülen.</div></li></ol>
Das dauert rund 25 Minuten. Bitte keinen Essig: Er greift die Dichtungen an.`,
    en: `Dear {{customer.name|customer}},

This is how you descale your machine:
<ol><li><div>Empty the tank and take the filter out.</div></li><li><div>Dissolve one sachet of descaler in <strong>0.5 litres</strong> of cold water and fill it in.</div></li><li><div>Put a vessel of at least one litre under the spout and start the programme “Descale”.</div></li><li><div>Then rinse twice with fresh water.</div></li></ol>
It takes about 25 minutes. No vinegar, please: it damages the seals.`,
  },
  {
    name: 'Lieferung verspätet',
    de: `Guten Tag {{customer.name|liebe Kundin, lieber Kunde}}

Es tut mir leid, dass Ihre Lieferung noch nicht da ist. Ich habe beim Versand nachgefragt und melde mich bis morgen Mittag mit dem neuen Termin. Ihre Anfrage hat die Nummer {{conversation.number}}.`,
    en: `Dear {{customer.name|customer}},

I am sorry that your delivery has not arrived yet. I have asked the carrier and will come back to you by noon tomorrow with the new date. Your request has the number {{conversation.number}}.`,
  },
  {
    name: 'Transportschaden: bitte Fotos',
    team: 'Returns',
    de: `Guten Tag {{customer.name|liebe Kundin, lieber Kunde}}

Das tut mir leid. Damit wir den Schaden beim Spediteur melden können, brauchen wir:
<ul><li><div>ein Foto des Pakets von aussen, mit der Etikette,</div></li><li><div>ein Foto der beschädigten Stelle,</div></li><li><div>die Seriennummer: Sie steht auf der Unterseite der Maschine.</div></li></ul>
Behalten Sie die Verpackung bitte, bis wir die Abholung vereinbart haben.`,
    en: `Dear {{customer.name|customer}},

I am sorry to hear that. To report the damage to the carrier we need:
<ul><li><div>a photo of the parcel from outside, with its label,</div></li><li><div>a photo of the damaged part,</div></li><li><div>the serial number: it is on the bottom of the machine.</div></li></ul>
Please keep the packaging until we have arranged the collection.`,
  },
  {
    name: 'Rücksendung anmelden',
    team: 'Returns',
    de: `Guten Tag {{customer.name|liebe Kundin, lieber Kunde}}

Gern nehmen wir die Ware zurück. Die Rücksendeetikette liegt bei: Kleben Sie sie über die alte und geben Sie das Paket innert 14 Tagen bei der Post auf. Schreiben Sie bitte die Nummer {{conversation.number}} auf den Lieferschein.

Sobald das Paket bei uns ist, erstatten wir den Betrag innert fünf Arbeitstagen.`,
    en: `Dear {{customer.name|customer}},

We are happy to take the goods back. The return label is attached: stick it over the old one and hand the parcel in within 14 days. Please write the number {{conversation.number}} on the delivery note.

Once the parcel is here we refund the amount within five working days.`,
  },
  {
    name: 'Garantie: Reparatur in der Werkstatt',
    team: 'Returns',
    de: `Guten Tag {{customer.name|liebe Kundin, lieber Kunde}}

Ihre Maschine ist noch in der Garantie, die Reparatur kostet Sie nichts. Leeren Sie bitte Tank und Tropfschale, nehmen Sie die Bohnen heraus und packen Sie die Maschine in die Originalschachtel. Die Werkstatt braucht in der Regel acht Arbeitstage.`,
    en: `Dear {{customer.name|customer}},

Your machine is still under warranty, so the repair is free of charge. Please empty the tank and the drip tray, take the beans out and pack the machine in its original box. The workshop usually takes eight working days.`,
  },
  {
    name: 'Rechnung korrigiert',
    de: `Guten Tag {{customer.name|liebe Kundin, lieber Kunde}}

Sie haben recht: Auf der Rechnung stand ein falscher Betrag. Die korrigierte liegt bei und ersetzt die alte. Entschuldigen Sie bitte das Versehen.`,
    en: `Dear {{customer.name|customer}},

You are right: the amount on the invoice was wrong. The corrected one is attached and replaces it. Please excuse the mistake.`,
  },
  {
    name: 'Mahnung überschnitten',
    de: `Guten Tag {{customer.name|liebe Kundin, lieber Kunde}}

Ihre Zahlung ist eingegangen, vielen Dank. Unsere Erinnerung und Ihre Überweisung haben sich überschnitten: Sie können das Schreiben als erledigt betrachten.`,
    en: `Dear {{customer.name|customer}},

Your payment has arrived, thank you. Our reminder and your transfer crossed: you need do nothing more.`,
  },
  {
    name: 'Wasserhärte und Filter',
    team: 'Support',
    de: `Guten Tag {{customer.name|liebe Kundin, lieber Kunde}}

<div>Die Wasserhärte Ihrer Gemeinde finden Sie auf <a href="https://www.wasserqualitaet.ch">wasserqualitaet.ch</a>. Über <strong>15 °fH</strong> empfehlen wir den Filter: Er hält rund 50 Liter, in einem Haushalt also etwa zwei Monate. Stellen Sie die Härte danach in den Einstellungen der Maschine ein.</div>`,
    en: `Dear {{customer.name|customer}},

<div>You find how hard your water is at <a href="https://www.wasserqualitaet.ch">wasserqualitaet.ch</a>. Above <strong>15 °fH</strong> we recommend the filter: it lasts for about 50 litres, in a household some two months. Then set the hardness in the settings of the machine.</div>`,
  },
  {
    name: 'Mahlwerk blockiert',
    team: 'Support',
    de: `Guten Tag {{customer.name|liebe Kundin, lieber Kunde}}

Meist ist es ein Stein oder eine sehr ölige Bohne. Schalten Sie die Maschine aus, ziehen Sie den Stecker und saugen Sie den Bohnenbehälter mit dem Staubsauger aus. Stellen Sie den Mahlgrad danach zwei Stufen gröber und mahlen Sie einmal leer. Läuft es dann nicht, schreiben Sie mir: Wir holen die Maschine ab.`,
    en: `Dear {{customer.name|customer}},

Mostly it is a stone or a very oily bean. Switch the machine off, pull the plug and clean the bean container with a vacuum cleaner. Then set the grinder two steps coarser and grind once without beans. If it still does not run, write to me: we will collect the machine.`,
  },
  {
    name: 'Angebot für Betriebe',
    de: `Guten Tag {{customer.name|liebe Kundin, lieber Kunde}}

Vielen Dank für Ihr Interesse. Für ein Angebot brauchen wir drei Angaben: wie viele Tassen am Tag, ob ein Wasseranschluss da ist, und ob Sie kaufen oder mieten möchten. Sie erhalten es innert zwei Arbeitstagen von {{agent.name}}.`,
    en: `Dear {{customer.name|customer}},

Thank you for your interest. For an offer we need three things: how many cups a day, whether there is a water connection, and whether you would like to buy or to rent. You will have it within two working days from {{agent.name}}.`,
  },
  {
    name: 'Rückruf anbieten',
    owner: 'lena',
    de: `Guten Tag {{customer.name|liebe Kundin, lieber Kunde}}

Am Telefon geht das schneller. Unter welcher Nummer und wann darf ich Sie anrufen? Ich bin bis 18 Uhr da, {{agent.firstName}}.`,
    en: `Dear {{customer.name|customer}},

This is quicker on the phone. At which number and when may I call you? I am here until 6 p.m., {{agent.firstName}}.`,
  },
];
