const PLACE = "autotag.queries";
const KEPT = 12;

/** The queries that were run last in this browser, newest first. */
export function recentQueries(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

export function rememberQuery(query: string): void {
  if (query.trim() === "") return;
  const others = recentQueries().filter((one) => one !== query);
  localStorage.setItem(PLACE, JSON.stringify([query, ...others].slice(0, KEPT)));
}
