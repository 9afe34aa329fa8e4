export default {
  setAside: {
    label: 'A draft put aside',
    undone: 'Taken back {time}:',
    overtaken: 'Came back {time}, the customer had written:',
    aside: 'Put aside {time}:',
    takeUp: 'Take up',
    takeUpTip: 'Comes into the field. What stands there is put aside.',
    discard: 'Discard',
    discardTitle: 'Discard this draft?',
    discardText: 'It was not sent. Its text is gone then.',
  },
};
