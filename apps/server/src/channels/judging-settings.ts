import type { ChannelAdapter } from '@kontor/channel-kit/adapter';
import { fieldFaults } from '../platform/http/field-faults.ts';
import { Problem } from '../platform/problem.ts';
import { adapterFor, channelKinds } from './channels.ts';
import { keepSecrets, secretPaths, type Secrets, type Settings, settingsSchema } from './secret-settings.ts';

export interface Judged {
  adapter: ChannelAdapter;
  /** As the adapter's schema reads them, secrets included. */
  settings: Settings;
  secretPaths: string[];
}

/** Judges what a person typed by the adapter's own schema; secrets that were left out are those stored before. */
export async function judgeSettings(kind: string, sent: Settings, stored: Secrets = {}): Promise<Judged> {
  const adapter = await knownAdapter(kind);
  const paths = secretPaths(await settingsSchema(adapter.settings));
  const read = await adapter.settings.safeParseAsync(keepSecrets(sent, stored, paths));
  if (!read.success)
    throw new Problem('invalid_request', 'These settings cannot work yet.', {
      errors: fieldFaults(read.error.issues, 'settings'),
    });
  return { adapter, settings: read.data as Settings, secretPaths: paths };
}

async function knownAdapter(kind: string): Promise<ChannelAdapter> {
  if (channelKinds.includes(kind)) return adapterFor(kind);
  throw new Problem('invalid_request', `There are no channels of this kind.`, {
    errors: [{ path: 'kind', message: `Known kinds: ${channelKinds.join(', ')}` }],
  });
}
