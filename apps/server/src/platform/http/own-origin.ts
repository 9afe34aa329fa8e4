import type { Config } from '../config.ts';

/**
 * Does this `Origin` name the server itself? By PUBLIC_URL, or by the host that the request was sent to: a foreign page can
 * choose neither its own Origin nor, for our cookie's host, the Host header.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  config: Pick<Config, 'publicUrl'>,
): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  if (config.publicUrl && origin === new URL(config.publicUrl).origin) return true;
  return host !== undefined && new URL(origin).host === host.toLowerCase();
}
