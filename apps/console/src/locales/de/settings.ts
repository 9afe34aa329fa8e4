import attributes from './attributes.ts';
import canned from './canned.ts';
import channels from './channels.ts';
import rules from './rules.ts';
import firstRun from './firstRun.ts';
import notifying from './notifying.ts';
import people from './people.ts';
import secondFactor from './secondFactor.ts';
import tags from './tags.ts';
import webhooks from './webhooks.ts';

export default {
  settings: {
    archived: 'Archiviert',
    bringBack: 'Zurückholen',
    ...attributes,
    ...canned,
    ...people,
    ...notifying,
    ...firstRun,
    ...secondFactor,
    ...channels,
    ...rules,
    ...tags,
    ...webhooks,
  },
};
