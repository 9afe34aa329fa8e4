import type { Language } from './scenario.ts';

/**
 * For fillings of millions: exchanges that fit after any answer. They draw on the conversation's facts, so that numbers,
 * names and places make rare words for the search.
 */
export const chatter: Record<Language, readonly (readonly [customer: string, agent: string])[]> = {
  de: [
    [
      `{hey}

      Danke für die Rückmeldung. Eine Frage noch zur Bestellung {order}: Kann ich sie am {weekday+3} auch im Laden abholen statt in {city}? <Ich bin
      ohnehin in der Stadt|Meine Frau kommt dort vorbei|Das wäre am einfachsten>.

      {sign}`,
      `{salute}

      Ja, das geht. Ich lasse {order} im Laden Bern bereitlegen, ab {weekday+2} um 9 Uhr. <Ein Ausweis genügt|Nennen Sie einfach Ihren Namen>, die
      Kundennummer {customerNo} haben wir.`,
    ],
    [
      `Was mir noch einfällt: Die {machine} macht beim Aufheizen ein <leises Klicken|kurzes Knacken|helles Pfeifen>. Ist das normal? Seriennummer
      {serial}. {sign}`,
      `{salute}

      Das ist das Ventil, das sich beim Erwärmen öffnet, also kein Grund zur Sorge. <Wird es lauter|Kommt Feuchtigkeit dazu>, bringen Sie die
      Maschine bitte vorbei; unter {serial} ist alles hinterlegt.`,
    ],
    [
      `{hey}

      Mein Mann meint, «{beans2}» passe besser zur {machine} als «{beans}». <Hat er recht?|Ich glaube es nicht recht.|Was sagen die Fachleute?> Wir
      trinken <ihn meist schwarz|fast nur Cappuccino|am Sonntag auch Filter>.

      {sign}`,
      `{salute}

      Beide sind gut, aber verschieden: «{beans}» ist <schokoladig|rund|nussig>, «{beans2}» <fruchtiger|heller|kräftiger>. Ich lege Ihnen der
      nächsten Sendung 60 g zum Probieren bei, dann entscheiden Sie zu Hause.`,
    ],
    [
      `Könnten Sie die Rechnung {invoice} bitte auf {company}, {street}, {zip} {city} ausstellen? <Die Buchhaltung besteht darauf.|Sonst bekomme ich
      sie nicht zurück.|Danke im Voraus.> {sign}`,
      `{salute}

      Die neue Rechnung {invoice} ist ausgestellt und geht noch heute per Mail an Sie. <Die alte können Sie löschen|Der Betrag bleibt
      gleich|Zahlbar ist sie innert 30 Tagen>.`,
    ],
    [
      `{hey}

      Kurzer Zwischenstand von mir: Die Sendung {tracking} ist <angekommen|immer noch unterwegs|beim Nachbarn gelandet>. <Alles in Ordnung
      soweit.|Ich melde mich, wenn ich alles geprüft habe.|Der Karton sah gut aus.>

      {sign}`,
      `{salute}

      Vielen Dank, dass Sie Bescheid geben. Ich lasse das Anliegen noch bis {weekday+4} offen; <bis dahin erreichen Sie mich direkt hier|danach
      schliesse ich es, wenn ich nichts mehr höre>.`,
    ],
    [
      `Noch etwas anderes: Wir haben in {city} sehr hartes Wasser, {n18-41} °fH. Reicht da der Filter {n2-6} Monate? <Die Anzeige sagt
      nichts.|Im Heft steht es anders.> {sign}`,
      `{salute}

      Bei {n18-41} °fH rechnen Sie besser mit zwei Monaten. <Stellen Sie den Wert im Menü ein, dann stimmt auch die Anzeige.|Ein Teststreifen liegt
      der nächsten Lieferung bei.>`,
    ],
    [
      `Vielen Dank, das ist <sehr freundlich|mehr, als ich erwartet habe|eine gute Lösung>. Ich warte also auf den {weekday+3} und melde mich sonst unter
      {order}. {sign}`,
      `{salute}

      So machen wir es. <Einen schönen Tag nach {city}|Bis dahin eine gute Zeit|Bei Fragen einfach auf diese Mail antworten>, wir sehen dann alles auf einen Blick.`,
    ],
  ],
  en: [
    [
      `{hey}

      Thank you. One more thing about {order}: could I collect it in the shop on {weekday+3} instead of having it sent to {city}? <I am in town
      anyway|My partner passes by|That would be easiest>.

      {sign}`,
      `{salute}

      Of course. {order} will be waiting in the Bern shop from {weekday+2}, nine o'clock. <Your name is enough|No paperwork needed>, we have customer
      number {customerNo} on file.`,
    ],
    [
      `Something I meant to ask: the {machine} makes a <soft click|short crack|high whistle> while heating up. Is that normal? Serial number {serial}.
      {sign}`,
      `{salute}

      That is the valve opening as it warms up, nothing to worry about. <Should it get louder|If you ever see moisture>, bring the machine in; everything is
      on file under {serial}.`,
    ],
    [
      `{hey}

      My other half claims {beans2} suits the {machine} better than {beans}. <True?|I have my doubts.|What do the experts say?> We drink it <mostly
      black|with milk|as filter on Sundays>.

      {sign}`,
      `{salute}

      Both are good, only different: {beans} is <chocolatey|round|nutty>, {beans2} <fruitier|brighter|stronger>. I will add 60 g to your next parcel, and
      you can settle it at home.`,
    ],
    [
      `Could invoice {invoice} be made out to {company}, {street}, {zip} {city}, please? <Accounting insists.|Otherwise I will not be
      refunded.|Thanks in advance.> {sign}`,
      `{salute}

      The new invoice {invoice} has been issued and goes out by e-mail today. <You can delete the old one|The amount stays the same|It is payable within 30
      days>.`,
    ],
    [
      `{hey}

      Quick update from me: parcel {tracking} has <arrived|not moved since yesterday|ended up with a neighbour>. <All fine so far.|I will write once I have
      checked everything.|The box looked good.>

      {sign}`,
      `{salute}

      Thank you for letting me know. I will keep this open until {weekday+4}; <you can reach me right here|after that I close it unless I hear from you>.`,
    ],
    [
      `Another thing: our water in {city} is very hard, {n18-41} °fH. Will the filter last {n2-6} months? <The display says nothing.|The booklet says
      otherwise.> {sign}`,
      `{salute}

      At {n18-41} °fH better reckon with two. <Enter the value in the menu and the reminder is right as well.|I will put a test strip into the next parcel.>`,
    ],
    [
      `Thank you, that is <very kind|more than I expected|a good solution>. I will wait for {weekday+3} then, and come back to you about {order} if need be. {sign}`,
      `{salute}

      Agreed. <Best wishes to {city}|Have a good week|Just answer this mail if anything comes up>, we will have everything at hand.`,
    ],
  ],
};

