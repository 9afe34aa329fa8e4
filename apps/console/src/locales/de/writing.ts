export default {
  mentioning: {
    title: 'Sollen sie diese Unterhaltung sehen?',
    text: 'Noch nicht sichtbar für {names}. Mit dieser Notiz sehen sie alles darin und folgen ihr.',
    yes: 'Zeigen und Notiz anfügen',
  },
  later: {
    title: 'Wann soll sie hinausgehen?',
    then: 'Und wann soll die Unterhaltung wiederkommen?',
    at: 'Tag und Zeit',
    send: 'Dann senden',
    goesOut: 'Geht hinaus: {at}',
    change: 'Zeit ändern',
    toDraft: 'Zurück in den Entwurf',
    notSent: 'Schreibt der Kunde vorher, kommt sie als Entwurf zu dir zurück.',
  },
  rich: {
    toolbar: 'Aussehen des Texts',
    linkTo: 'Adresse des Links',
    linkWords: 'Wörter des Links',
    setLink: 'Link setzen',
    unlink: 'Link entfernen',
  },
};
