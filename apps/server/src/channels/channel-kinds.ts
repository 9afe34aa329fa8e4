import type { channelKind } from '@kontor/contracts/settings';
import type { z } from 'zod';
import { adapterFor, channelKinds } from './channels.ts';
import { settingsSchema } from './secret-settings.ts';

/** What can be set up, and the form for each. */
export function describeKinds(): Promise<z.infer<typeof channelKind>[]> {
  return Promise.all(
    channelKinds.map(async (kind) => {
      const { settings, can } = await adapterFor(kind);
      return { kind, schema: await settingsSchema(settings), can: { ...can } };
    }),
  );
}
