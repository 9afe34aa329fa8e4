export default {
  attributes: {
    title: 'Attributes',
    intro:
      'What you keep of customers and companies beside name and address. Views and rules can ask for it.',
    new: 'New attribute',
    emptyTitle: 'Nothing of your own yet',
    emptyText:
      'Add what your work turns on: the machine somebody owns, a contract until when, a tier. It then stands beside every conversation of that customer, and a view can list all with a contract that ends this month.',
    nameEn: 'Name in English',
    nameDe: 'Name in German',
    oneIsEnough: 'One is enough: it then stands in both languages.',
    type: 'Kind of value',
    types: {
      text: 'Text',
      number: 'Number',
      date: 'Date',
      choice: 'Choice',
      boolean: 'Yes or no',
      link: 'Link',
    },
    of: 'Stands at',
    owners: { customer: 'Customer', company: 'Company' },
    ofMany: { customer: 'At customers', company: 'At companies' },
    none: {
      customer: 'Customers have no attribute of their own.',
      company: 'Companies have no attribute of their own.',
    },
    choices: 'Choices',
    key: 'Key',
    keyHint: 'Its name in the API. It stays, whatever you call the attribute later.',
    taken: 'There is an attribute with this key already, perhaps an archived one.',
    values: 'one value | {n} values',
    views: 'one view | {n} views',
    rules: 'one rule | {n} rules',
    unused: 'not used yet',
    archive: 'Archive',
    archiveTitle: 'Archive {name}?',
    archiveText:
      'It is no longer shown or asked for. Its values stay, views and rules that use it go on, and you can bring it back with everything in it.',
    archivedText: 'Their values are kept, and views and rules that use them go on.',
  },
};
