export interface StartArguments {
  demo: boolean;
  fresh: boolean;
  customers: string | undefined;
  conversations: string | undefined;
}

const usage = `npm start              an empty workspace for real use
npm run demo           a company with history, and the playground
  -- --fresh           begin anew
  -- --customers N --conversations M   with --fresh: how much history`;

/** Throws a sentence when something is not understood: nothing is ignored in silence. */
export function readArguments(given: string[]): StartArguments {
  const read: StartArguments = { demo: false, fresh: false, customers: undefined, conversations: undefined };
  const left = given.flatMap((word) => (word.startsWith('--') ? word.split('=') : [word]));
  while (left.length > 0) {
    const word = left.shift()!;
    if (word === '--demo') read.demo = true;
    else if (word === '--fresh') read.fresh = true;
    else if (word === '--customers' || word === '--conversations') {
      const value = left.shift() ?? '';
      if (!/^[1-9]\d*$/.test(value)) throw new ArgumentFault(`${word} wants a whole number.\n${usage}`);
      read[word === '--customers' ? 'customers' : 'conversations'] = value;
    } else throw new ArgumentFault(`"${word}" is not understood.\n${usage}`);
  }
  const onlyDemo = read.fresh
    ? '--fresh'
    : read.customers
      ? '--customers'
      : read.conversations && '--conversations';
  if (!read.demo && onlyDemo) throw new ArgumentFault(`${onlyDemo} is for the demo alone.\n${usage}`);
  return read;
}

export class ArgumentFault extends Error {
  override name = 'ArgumentFault';
}
