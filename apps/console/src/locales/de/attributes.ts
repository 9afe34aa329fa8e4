export default {
  attributes: {
    title: 'Attribute',
    intro:
      'Was Sie von Kunden und Firmen neben Name und Adresse festhalten. Ansichten und Regeln können danach fragen.',
    new: 'Neues Attribut',
    emptyTitle: 'Noch nichts Eigenes',
    emptyText:
      'Fügen Sie hinzu, worauf es bei Ihnen ankommt: welche Maschine jemand hat, bis wann ein Vertrag läuft, eine Stufe. Es steht dann neben jeder Konversation dieses Kunden, und eine Ansicht kann alle zeigen, deren Vertrag diesen Monat endet.',
    nameEn: 'Name auf Englisch',
    nameDe: 'Name auf Deutsch',
    oneIsEnough: 'Einer genügt: Er steht dann in beiden Sprachen.',
    type: 'Art des Werts',
    types: {
      text: 'Text',
      number: 'Zahl',
      date: 'Datum',
      choice: 'Auswahl',
      boolean: 'Ja oder nein',
      link: 'Link',
    },
    of: 'Steht bei',
    owners: { customer: 'Kunde', company: 'Firma' },
    ofMany: { customer: 'Bei Kunden', company: 'Bei Firmen' },
    none: {
      customer: 'Kunden haben kein eigenes Attribut.',
      company: 'Firmen haben kein eigenes Attribut.',
    },
    choices: 'Auswahl',
    key: 'Schlüssel',
    keyHint: 'So heisst es in der API. Er bleibt, wie auch immer Sie das Attribut später nennen.',
    taken: 'Ein Attribut mit diesem Schlüssel gibt es schon, vielleicht ein archiviertes.',
    values: 'ein Wert | {n} Werte',
    views: 'eine Ansicht | {n} Ansichten',
    rules: 'eine Regel | {n} Regeln',
    unused: 'noch nicht benutzt',
    archive: 'Archivieren',
    archiveTitle: '{name} archivieren?',
    archiveText:
      'Es wird nicht mehr gezeigt und nicht mehr angeboten. Seine Werte bleiben, Ansichten und Regeln damit gelten weiter, und Sie können es mit allem darin zurückholen.',
    archivedText: 'Ihre Werte sind aufgehoben, und Ansichten und Regeln damit gelten weiter.',
  },
};
