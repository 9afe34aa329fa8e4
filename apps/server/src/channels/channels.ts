import type { ChannelAdapter } from '@kontor/channel-kit/adapter';

/** The one place that names adapters. Each is loaded when its first channel needs it. */
const loaders: Record<string, () => Promise<ChannelAdapter>> = {
  email: async () => (await import('@kontor/email/adapter')).emailAdapter as ChannelAdapter,
};

const loaded = new Map<string, Promise<ChannelAdapter>>();

export const channelKinds = Object.keys(loaders);

/** Throws for a kind that this build does not have. */
export function adapterFor(kind: string): Promise<ChannelAdapter> {
  const load = loaders[kind];
  if (!load) throw new Error(`There is no adapter for channels of kind "${kind}"`);
  let adapter = loaded.get(kind);
  if (!adapter) loaded.set(kind, (adapter = load()));
  return adapter;
}

export async function closeAdapters(): Promise<void> {
  for (const adapter of loaded.values()) await (await adapter).close?.();
}
