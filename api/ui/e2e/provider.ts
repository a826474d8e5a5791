import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

const CLIENT = "autotag";

/** What the provider says of whoever gave a code, and what was asked for with it. */
interface Issued {
  readonly challenge: string;
  readonly redirect: string;
  readonly token: string;
}

/** The provider that the server was started with, and the names that it has for them: AUTOTAG_OIDC_ISSUER, _NAME. */
export function known(): { readonly issuer: URL; readonly name: string } {
  const { AUTOTAG_OIDC_ISSUER: issuer, AUTOTAG_OIDC_NAME: name } = process.env;
  if (!issuer || !name)
    throw new Error("AUTOTAG_OIDC_ISSUER and AUTOTAG_OIDC_NAME are not set: the scenario is that provider.");
  return { issuer: new URL(issuer), name };
}

/**
 * A provider of OpenID Connect on this machine: a page asks who somebody is and in which group; codes are taken once, from who
 * has the verifier, and tokens are signed by RS256.
 */
export async function provide(): Promise<{ readonly close: () => void }> {
  const { issuer } = known();
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, Issued>();
  const at = (path: string) => new URL(path, issuer.origin).href;
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

  function token(nonce: string, subject: string, group: string): string {
    const now = Math.floor(Date.now() / 1000);
    const head = encoded({ alg: "RS256", kid: "first" });
    const claims = encoded({
      iss: issuer.href,
      aud: CLIENT,
      sub: subject,
      iat: now,
      exp: now + 60,
      nonce,
      email: `${subject}@example.org`,
      email_verified: true,
      groups: [group],
    });
    const signature = sign("sha256", Buffer.from(`${head}.${claims}`), privateKey).toString("base64url");
    return `${head}.${claims}.${signature}`;
  }

  function approve(asked: URLSearchParams): string {
    const get = (name: string) => asked.get(name) ?? "";
    const code = randomUUID();
    codes.set(code, {
      challenge: get("code_challenge"),
      redirect: get("redirect_uri"),
      token: token(get("nonce"), get("subject"), get("group")),
    });
    return `${get("redirect_uri")}?${new URLSearchParams({ code, state: get("state") })}`;
  }

  function redeem(form: URLSearchParams): Issued | null {
    const issued = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    return issued?.challenge === challenge && issued.redirect === form.get("redirect_uri") ? issued : null;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", issuer.origin);
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
    if (pathname === `${issuer.pathname}/.well-known/openid-configuration`)
      json({
        issuer: issuer.href,
        authorization_endpoint: at("/authorize"),
        token_endpoint: at("/token"),
        jwks_uri: at("/keys"),
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    else if (pathname === "/keys")
      json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "first", use: "sig", alg: "RS256" }] });
    else if (pathname === "/authorize")
      response.writeHead(200, { "Content-Type": "text/html" }).end(form(searchParams));
    else if (pathname === "/approve") response.writeHead(303, { Location: approve(searchParams) }).end();
    else if (pathname === "/token") {
      const issued = redeem(new URLSearchParams(await body(request)));
      if (issued) json({ access_token: "unused", token_type: "Bearer", id_token: issued.token });
      else json({ error: "invalid_grant" }, 400);
    } else json({}, 404);
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(Number(issuer.port), issuer.hostname, listening));
  return { close: () => server.close() };
}

/** Asks who somebody is; what Autotag asked goes along. */
function form(asked: URLSearchParams): string {
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const hidden = [...asked].map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return `<!doctype html><html lang="en"><title>Provider</title><h1>Who are you?</h1><form action="/approve">
    ${hidden.join("")}<label>Name <input name="subject"></label> <label>Group <input name="group"></label>
    <button>Go on</button></form></html>`;
}

async function body(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString("utf8");
}
