import attributes from './attributes.ts';
import canned from './canned.ts';
import channels from './channels.ts';
import rules from './rules.ts';
import notifying from './notifying.ts';
import people from './people.ts';
import secondFactor from './secondFactor.ts';
import told from './told.ts';

export default {
  settings: {
    ...attributes,
    ...canned,
    ...people,
    ...notifying,
    ...secondFactor,
    ...channels,
    ...rules,
    ...told,
  },
};
