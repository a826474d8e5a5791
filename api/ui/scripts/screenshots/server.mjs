// The server whose pages are pictured: AUTOTAG_URL and AUTOTAG_KEY.

const { AUTOTAG_URL: server, AUTOTAG_KEY: key } = process.env;
if (!server || !key) {
  console.error('This is run by "ops/screenshots".');
  process.exit(1);
}

export { key, server };

/** An answer of the API; a body is posted unless another method is named. */
export async function ask(path, body, method = body ? "POST" : "GET") {
  const response = await fetch(`${server}/api/v1${path}`, {
    method,
    headers: { "X-Avala-Api-Key": key, "Content-Type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok)
    throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

export const list = async (path) => (await ask(path)).results;

/** The answer once it is as wanted. */
export async function until(path, isSo) {
  for (;;) {
    const answer = await ask(path);
    if (isSo(answer)) return answer;
    await new Promise((go) => setTimeout(go, 500));
  }
}
