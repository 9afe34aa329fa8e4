export default {
  notifying: {
    title: 'Mitteilungen',
    intro: 'Was Ihnen mitgeteilt wird, wie und wann. Es gilt nur für Sie.',
    what: 'Was',
    kinds: {
      mentioned: 'Jemand erwähnt mich',
      assigned: 'Eine Konversation wird mir zugewiesen',
      failed: 'Eine meiner Nachrichten wurde nicht zugestellt',
      answered: 'Neues in einer meiner Konversationen',
      followed: 'Neues in einer Konversation, der ich folge',
    },
    ways: { inApp: 'In der Liste', desktop: 'Auf dem Schreibtisch', email: 'Per E-Mail', sound: 'Ton' },
    emailText: 'Mails gehen nur hinaus, während Sie abwesend sind, nach zehn Minuten mehrere zusammen.',
    noMail: 'Für Kontors eigene Mails ist kein Mailserver genannt (SMTP_URL), deshalb gehen keine hinaus.',
    desktopAsk: 'Der Browser fragt Sie zuerst.',
    desktopDenied:
      'Dieser Browser lässt Kontor auf dem Schreibtisch nichts zeigen. Seine Einstellungen für diese Seite ändern das.',
    desktopNone:
      'Dieser Browser zeigt nichts auf dem Schreibtisch, oder die Adresse ist keine sichere (https).',
    listen: 'Anhören',
    hours: 'Arbeitszeit',
    hoursText:
      'Ausserhalb erscheint, tönt und mailt nichts; Mails warten, bis Sie wieder da sind. Die Zeiten sind die von {zone}.',
    always: 'Jederzeit',
    within: 'Nur in meiner Arbeitszeit',
    days: {
      1: 'Montag',
      2: 'Dienstag',
      3: 'Mittwoch',
      4: 'Donnerstag',
      5: 'Freitag',
      6: 'Samstag',
      7: 'Sonntag',
    },
    from: '{day}, von',
    to: '{day}, bis',
    until: 'bis',
    addSpan: '{day}: noch eine Spanne',
    removeSpan: '{day}: {from} bis {to} entfernen',
    off: 'frei',
    noHours: 'Wählen Sie mindestens eine Spanne, oder «Jederzeit».',
  },
};
