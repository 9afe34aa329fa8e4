export default {
  canned: {
    title: 'Textbausteine',
    intro:
      'Was Sie oft schreiben, in jeder Antwort hinter einem Schrägstrich bereit. Namen und Nummern füllen sich von selbst ein, in der Sprache des Kunden.',
    new: 'Neuer Textbaustein',
    search: 'Nach Name oder Wörtern suchen',
    emptyTitle: 'Noch nichts bereit',
    emptyText:
      'Was haben Sie letzte Woche dreimal geschrieben? Legen Sie es hier einmal ab, in jeder Sprache, in der Sie antworten, und tippen Sie in einer Antwort / und die ersten Buchstaben seines Namens.',
    files: 'Dateien',
    addFiles: 'Dateien hinzufügen',
    filesHint:
      'Sie gehen mit jeder Antwort daraus mit: höchstens {count}, zusammen {size} MB. Trägt ein Kanal weniger, sagt er es beim Senden.',
    broken: 'Eine Datei konnte nicht hochgeladen werden. Entfernen Sie sie, oder versuchen Sie es erneut.',
    nameHint: 'Unter diesem Namen finden Sie ihn, in welcher Sprache auch immer.',
    words: 'Wörter auf {language}',
    sharedWith: 'Wer ihn verwendet',
    shared: {
      self: 'Nur ich',
      team: 'Ein Team',
      everyone: 'Alle',
    },
  },
  templates: {
    variables: 'Variable einfügen',
    otherwise: 'Wo ein Name fehlen kann, schreiben Sie hinter einen Strich, was stattdessen dasteht:',
    preview: 'Vorschau',
    languages: 'Sprachen',
    addLanguage: 'Weitere Sprache',
    dropLanguage: '{language} entfernen',
  },
  signatures: {
    title: 'Signaturen',
    intro:
      'Was unter jeder Antwort einer Marke steht: in der Sprache des Kunden, wo es sie gibt, sonst in jener der Marke.',
    brand: 'Marke',
    words: 'Signatur auf {language}',
    elsewhere: 'Was unter Antworten steht, schreiben Sie unter:',
  },
};
