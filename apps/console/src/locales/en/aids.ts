export default {
  addresses: {
    list: 'Possible recipients',
    colleague: 'Colleague',
  },
  canned: {
    list: 'Canned replies',
    none: 'There are no canned replies yet. You make them in the settings.',
    files: '{n} file | {n} files',
    open: 'Still to be filled in: {names}.',
  },
};
