export default {
  whyNot: {
    undo: 'Es gibt nichts rückgängig zu machen.',
    resolve: 'Sie ist schon gelöst.',
    reopen: 'Sie ist schon offen.',
    wait: 'Sie wartet schon auf den Kunden.',
    take: 'Sie ist schon Ihnen zugewiesen.',
    takeOver: 'Niemand sonst hat sie oder schreibt hier.',
    reply: 'Es gibt keinen Kanal für eine Antwort oder niemanden, an den sie ginge. Eine Notiz geht.',
    sendAnyway: 'Es ist nichts Neues gekommen: Senden Sie wie immer.',
    files: 'Es ist keine Datei darin.',
  },
  palette: {
    placeholder: 'Eine Aktion, ein Ort, ein Kunde, #Nummer',
    openNumber: '#{number} öffnen',
    searchFor: 'Alle Konversationen nach «{text}» durchsuchen',
    found: '{n} Eintrag | {n} Einträge',
    groups: {
      recent: 'Zuletzt',
      here: 'Hier und jetzt',
      go: 'Gehe zu',
      views: 'Ansichten, Teams und Kanäle',
      settings: 'Einstellungen',
      general: 'Überall',
      conversations: 'Konversationen',
      customers: 'Kunden',
      find: 'Suche',
      notNow: 'Jetzt nicht möglich',
    },
  },
  keySettings: {
    singles: 'Tasten ohne Strg oder ⌘',
    singlesText:
      'Buchstaben und Zeichen wirken sofort, wo niemand schreibt. Schalten Sie sie für Spracheingabe aus oder wenn Ihr Bildschirmleser sie braucht; Strg+K oder ⌘K führt dann überallhin.',
  },
};
