import { percentile, told } from "./figures.mjs";

const ROUNDS = 12;

/** The median time from the navigation until the first results are painted, with an empty cache; the first is not counted. */
export async function firstResults({ page, place }) {
  const times = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const fresh = await page();
    await fresh.addInitScript(() => {
      const watcher = new MutationObserver(() => {
        if (!document.querySelector("[role=option]")) return;
        watcher.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            window.firstResults = performance.now();
          };
          channel.port2.postMessage(null);
        });
      });
      watcher.observe(document, { childList: true, subtree: true });
    });
    await fresh.goto(place("explore"));
    await fresh.waitForFunction(() => window.firstResults !== undefined, undefined, { timeout: 60_000 });
    // Thumbnails are made on first use; what comes later finds them.
    if (round === 0) await fresh.waitForLoadState("networkidle");
    else times.push(await fresh.evaluate(() => window.firstResults));
    await fresh.context().close();
  }
  told("Explore, first results", times);
  return percentile(times, 0.5);
}
