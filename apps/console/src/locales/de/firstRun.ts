export default {
  workspace: {
    title: 'Arbeitsbereich',
    intro: 'Wie er heisst und in welcher Zeitzone seine Tage gezählt werden.',
    name: 'Name',
    nameHint: 'Was Kollegen in Mails von Kontor sehen.',
    zone: 'Zeitzone',
    zoneHint: 'Für alle, die keine andere gewählt haben.',
  },
  channelTest: {
    title: 'Testnachricht',
    text: 'Zeigt, dass dieser Kanal senden kann. Antworten Sie darauf, um zu sehen, dass er auch empfängt.',
    to: 'An',
    send: 'Test senden',
    sending: 'Wird gesendet …',
    outcomes: {
      sent: 'Von {from} gesendet. Sehen Sie im Postfach nach.',
      rejected: 'Sie wurde abgelehnt:',
      retry: 'Sie konnte jetzt nicht gesendet werden:',
      unknown: 'Niemand weiss, ob sie gesendet wurde:',
    },
  },
  firstRun: {
    title: 'Erste Schritte',
    intro:
      'Fünf kurze Schritte bis zur ersten Mail eines Kunden. Jeder lässt sich auslassen; Sie machen weiter, wo Sie aufgehört haben.',
    steps: 'Schritte',
    names: {
      name: 'Name des Arbeitsbereichs',
      brand: 'Ihre Marke',
      channel: 'Erster Kanal',
      people: 'Kollegen',
      mail: 'Ein Test',
    },
    texts: {
      name: 'Meist der Name der Firma.',
      brand: 'Der Name, unter dem Kunden Sie kennen: Er steht als Absender über Ihren Antworten.',
      channel:
        'Ein Postfach, an das Kunden schreiben. «Prüfen» sagt Schritt für Schritt, ob alles stimmt, bevor etwas gespeichert wird.',
      people: 'Wer mit Ihnen antwortet. Eingeladene wählen ihr Passwort selbst.',
      mail: 'Senden Sie sich eine Nachricht und antworten Sie darauf: Die Antwort erscheint hier, sobald sie angekommen ist.',
    },
    states: { done: 'erledigt', skipped: 'ausgelassen' },
    skip: 'Auslassen',
    goOn: 'Weiter',
    leave: 'Nicht mehr anbieten',
    invited: 'Eingeladen: {people}',
    noChannel: 'Noch gibt es keinen Kanal. Richten Sie zuerst einen ein.',
    arrived: 'Sie ist angekommen:',
    waits: 'Wartet auf eine Mail an {address} …',
    over: 'Alles bereit',
    overText:
      'Was Kunden schreiben, steht ab jetzt im Posteingang. All dies finden Sie auch in den Einstellungen.',
    again: 'Die ersten Schritte durchgehen',
    againText: 'Name, Marke, erster Kanal, Kollegen, ein Test: eins nach dem andern.',
  },
};
