// A real identity provider beside the program: oidc-provider, which is certified for OpenID Connect.
// Only who is signed in there, and how, is made up here.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { freePort } from './program.mjs';

const secret = 'een geheim: met / en + en %';

/**
 * Starts a provider that lets `site` sign people in. `people` says who they are: a subject with its
 * claims. What `next` holds decides what happens to whoever comes: { subject, amr, acr, at } signs
 * that person in, { error } sends the browser back with it.
 */
export async function identityProvider(test, site, { name = 'kroonstad', people = {}, inToken = false, algorithm = 'RS256' } = {}) {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const state = { next: {}, asked: [], people };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'zicht',
        client_secret: secret,
        redirect_uris: [`${site}/aanmelden/via/${name}/terug`],
        post_logout_redirect_uris: [`${site}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: algorithm,
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    cookies: { keys: ['koekjes'] },
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], email: ['email', 'email_verified'] },
    acrValues: ['hoog', 'laag'],
    // As the standard has it, claims of a scope stand in userinfo; many servers put them in the token.
    conformIdTokenClaims: !inToken,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (context, interaction) => `/wie/${interaction.uid}` },
    findAccount: (context, subject) => (state.people[subject] ? { accountId: subject, claims: () => ({ sub: subject, ...state.people[subject] }) } : undefined),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
    jwks: { keys: signingKeys(algorithm) },
    pkce: { required: () => true },
  });
  const answer = provider.callback();
  const server = createServer(async (request, response) => {
    state.asked.push(`${request.method} ${request.url.split('?')[0]}`);
    if (!request.url.startsWith('/wie/')) return answer(request, response);
    const { subject, amr, acr, at, error } = state.next;
    const result = error ? { error, error_description: 'zo wilde het de proef' } : { login: { accountId: subject, amr, acr, ts: at, remember: true } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve)));
  test.after(close);
  return Object.assign(state, { issuer, secret, provider, close });
}

/** A new pair of keys for each provider. */
function signingKeys(algorithm) {
  const { privateKey } = algorithm === 'RS256' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: algorithm }];
}

/** A browser at the provider: it keeps the provider's cookies, and stops where it is sent back. */
export class Passer {
  cookies = new Map();
  /** Follows from `address` until the address of `site`, which it gives. */
  async pass(address, site) {
    for (let turn = 0; turn < 10; ++turn) {
      if (address.startsWith(site)) return address.slice(site.length);
      const answer = await fetch(address, { redirect: 'manual', headers: { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') } });
      for (const line of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
        this.cookies.set(name, value);
      }
      const to = answer.headers.get('location');
      if (!to) throw new Error(`the provider answers ${answer.status}: ${await answer.text()}`);
      address = new URL(to, address).href;
    }
    throw new Error('the provider sends the browser around');
  }
}
