const MEGABYTE = 1_000_000;
/** Pages that are kept; the heap is flat once so many are loaded. */
const WINDOW = 4_000;
const MOST_TILES = 150;

/** Scrolls from the first item to the last and back; the most tiles that were on the page, and by how much the heap grew. */
export async function scrolled({ page, place, items }) {
  const explore = await page();
  const devtools = await explore.context().newCDPSession(explore);
  const heap = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    return (await devtools.send("Runtime.getHeapUsage")).usedSize / MEGABYTE;
  };
  await explore.goto(place("explore", { sort: "created_at" }));
  await explore.getByRole("option").first().waitFor();
  const started = Date.now();
  const warm = await explore.evaluate(scroll, { to: "end", pages: Math.ceil(Math.min(items, WINDOW) / 100) });
  const before = await heap();
  const there = await explore.evaluate(scroll, { to: "end", pages: Number.POSITIVE_INFINITY });
  const last = await explore.getByRole("option").last().getAttribute("aria-label");
  const after = await heap();
  const back = await explore.evaluate(scroll, { to: "start", pages: Number.POSITIVE_INFINITY });
  const seconds = (Date.now() - started) / 1000;
  const tiles = Math.max(warm, there, back);
  console.log(
    `  scrolled to ${last} and back in ${seconds.toFixed(0)} s: ${tiles} tiles at most, heap ${before.toFixed(1)} MB, then ${after.toFixed(1)} MB`,
  );
  await explore.context().close();
  if (tiles > MOST_TILES) throw new Error(`${tiles} tiles were on the page, more than ${MOST_TILES}.`);
  return { tiles, growth: after - before };
}

/** In the page: to an end of the list, until nothing more comes for a while or so many pages came. */
async function scroll({ to, pages }) {
  const grid = document.querySelector("[role=listbox][aria-label=Pictures]");
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  let most = 0;
  let loaded = 0;
  for (let still = 0; still < 90 && loaded < pages; ) {
    const height = grid.scrollHeight;
    const at = grid.scrollTop;
    grid.scrollTop = to === "end" ? height : Math.max(0, at - 4 * grid.clientHeight);
    await frame();
    most = Math.max(most, document.querySelectorAll("[role=option]").length);
    const moved = grid.scrollTop !== at || grid.scrollHeight !== height;
    if (grid.scrollHeight > height) loaded++;
    still = moved ? 0 : still + 1;
  }
  return most;
}
