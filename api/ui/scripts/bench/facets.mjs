import { percentile, told } from "./figures.mjs";

const LABELS = 60;

/** From the click on a label, another one each time, until the new grid is painted. */
export async function facetClicks({ page, place }) {
  const explore = await page();
  await explore.goto(place("explore"));
  await explore.getByRole("option").first().waitFor();
  await explore.getByRole("button", { name: /^Show all/ }).click();
  const times = await explore.evaluate(timed, LABELS + 5);
  await explore.context().close();
  const counted = times.slice(5);
  told("facet click", counted);
  return percentile(counted, 0.95);
}

/** In the page: clicks one label after the other, and takes each away again. */
async function timed(count) {
  const settled = () => new Promise((done) => setTimeout(done, 250));
  const painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(null);
      }),
    );
  const buttons = () =>
    [...document.querySelectorAll("aside[aria-label=Facets] button[aria-pressed]")].filter((one) =>
      one.textContent.startsWith("label-"),
    );
  const grid = () => document.querySelector("[role=listbox][aria-label=Pictures]");
  const times = [];
  for (const name of buttons()
    .slice(0, count)
    .map((one) => one.textContent)) {
    const label = name.match(/^label-\d+/)[0];
    const button = () => buttons().find((one) => one.textContent.startsWith(label));
    const fresh = new Promise((done) => {
      let wasStale = false;
      const watcher = new MutationObserver(() => {
        const isStale = grid()?.dataset.stale === "true";
        if (wasStale && !isStale) {
          watcher.disconnect();
          done();
        }
        wasStale ||= isStale;
      });
      watcher.observe(document.body, { attributes: true, childList: true, subtree: true });
    });
    const started = performance.now();
    button().click();
    await fresh;
    times.push((await painted()) - started);
    await settled();
    button().click();
    await settled();
  }
  return times;
}
