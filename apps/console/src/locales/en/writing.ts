export default {
  rich: {
    toolbar: 'How the text looks',
    linkTo: 'Address of the link',
    linkWords: 'Words of the link',
    setLink: 'Set link',
    unlink: 'Remove link',
  },
};
