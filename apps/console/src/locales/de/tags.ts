export default {
  tags: {
    title: 'Tags',
    intro: 'Wörter, unter denen man Konversationen und Kunden findet.',
    new: 'Neues Tag',
    name: 'Wort',
    color: 'Farbe',
    colors: {
      none: 'keine',
      teal: 'petrol',
      green: 'grün',
      amber: 'bernstein',
      red: 'rot',
      violet: 'violett',
    },
    emptyTitle: 'Noch gibt es kein Tag',
    emptyText:
      'Tags sagen, worum es geht: Transportschaden, Garantie, Ausschreibung. Ansichten und Regeln fragen danach, und Auswertungen zählen sie.',
    noneOffered: 'Kein Tag wird angeboten.',
    unused: 'Noch nicht verwendet',
    conversations: '{n} Konversation | {n} Konversationen',
    customers: '{n} Kunde | {n} Kunden',
    views: '{n} Ansicht | {n} Ansichten',
    rules: '{n} Regel | {n} Regeln',
    renames: 'Das neue Wort wird stehen bei: {conversations}, {customers}, {views} und {rules}.',
    becoming: '«{from}» wird zu diesem: noch {n}',
    merge: 'Zusammenführen',
    mergeTitle: '{name} mit einem anderen Tag zusammenführen',
    into: 'Wird zu',
    choose: 'Tag wählen',
    merges:
      '{conversations}, {customers}, {views} und {rules} haben dann «{into}» statt «{name}». Das lässt sich nicht rückgängig machen.',
    archive: 'Archivieren',
    archivedText:
      'Sie bleiben, wo sie sind, und Ansichten und Regeln fragen weiter nach ihnen; angeboten werden sie nicht mehr.',
  },
};
