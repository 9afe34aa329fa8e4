import { rootCertificates } from 'node:tls';

/** TLS options for a server of a channel: the public authorities and, when given, the company's own as well. */
export function trust(server: { host: string; ca?: string | undefined }) {
  return {
    minVersion: 'TLSv1.2' as const,
    ...(server.ca ? { ca: [...rootCertificates, server.ca] } : {}),
  };
}

/** As sockets want it: an IPv6 address without its brackets. */
export function bareHost(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}
