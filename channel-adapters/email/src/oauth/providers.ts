/** What a provider publishes about signing in to its mailboxes (RFC 6749, 7636). */
export interface Provider {
  name: string;
  /** Where a person is sent to sign in and agree. `{tenant}` is the organisation's directory. */
  authorize: string;
  token: string;
  scopes: string[];
  /** Asked for beside the usual: without them no refresh token is given. */
  extra: Record<string, string>;
}

/**
 * Google: https://developers.google.com/identity/protocols/oauth2/web-server,
 * https://developers.google.com/workspace/gmail/imap/xoauth2-protocol.
 * Microsoft: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow,
 * https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth.
 */
export const providers: Record<'google' | 'microsoft', Provider> = {
  google: {
    name: 'Google',
    authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    scopes: ['https://mail.google.com/'],
    // A second agreement gives no refresh token unless it is asked for as if it were the first.
    extra: { access_type: 'offline', prompt: 'consent' },
  },
  microsoft: {
    name: 'Microsoft',
    authorize: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize',
    token: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
    scopes: [
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'https://outlook.office.com/SMTP.Send',
      'offline_access',
    ],
    extra: { prompt: 'select_account' },
  },
};
