const AUTHORITY = 'https://login.microsoftonline.com';
/** Who is signed in may be asked their name and picture, for themselves. */
const SCOPE = 'openid profile https://graph.microsoft.com/User.Read';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Microsoft's page for that, out of where ours stands and its query; `undefined` if it names no tenant and no app. What comes back is
 * a code that nobody uses, after `#` so that no server is sent it: what was agreed to is in force by then.
 * Source: Microsoft identity platform, authorization code flow.
 */
export function consentAddress({ origin, pathname, search }: Pick<Location, 'origin' | 'pathname' | 'search'>, loginHint: string | undefined): string | undefined {
  const asked = new URLSearchParams(search);
  const [tenant, client] = [asked.get('tenant') ?? '', asked.get('client') ?? ''];
  if (!UUID.test(tenant) || !UUID.test(client)) return undefined;
  const wish = new URLSearchParams({
    client_id: client,
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: origin + pathname,
    scope: SCOPE,
    ...(loginHint === undefined ? {} : { login_hint: loginHint }),
  });
  return `${AUTHORITY}/${tenant}/oauth2/v2.0/authorize?${wish.toString()}`;
}
