import account from './account.ts';
import aids from './aids.ts';
import aside from './aside.ts';
import bulk from './bulk.ts';
import composer from './composer.ts';
import conversation from './conversation.ts';
import customer from './customer.ts';
import find from './find.ts';
import keys from './keys.ts';
import list from './list.ts';
import notifications from './notifications.ts';
import problems from './problems.ts';
import shell from './shell.ts';
import writing from './writing.ts';

export default {
  ...shell,
  ...list,
  ...keys,
  ...find,
  ...conversation,
  ...composer,
  ...aids,
  ...aside,
  ...customer,
  ...account,
  ...bulk,
  ...writing,
  notifications,
  problems,
};
