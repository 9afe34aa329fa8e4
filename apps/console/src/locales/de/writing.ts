export default {
  rich: {
    toolbar: 'Aussehen des Texts',
    linkTo: 'Adresse des Links',
    linkWords: 'Wörter des Links',
    setLink: 'Link setzen',
    unlink: 'Link entfernen',
  },
};
