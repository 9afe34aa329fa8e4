import { channelSignInCookie } from '@kontor/contracts/client/channel-sign-in';
import type { ChannelSignInFailed } from '@kontor/contracts/settings';

/** Why the sign-in that the browser comes back from did not work. Told once: the cookie is taken away by reading it. */
export function takeSignInFailure(channelId: string): ChannelSignInFailed | null {
  const { name, path } = channelSignInCookie;
  const told = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
  if (!told) return null;
  document.cookie = `${name}=; path=${path}; max-age=0`;
  try {
    const failed = JSON.parse(decodeURIComponent(told.slice(name.length + 1))) as ChannelSignInFailed;
    return failed.channelId === channelId ? failed : null;
  } catch {
    return null;
  }
}
