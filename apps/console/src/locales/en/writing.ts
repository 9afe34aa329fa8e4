export default {
  mentioning: {
    title: 'Let them see this conversation?',
    text: '{names} cannot see this conversation yet. With this note they see all of it and follow it.',
    yes: 'Let them in and add the note',
  },
  later: {
    title: 'When should it go out?',
    then: 'And when should it come back?',
    at: 'Day and time',
    send: 'Send then',
    goesOut: 'Goes out {at}',
    change: 'Change time',
    toDraft: 'Back to draft',
    notSent: 'If the customer writes before, it comes back to you as a draft.',
  },
  rich: {
    toolbar: 'How the text looks',
    linkTo: 'Address of the link',
    linkWords: 'Words of the link',
    setLink: 'Set link',
    unlink: 'Remove link',
  },
};
