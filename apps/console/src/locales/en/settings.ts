import channels from './channels.ts';
import rules from './rules.ts';
import people from './people.ts';

export default { settings: { ...people, ...channels, ...rules } };
