export default {
  tags: {
    title: 'Tags',
    intro: 'Words to find conversations and customers by.',
    new: 'New tag',
    name: 'Word',
    color: 'Colour',
    colors: {
      none: 'none',
      teal: 'teal',
      green: 'green',
      amber: 'amber',
      red: 'red',
      violet: 'violet',
    },
    emptyTitle: 'There is no tag yet',
    emptyText:
      'Tags say what a conversation is about: damage in transit, warranty, tender. Views and rules ask for them, and reports count them.',
    noneOffered: 'No tag is offered.',
    unused: 'Not used yet',
    conversations: '{n} conversation | {n} conversations',
    customers: '{n} customer | {n} customers',
    views: '{n} view | {n} views',
    rules: '{n} rule | {n} rules',
    renames: 'The new word will stand in {conversations}, {customers}, {views} and {rules}.',
    becoming: '“{from}” is becoming this: {n} to go',
    merge: 'Merge',
    mergeTitle: 'Merge {name} into another tag',
    into: 'Into',
    choose: 'Choose a tag',
    merges:
      '{conversations}, {customers}, {views} and {rules} will have “{into}” instead of “{name}”. This cannot be undone.',
    archive: 'Archive',
    archivedText:
      'They stay where they are, and views and rules go on asking for them; they are offered no more.',
  },
};
