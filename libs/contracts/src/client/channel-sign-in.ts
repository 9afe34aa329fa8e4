/**
 * Brings `channelSignInFailed` to the channel's page, once. A cookie and no part of the address: there anybody could put
 * words on that page by a link.
 */
export const channelSignInCookie = { name: 'kontor_channel_sign_in', path: '/settings/channels' };
