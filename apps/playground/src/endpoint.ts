/** Where something listens. The playground is for one machine: only loopback is taken. */
export interface Endpoint {
  host: string;
  port: number;
}

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/** Reads `127.0.0.1:2526`, `[::1]:2526` or a bare port. Names what is wrong, for `name` is what the person typed it into. */
export function endpoint(value: string | number | Endpoint, name: string): Endpoint {
  if (typeof value === 'object') return checked(value, name);
  const match = /^(?:\[?(.+?)\]?:)?(\d+)$/.exec(String(value).trim());
  if (!match) throw new Error(`${name} is "${value}", which is no host:port. Example: 127.0.0.1:2526`);
  return checked({ host: match[1] ?? '127.0.0.1', port: Number(match[2]) }, name);
}

function checked(at: Endpoint, name: string): Endpoint {
  if (!loopback.has(at.host)) {
    throw new Error(
      `${name} is on ${at.host}. The playground listens on loopback only: 127.0.0.1:${at.port}`,
    );
  }
  if (!Number.isInteger(at.port) || at.port < 0 || at.port > 65_535) {
    throw new Error(`${name} has port ${at.port}, which is none between 0 and 65535`);
  }
  return at;
}

/** `127.0.0.1:2526`, as people write it. */
export const shown = (at: Endpoint) => `${at.host.includes(':') ? `[${at.host}]` : at.host}:${at.port}`;
