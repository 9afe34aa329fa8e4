export default {
  workspace: {
    title: 'Workspace',
    intro: 'What it is called, and in which time zone its days are counted.',
    name: 'Name',
    nameHint: 'What colleagues see in mails from Kontor.',
    zone: 'Time zone',
    zoneHint: 'For everyone who has not chosen another one.',
  },
  channelTest: {
    title: 'Test message',
    text: 'Shows that this channel can send. Answer it to see that it receives, too.',
    to: 'To',
    send: 'Send a test',
    sending: 'Sending …',
    outcomes: {
      sent: 'Sent from {from}. Look into the mailbox.',
      rejected: 'It was refused:',
      retry: 'It could not be sent now:',
      unknown: 'Nobody knows whether it was sent:',
    },
  },
  firstRun: {
    title: 'First steps',
    intro:
      'Five short steps to the first customer’s mail. Each can be left out; you go on where you stopped.',
    steps: 'Steps',
    names: {
      name: 'Name of the workspace',
      brand: 'Your brand',
      channel: 'First channel',
      people: 'Colleagues',
      mail: 'A test',
    },
    texts: {
      name: 'Usually the company’s name.',
      brand: 'The name under which customers know you: it stands as sender over your replies.',
      channel:
        'A mailbox that customers write to. “Check” tells step by step whether everything is right, before anything is saved.',
      people: 'Who answers with you. Invited people choose their own password.',
      mail: 'Send yourself a message and answer it: the answer appears here as soon as it has arrived.',
    },
    states: { done: 'done', skipped: 'left out' },
    skip: 'Leave out',
    goOn: 'Go on',
    leave: 'Do not offer any more',
    invited: 'Invited: {people}',
    noChannel: 'There is no channel yet. Set one up first.',
    arrived: 'It has arrived:',
    waits: 'Waiting for a mail to {address} …',
    over: 'All set',
    overText:
      'What customers write stands in the inbox from now on. All of this is found in the settings, too.',
    again: 'Go through the first steps',
    againText: 'Name, brand, first channel, colleagues, a test: one after another.',
  },
};
