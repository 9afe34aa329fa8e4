export default {
  addresses: {
    list: 'Mögliche Empfänger',
    colleague: 'Intern',
  },
  canned: {
    list: 'Textbausteine',
    none: 'Es gibt noch keine Textbausteine. Sie legen sie in den Einstellungen an.',
    files: '{n} Datei | {n} Dateien',
    open: 'Noch auszufüllen: {names}.',
  },
};
