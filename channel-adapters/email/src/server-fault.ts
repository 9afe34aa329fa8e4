/** Why a mail server could not be reached or trusted, in words, and what to do. Never contains what was sent to it. */
export interface ServerFault {
  /** Stable: 'name', 'refused', 'unreachable', 'timeout', 'broken', 'certificate', 'tls', 'protocol'. */
  kind: 'name' | 'refused' | 'unreachable' | 'timeout' | 'broken' | 'certificate' | 'tls' | 'protocol';
  reason: string;
  advice: string[];
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
  if (!found) return { kind: 'broken', reason: `The connection to ${host} broke.`, advice: adviceOnNetwork };
  const certificate = found.kind === 'certificate' ? codes.find((code) => certificateWords[code]) : undefined;
  const reason = found.reason.replaceAll('{host}', host).replaceAll('{port}', String(port));
  return {
    kind: found.kind,
    reason: certificate ? `${reason.slice(0, -1)}: ${certificateWords[certificate]}.` : reason,
    advice: found.kind === 'tls' ? adviceOnTls(server) : found.advice,
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

const adviceOnNetwork = [
  'Try again in a few minutes.',
  'If it stays so, ask whoever runs the mail server or the network between.',
];

function adviceOnTls({ port, security }: Server): string[] {
  if (security === 'tls' && [143, 587, 25].includes(port))
    return [
      `Port ${port} usually speaks STARTTLS. Choose STARTTLS, or the port for TLS (IMAP 993, SMTP 465).`,
    ];
  if (security === 'starttls' && [993, 465].includes(port))
    return [`Port ${port} usually speaks TLS from the start. Choose TLS.`];
  return [
    'Check that port and security belong together: IMAP 993 or SMTP 465 with TLS, 143 or 587 with STARTTLS.',
  ];
}

const certificateWords: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'it was issued by an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'it was issued by an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT: 'it was issued by an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'it was issued by an unknown authority',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it was made out for another name',
};

const faults: { when: RegExp; kind: ServerFault['kind']; reason: string; advice: string[] }[] = [
  {
    when: /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT|ERR_TLS_CERT_)/,
    kind: 'certificate',
    reason: 'The certificate of {host} is not trusted.',
    advice: [
      'Check that the host is written as in the certificate.',
      'If your company has its own certificate authority, paste its certificate under “Own certificate authority”.',
      'If the certificate has expired, the server’s administrator must renew it.',
    ],
  },
  {
    when: /^(ENOTFOUND|EAI_NODATA|EAI_NONAME|ENODATA)$/,
    kind: 'name',
    reason: 'There is no server named {host}.',
    advice: ['Check how the host is written.', 'The provider’s help page names its servers.'],
  },
  {
    when: /^(EAI_AGAIN|EDNS|ETIMEOUT|ESERVFAIL|ECANCELLED)$/,
    kind: 'name',
    reason: 'The name {host} could not be looked up just now.',
    advice: ['Try again in a few minutes.', 'Check the name service (DNS) of the machine Kontor runs on.'],
  },
  {
    when: /^ECONNREFUSED$/,
    kind: 'refused',
    reason: 'Nothing answers at {host} on port {port}.',
    advice: ['Check the port: IMAP 993 or 143, SMTP 465 or 587.', 'Check that the mail server runs.'],
  },
  {
    when: /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPERM)$/,
    kind: 'unreachable',
    reason: 'There is no way to {host} from the machine Kontor runs on.',
    advice: ['Check its network and firewall.', 'Many hosting providers close port 25; use 587 or 465.'],
  },
  {
    when: /^(ERR_SSL_|EPROTO$|ETLS$|ERR_TLS_|STARTTLS)/,
    kind: 'tls',
    reason: 'No encrypted connection to {host} on port {port} came about.',
    advice: [],
  },
  {
    when: /^(ETIMEDOUT|CONNECT_TIMEOUT|GREETING_TIMEOUT|GREETTIMEOUT|UPGRADE_TIMEOUT|ETIMEOUT|NoResponse)$/i,
    kind: 'timeout',
    reason: '{host} did not answer on port {port} in time.',
    advice: ['Check the port, and whether a firewall stands between.', ...adviceOnNetwork.slice(0, 1)],
  },
  {
    when: /^(EPROTOCOL|LineTooLarge|LiteralTooLarge|ResponseTooLarge)$/,
    kind: 'protocol',
    reason: 'What answers at {host} on port {port} does not speak the expected language.',
    advice: ['Check host and port: it may be another kind of server.'],
  },
];
