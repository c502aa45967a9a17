/** A small OpenID provider on this machine: whoever comes is the person it was told to be. */
import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export interface OidcProvider {
  readonly issuer: string;
  /** What it says of the person; whatever else an attacker would have it say. */
  readonly claims: Record<string, unknown>;
  /** Signs in at the provider: the query with which it sends the browser back. */
  readonly visit: (authorizationUrl: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export const oidcClient = { clientId: "sanpo", clientSecret: "only-the-two-of-us-know" };

interface Granted {
  readonly nonce: string;
  readonly challenge: string;
}

export async function startOidcProvider(): Promise<OidcProvider> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const key = { ...(await exportJWK(publicKey)), kid: "one", alg: "RS256", use: "sig" };
  const granted = new Map<string, Granted>();
  const claims: Record<string, unknown> = {};
  let issuer = "";

  const idToken = (nonce: string) =>
    new SignJWT({ nonce, iss: issuer, aud: oidcClient.clientId, sub: "person-1", ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "one" })
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(privateKey);

  async function token(request: IncomingMessage): Promise<object | undefined> {
    const form = new URLSearchParams(await bodyOf(request));
    const grant = granted.get(form.get("code") ?? "");
    granted.delete(form.get("code") ?? "");
    const verifier = form.get("code_verifier") ?? "";
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const isClient = form.get("client_secret") === oidcClient.clientSecret;
    if (grant?.challenge !== challenge || !isClient) return undefined;
    return { access_token: randomUUID(), token_type: "Bearer", id_token: await idToken(grant.nonce) };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", issuer);
    if (url.pathname === "/.well-known/openid-configuration") send(response, metadataOf(issuer));
    else if (url.pathname === "/jwks") send(response, { keys: [key] });
    else if (url.pathname === "/token") send(response, await token(request));
    else if (url.pathname === "/authorize") {
      const asked = url.searchParams;
      const code = randomUUID();
      granted.set(code, {
        nonce: asked.get("nonce") ?? "",
        challenge: asked.get("code_challenge") ?? "",
      });
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.search = new URLSearchParams({ code, state: asked.get("state") ?? "", iss: issuer }).toString();
      response.writeHead(302, { location: back.href }).end();
    } else response.writeHead(404).end();
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    issuer,
    claims,
    visit: async (authorizationUrl) => {
      const { headers } = await fetch(authorizationUrl, { redirect: "manual" });
      return new URL(headers.get("location") ?? "").search.slice(1);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function metadataOf(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["client_secret_post"],
  };
}

function send(response: ServerResponse, content: object | undefined): void {
  response.writeHead(content === undefined ? 400 : 200, { "content-type": "application/json" });
  response.end(JSON.stringify(content ?? { error: "invalid_grant" }));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
