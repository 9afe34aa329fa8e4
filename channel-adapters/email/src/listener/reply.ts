/** What a sending mail server is told, with the code that smtp-server puts before it. */
export const reply = {
  nobody: (address: string) =>
    refusal(
      550,
      `5.1.1 <${address.replace(/[^\x21-\x7e]/g, '?')}> receives no mail here, and nothing is passed on`,
    ),
  later: () => refusal(451, '4.3.0 The mail could not be stored now, please try again later'),
  busy: () => refusal(451, '4.3.2 Too much mail at once, please try again later'),
  tooBig: () => refusal(552, '5.3.4 The mail is too big'),
};

function refusal(responseCode: number, message: string): Error & { responseCode: number } {
  return Object.assign(new Error(message), { responseCode });
}