/** What people add below, and what colleagues end with. */
export const endings: Record<Language, { customer: readonly string[]; agent: readonly string[] }> = {
  de: {
    customer: [
      'PS: Ihr letzter Röstbrief über Äthiopien war spannend, davon gern mehr.',
      'PS: Falls Sie anrufen möchten, bin ich unter {phone} am besten <über Mittag|abends nach sechs|vor neun Uhr> zu erreichen.',
      'PS: Die Adresse in {city} hat sich nicht geändert, {street}, falls etwas zu schicken ist.',
      'PS: Meine Kundennummer ist {customerNo}, die letzte Bestellung war {order}.',
    ],
    agent: [
      'Haben Sie noch eine Frage, antworten Sie einfach auf diese Mail; sie kommt direkt zu mir und nicht in eine Warteschlange.',
      'Sollte etwas davon nicht stimmen, melden Sie sich bitte bis {weekday+3}, dann korrigieren wir es vor dem Versand.',
      'Wenn Sie das nächste Mal in Bern sind, schauen Sie doch herein: Auf der Theke steht diese Woche ein frischer «{beans2}» bereit.',
      'Ich habe alles im Konto {customerNo} vermerkt, damit auch meine Kolleginnen Bescheid wissen.',
    ],
  },
  en: {
    customer: [
      'PS: I enjoyed your last letter about Ethiopia, more of that please.',
      'PS: Should you prefer to call, {phone} works best <at lunch time|after six|before nine>.',
      'PS: My address in {city} is still the same, {street}, in case there is anything to send.',
      'PS: My customer number is {customerNo}, the last order was {order}.',
    ],
    agent: [
      'If anything else comes up, just answer this mail; it reaches me directly and not a queue.',
      'Should any of this be wrong, please tell me by {weekday+3} and we correct it before it ships.',
      'And when you are next in Bern, do come in: there is a fresh {beans2} on the counter this week.',
      'I have noted everything in account {customerNo}, so that my colleagues know as well.',
    ],
  },
};
