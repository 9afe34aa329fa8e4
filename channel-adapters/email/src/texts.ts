import { sayer } from '@kontor/channel-kit/sentences';

/** All that this adapter tells people about a channel and its servers. The console has German and English words for each. */
export const texts = {
  // What a check found.
  'email.found.name': '{host} is {addresses}.',
  'email.found.port': 'Port {port} answers.',
  'email.found.protocol': 'Port {port}, {protocol}.',
  'email.found.idle': 'Port {port}, {protocol} with IDLE.',
  'email.found.plain': 'No encryption is set.',
  'email.found.certificate': 'For {host}, until {day}.',
  'email.found.login': 'Logged in as {user}.',
  'email.found.noLogin': 'The server lets us in without a login, as set.',
  'email.found.folders': 'Found: {folders}.',
  'email.found.noLimit': 'The server names no limit.',
  'email.found.used': '{share} % of {size} MB are used.',
  'email.found.waits': 'Waits for the login above.',
  'email.found.notReached': 'Not reached.',

  // What is wrong with the way to a server.
  'email.server.broken': 'The connection to {host} broke.',
  'email.server.noName': 'There is no server named {host}.',
  'email.server.noLookup': 'The name {host} could not be looked up just now.',
  'email.server.closed': 'Nothing answers at {host} on port {port}.',
  'email.server.noWay': 'There is no way to {host} from the machine Kontor runs on.',
  'email.server.noTls': 'No encrypted connection to {host} on port {port} came about.',
  'email.server.silent': '{host} did not answer on port {port} in time.',
  'email.server.language': 'What answers at {host} on port {port} does not speak the expected language.',
  'email.server.foreign': 'Port {port} of {host} answers, but not as {protocol} does.',
  'email.server.refused': '{host} refused: {words}',
  'email.certificate.untrusted': 'The certificate of {host} is not trusted.',
  'email.certificate.selfSigned': 'The certificate of {host} is not trusted: it is self-signed.',
  'email.certificate.unknownAuthority':
    'The certificate of {host} is not trusted: it was issued by an unknown authority.',
  'email.certificate.expired': 'The certificate of {host} is not trusted: it has expired.',
  'email.certificate.notYet': 'The certificate of {host} is not trusted: it is not valid yet.',
  'email.certificate.otherName':
    'The certificate of {host} is not trusted: it was made out for another name.',
  'email.certificate.madeOut': 'It is made out for {names} by {issuer}, until {day}.',
  'email.certificate.madeOutForNobody': 'It is made out for nobody by {issuer}, until {day}.',

  // What is wrong with the login or the mailbox.
  'email.login.busy': '{host} lets nobody in just now.',
  'email.login.refused': 'The server refused this user with this password.',
  'email.login.smtpRefused': 'The outgoing server refused this user with this password.',
  'email.login.otherAccount': 'The server does not let in {user} with the account that signed in.',
  'email.folder.missing': 'There is no folder {folders}.',
  'email.folder.missingHere': 'There is no folder “{folder}” in this mailbox.',
  'email.folder.closed': 'The folder “{folder}” cannot be read. The server said: {words}',
  'email.store.failed': 'Kontor could not store a mail. It stays in the mailbox and is read again.',

  // What a mail server answered.
  'email.reply.mailboxFull': 'The mailbox is full.',
  'email.reply.spf': 'The recipient’s server does not accept our mail server for this sender (SPF).',
  'email.reply.dkim': 'The recipient’s server misses a valid signature of our domain (DKIM).',
  'email.reply.dmarc':
    'The recipient’s server refused the mail because our domain’s own policy (DMARC) says so.',
  'email.reply.greylisted': 'The recipient’s server takes mail from unknown senders only at the second try.',
  'email.reply.blockList': 'The recipient’s server has our mail server on a block list.',
  'email.reply.spam': 'The recipient’s server took the mail for spam.',
  'email.reply.attachment': 'The recipient’s server refused an attachment.',
  'email.reply.tooMany': 'Too many mails in a short time; the mail server wants us to wait.',
  'email.reply.wantsLogin': 'The outgoing server wants a login before it takes mail.',
  'email.reply.otherSender': 'The outgoing server does not let this login send from this address.',
  'email.reply.relay': 'The outgoing server does not pass on mail to other domains for us.',
  'email.reply.noMailDomain': 'The domain of the address takes no mail.',
  'email.reply.moved': 'The recipient has moved to another address.',
  'email.reply.mailboxClosed': 'The mailbox is closed.',
  'email.reply.noMailbox': 'The mailbox does not exist.',
  'email.reply.badAddress': 'The address is not written correctly.',
  'email.reply.tooBig': 'The mail is too big for the recipient’s server.',
  'email.reply.specialLetters': 'The server cannot take addresses with special letters.',
  'email.reply.wantsTls': 'The server wants an encrypted connection.',
  'email.reply.forbidden': 'The server’s rules forbid this mail.',
  'email.reply.noSpace': 'The mail server has no space left just now.',
  'email.reply.maintenance': 'The mail server is being worked on.',
  'email.reply.notReached': 'The recipient’s server cannot be reached just now.',
  'email.reply.overloaded': 'The mail server closed the connection; it is overloaded or being worked on.',
  'email.reply.notNow': 'The mail server could not take the mail just now.',
  'email.reply.notUnderstood': 'The mail server did not understand us.',
  'email.reply.recipientRefused': 'The recipient’s server refused the mail.',
  'email.reply.otherServer': 'The recipient is not at this server.',
  'email.reply.addressRefused': 'The mail server does not accept the address.',
  'email.reply.refused': 'The mail server refused the mail.',
  'email.reply.unexpected': 'The mail server answered something unexpected.',
  'email.said': 'It said: {words}',

  // Signing in at a provider.
  'email.access.nobody': 'Nobody has signed in to this mailbox at {provider} yet.',
  'email.access.unreachable': '{provider} could not be asked for access to the mailbox: {why}',
  'email.access.later': '{provider} gives no access to the mailbox just now.',
  'email.access.ended': '{provider} no longer lets Kontor into this mailbox.',
  'email.access.client': '{provider} does not accept the client ID and client secret.',
  'email.access.refused': '{provider} refused access to the mailbox ({why}).',
  'email.access.notLasting': '{provider} let you in, but gives Kontor no lasting access.',

  // What to do.
  'email.do.again': 'Try again in a few minutes.',
  'email.do.later': 'Try again later.',
  'email.do.askNetwork': 'If it stays so, ask whoever runs the mail server or the network between.',
  'email.do.startTls':
    'Port {port} usually speaks STARTTLS. Choose STARTTLS, or the port for TLS (IMAP 993, SMTP 465).',
  'email.do.tls': 'Port {port} usually speaks TLS from the start. Choose TLS.',
  'email.do.portAndSecurity':
    'Check that port and security belong together: IMAP 993 or SMTP 465 with TLS, 143 or 587 with STARTTLS.',
  'email.do.certificateName': 'Check that the host is written as in the certificate.',
  'email.do.ownAuthority':
    'If your company has its own certificate authority, paste its certificate under “Own certificate authority”.',
  'email.do.renew': 'If the certificate has expired, the server’s administrator must renew it.',
  'email.do.expiresSoon': 'It expires in {days} days; see to it that it is renewed.',
  'email.do.host': 'Check how the host is written.',
  'email.do.helpPage': 'The provider’s help page names its servers.',
  'email.do.dns': 'Check the name service (DNS) of the machine Kontor runs on.',
  'email.do.port': 'Check the port: IMAP 993 or 143, SMTP 465 or 587.',
  'email.do.runs': 'Check that the mail server runs.',
  'email.do.firewall': 'Check its network and firewall.',
  'email.do.port25': 'Many hosting providers close port 25; use 587 or 465.',
  'email.do.between': 'Check the port, and whether a firewall stands between.',
  'email.do.otherServer': 'Check host and port: it may be another kind of server.',
  'email.do.otherProgram': 'Another program listens there. Check host and port: {protocol} has {ports}.',
  'email.do.silentTls':
    'Port {port} is open and stays silent: it probably speaks TLS from the start. Choose TLS.',
  'email.do.encrypt':
    'User and password travel readable over the network. Choose TLS or STARTTLS if the server offers it.',
  'email.do.newPassword': 'Was the password changed at the provider? Replace it here.',
  'email.do.appPassword': 'Two-step sign-in on the mailbox? Create an app password there and use that.',
  'email.do.bareUser': 'Some servers want the user without the domain: {user}.',
  'email.do.wholeUser': 'Some servers want the whole address as user.',
  'email.do.sameAccount':
    'Is the user above the address of the account that signed in? A shared mailbox needs the right to open it.',
  'email.do.switchedOff':
    'IMAP and SMTP may be switched off for this mailbox at the provider: switch them on there.',
  'email.do.mailboxHas': 'The mailbox has: {folders}.',
  'email.do.makeRoom':
    'A full mailbox takes no mail: senders get it back. Delete or move old mail, or ask for more room.',
  'email.do.folderName': 'Check how the folder is written; the check names all folders of the mailbox.',
  'email.do.folderGone':
    'Was it renamed or deleted in a mail program? Make it again or take it out of the list.',
  'email.do.folderRight': 'Check whether this user may open the folder in a mail program.',
  'email.do.disk': 'Look at the state of Kontor’s database and disk.',
  'email.do.signInAgain': 'Open the channel’s settings and sign in again with the mailbox’s account.',
  'email.do.whyEnded':
    'It ends when the account’s password changes, when somebody takes the permission back, or by a rule of the organisation.',
  'email.do.reach': 'Look whether this machine may reach https://{host}.',
  'email.do.copyClient':
    'Copy both again from the application that you registered there. A secret may have run out.',
  'email.do.application':
    'Look at the application that you registered there: its permissions and its redirect address.',
  'email.do.takeBack': 'Take the permission back in the account’s settings there, and sign in again.',
} as const;

export const say = sayer(texts);
