export default {
  setAside: {
    label: 'Ein Entwurf, der beiseiteliegt',
    undone: 'Zurückgenommen {time}:',
    overtaken: 'Zurückgekommen {time}, der Kunde hatte geschrieben:',
    aside: 'Beiseitegelegt {time}:',
    takeUp: 'Hervorholen',
    takeUpTip: 'Kommt ins Feld. Was dort steht, wird beiseitegelegt.',
    discard: 'Verwerfen',
    discardTitle: 'Diesen Entwurf verwerfen?',
    discardText: 'Er wurde nicht gesendet. Sein Text ist dann weg.',
  },
};
