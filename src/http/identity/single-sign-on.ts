/**
 * Signing in through the identity provider of an institution (OpenID Connect, authorization code with PKCE, state and
 * nonce). Everything that is hard about it is done by openid-client; a provider is asked for its metadata when it is
 * first needed.
 */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from "openid-client";
import { z } from "zod";
import type { SingleSignOn, SingleSignOnProvider } from "../../app/identity/single-sign-on-ports.ts";

export interface ConfiguredProvider extends SingleSignOnProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const checksSchema = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string() });
const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
});

const timeoutSeconds = 10;
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

export function singleSignOn(configured: readonly ConfiguredProvider[]): SingleSignOn {
  const found = new Map<string, Promise<Configuration>>();
  const providerOf = (providerId: string) => configured.find(({ id }) => id === providerId);

  function metadataOf(provider: ConfiguredProvider): Promise<Configuration> {
    const known = found.get(provider.id) ?? discover(provider);
    found.set(provider.id, known);
    // A provider that could not be reached is asked again the next time.
    known.catch(() => found.delete(provider.id));
    return known;
  }

  return {
    providers: configured.map(({ id, organizationId, nameJa, nameEn }) => ({
      id,
      organizationId,
      nameJa,
      nameEn,
    })),
    async begin(providerId, redirectUri) {
      const provider = providerOf(providerId);
      if (provider === undefined) return undefined;
      const metadata = await metadataOf(provider);
      const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(metadata, {
        redirect_uri: redirectUri,
        scope: "openid email profile",
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, state: checks.state, checks: JSON.stringify(checks) };
    },
    async finish(providerId, { redirectUri, query, checks }) {
      const provider = providerOf(providerId);
      if (provider === undefined) return undefined;
      const { state, nonce, verifier } = checksSchema.parse(JSON.parse(checks));
      const answered = new URL(redirectUri);
      answered.search = query;
      const tokens = await authorizationCodeGrant(await metadataOf(provider), answered, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const { iss, sub, email, email_verified: isVerified } = claimsSchema.parse(tokens.claims());
      const verified = isVerified === true && email !== undefined ? { verifiedEmail: email } : {};
      return { issuer: iss, subject: sub, ...verified };
    },
  };
}

/** Without TLS a provider is trusted on this machine only. */
async function discover({ issuer, clientId, clientSecret }: ConfiguredProvider): Promise<Configuration> {
  const address = new URL(issuer);
  const isLocal = address.protocol === "http:" && loopback.has(address.hostname);
  return discovery(address, clientId, clientSecret, undefined, {
    timeout: timeoutSeconds,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to warn; tests reach a provider without TLS
    ...(isLocal ? { execute: [allowInsecureRequests] } : {}),
  });
}
