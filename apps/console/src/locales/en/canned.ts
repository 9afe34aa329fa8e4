export default {
  canned: {
    title: 'Canned replies',
    intro:
      'What you write often, ready behind a slash in every reply. It fills in names and numbers by itself, in the customer’s language.',
    new: 'New canned reply',
    search: 'Search by name or words',
    emptyTitle: 'Nothing ready yet',
    emptyText:
      'Think of what you wrote three times last week. Keep it here once, in every language you answer in, then type / in a reply and the first letters of its name.',
    files: 'Files',
    addFiles: 'Add files',
    filesHint:
      'They go along with every reply made from it: at most {count}, {size} MB together. If a channel carries less, it says so when you send.',
    broken: 'A file could not be uploaded. Remove it, or try again.',
    nameHint: 'You find it by this name, whatever the language.',
    words: 'Words in {language}',
    sharedWith: 'Who uses it',
    shared: {
      self: 'Only I',
      team: 'One team',
      everyone: 'Everyone',
    },
  },
  templates: {
    variables: 'Insert a variable',
    otherwise: 'Where a name may be missing, write behind a bar what stands there instead:',
    preview: 'Preview',
    languages: 'Languages',
    addLanguage: 'Another language',
    dropLanguage: 'Remove {language}',
  },
  signatures: {
    title: 'Signatures',
    intro:
      'What stands below every reply of a brand, in the customer’s language where there is one in it, else in the brand’s.',
    brand: 'Brand',
    words: 'Signature in {language}',
    elsewhere: 'What stands below replies you write under:',
  },
};
