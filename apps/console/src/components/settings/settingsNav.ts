import type { Role } from '@kontor/contracts/people';
import type { IconName } from '@kontor/ui/icons.ts';

export interface SettingsEntry {
  name: string;
  icon: IconName;
  roles?: readonly Role[];
}
const manage = ['admin', 'lead'] as const;
const admin = ['admin'] as const;

/** The settings by area, as the side navigation shows them. What a role may not open it does not see. */
export const settingsAreas: { area: string; entries: SettingsEntry[] }[] = [
  {
    area: 'workspace',
    entries: [
      { name: 'workspace', icon: 'cog', roles: admin },
      { name: 'brands', icon: 'star', roles: admin },
      { name: 'signatures', icon: 'pen', roles: admin },
      { name: 'webhooks', icon: 'link', roles: admin },
    ],
  },
  {
    area: 'channels',
    entries: [
      { name: 'channels', icon: 'mail', roles: manage },
      { name: 'quarantine', icon: 'warn', roles: manage },
      { name: 'troubles', icon: 'send' },
      { name: 'heldWork', icon: 'clock', roles: admin },
    ],
  },
  {
    area: 'people',
    entries: [
      { name: 'people', icon: 'user' },
      { name: 'teams', icon: 'users' },
    ],
  },
  {
    area: 'work',
    entries: [
      { name: 'rules', icon: 'bolt', roles: manage },
      { name: 'views', icon: 'list' },
      { name: 'canned', icon: 'canned' },
      { name: 'tags', icon: 'tag' },
      { name: 'attributes', icon: 'pen', roles: admin },
    ],
  },
  { area: 'safety', entries: [{ name: 'audit', icon: 'shield', roles: admin }] },
  {
    area: 'you',
    entries: [
      { name: 'profile', icon: 'user' },
      { name: 'notifying', icon: 'bell' },
      { name: 'sessions', icon: 'globe' },
      { name: 'tokens', icon: 'lock' },
      { name: 'keys', icon: 'keys' },
    ],
  },
];
