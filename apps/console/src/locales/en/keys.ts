export default {
  whyNot: {
    undo: 'There is nothing to undo.',
    resolve: 'It is resolved already.',
    reopen: 'It is open already.',
    wait: 'It waits for the customer already.',
    take: 'It is yours already.',
    takeOver: 'Nobody else has it or writes here.',
    reply: 'There is no channel to answer on, or nobody to write to. A note works.',
    sendAnyway: 'Nothing new has come: send as always.',
    files: 'There is no file in it.',
  },
  palette: {
    placeholder: 'An action, a place, a customer, #number',
    openNumber: 'Open #{number}',
    searchFor: 'Search all conversations for “{text}”',
    found: '{n} entry | {n} entries',
    groups: {
      recent: 'Recent',
      here: 'Here and now',
      go: 'Go to',
      views: 'Views, teams and channels',
      settings: 'Settings',
      general: 'Everywhere',
      conversations: 'Conversations',
      customers: 'Customers',
      find: 'Search',
      notNow: 'Not possible now',
    },
  },
  keySettings: {
    singles: 'Keys without Ctrl or ⌘',
    singlesText:
      'Letters and signs act at once where nobody types. Turn them off for speech input, or when your screen reader needs them; Ctrl+K or ⌘K then leads everywhere.',
  },
};
