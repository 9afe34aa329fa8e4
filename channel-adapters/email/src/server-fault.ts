import { tell, type Told } from '@kontor/channel-kit/sentences';
import { say } from './texts.ts';

/** Why a mail server could not be reached or trusted, in words, and what to do. Never contains what was sent to it. */
export interface ServerFault extends Told {
  /** Stable: 'name', 'refused', 'unreachable', 'timeout', 'broken', 'certificate', 'tls', 'protocol'. */
  kind: 'name' | 'refused' | 'unreachable' | 'timeout' | 'broken' | 'certificate' | 'tls' | 'protocol';
}

interface Server {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
}

/** From an error of a socket, of TLS or of a mail library, by the code it or its cause carries. */
export function serverFault(error: unknown, server: Server): ServerFault {
  const codes = codesOf(error);
  const found = faults.find(({ when }) => codes.some((code) => when.test(code)));
  const { host, port } = server;
  if (!found) return { kind: 'broken', ...tell(say('email.server.broken', { host }), adviceOnNetwork) };
  const certificate = found.kind === 'certificate' ? codes.find((code) => certificates[code]) : undefined;
  const says = certificate ? certificates[certificate]! : found.says;
  return {
    kind: found.kind,
    ...tell(say(says, { host, port }), found.kind === 'tls' ? adviceOnTls(server) : found.advice),
  };
}

/** Codes on an error and on all that caused it, the outermost last. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const { code, originalCode, cause, errors, _err } = error as Record<string, unknown>;
  const inner = [cause, _err, ...(Array.isArray(errors) ? errors : [])].flatMap((each) =>
    codesOf(each, depth + 1),
  );
  const certificate = /certificate/i.test(String((error as Error).message)) ? ['CERT'] : [];
  return [...inner, originalCode, code, ...certificate].filter(
    (each): each is string => typeof each === 'string',
  );
}

const adviceOnNetwork = [say('email.do.again'), say('email.do.askNetwork')];

function adviceOnTls({ port, security }: Server) {
  if (security === 'tls' && [143, 587, 25].includes(port)) return [say('email.do.startTls', { port })];
  if (security === 'starttls' && [993, 465].includes(port)) return [say('email.do.tls', { port })];
  return [say('email.do.portAndSecurity')];
}

type Code = Parameters<typeof say>[0];

const certificates: Record<string, Code> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'email.certificate.selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'email.certificate.unknownAuthority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'email.certificate.unknownAuthority',
  UNABLE_TO_GET_ISSUER_CERT: 'email.certificate.unknownAuthority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'email.certificate.unknownAuthority',
  CERT_HAS_EXPIRED: 'email.certificate.expired',
  CERT_NOT_YET_VALID: 'email.certificate.notYet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'email.certificate.otherName',
};

const faults: {
  when: RegExp;
  kind: ServerFault['kind'];
  says: Code;
  advice: ReturnType<typeof say>[];
}[] = [
  {
    when: /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT|ERR_TLS_CERT_)/,
    kind: 'certificate',
    says: 'email.certificate.untrusted',
    advice: [say('email.do.certificateName'), say('email.do.ownAuthority'), say('email.do.renew')],
  },
  {
    when: /^(ENOTFOUND|EAI_NODATA|EAI_NONAME|ENODATA)$/,
    kind: 'name',
    says: 'email.server.noName',
    advice: [say('email.do.host'), say('email.do.helpPage')],
  },
  {
    when: /^(EAI_AGAIN|EDNS|ETIMEOUT|ESERVFAIL|ECANCELLED)$/,
    kind: 'name',
    says: 'email.server.noLookup',
    advice: [say('email.do.again'), say('email.do.dns')],
  },
  {
    when: /^ECONNREFUSED$/,
    kind: 'refused',
    says: 'email.server.closed',
    advice: [say('email.do.port'), say('email.do.runs')],
  },
  {
    when: /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPERM)$/,
    kind: 'unreachable',
    says: 'email.server.noWay',
    advice: [say('email.do.firewall'), say('email.do.port25')],
  },
  {
    when: /^(ERR_SSL_|EPROTO$|ETLS$|ERR_TLS_|STARTTLS)/,
    kind: 'tls',
    says: 'email.server.noTls',
    advice: [],
  },
  {
    when: /^(ETIMEDOUT|CONNECT_TIMEOUT|GREETING_TIMEOUT|GREETTIMEOUT|UPGRADE_TIMEOUT|ETIMEOUT|NoResponse)$/i,
    kind: 'timeout',
    says: 'email.server.silent',
    advice: [say('email.do.between'), say('email.do.again')],
  },
  {
    when: /^(EPROTOCOL|LineTooLarge|LiteralTooLarge|ResponseTooLarge)$/,
    kind: 'protocol',
    says: 'email.server.language',
    advice: [say('email.do.otherServer')],
  },
];
