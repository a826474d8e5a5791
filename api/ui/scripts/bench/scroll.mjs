const MEGABYTE = 1_000_000;
/** Items that are kept; the heap is flat once so many are loaded. */
const WINDOW = 4_000;
const PAGE = 100;
const MOST_TILES = 150;
/** For the way there, in milliseconds: where a machine is too slow for all items, it ends where it is by then. */
const LONGEST = 240_000;

/**
 * Scrolls from the first item towards the last, page by page, and back to the first at once.
 *
 * @returns how many items came, the most tiles that were on the page, by how many MB the heap grew once the window was full, and
 * the milliseconds until the first item was there again
 */
export async function scrolled({ page, place, items }) {
  const explore = await page();
  const devtools = await explore.context().newCDPSession(explore);
  const heap = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    return (await devtools.send("Runtime.getHeapUsage")).usedSize / MEGABYTE;
  };
  let pages = 0;
  explore.on("response", (answer) => {
    if (answer.ok() && new URL(answer.url()).pathname.endsWith("/items/")) pages++;
  });
  await explore.goto(place("explore", { sort: "created_at" }));
  const first = explore.getByRole("option").first();
  await first.waitFor();
  const id = await first.getAttribute("id");
  const warm = await explore.evaluate(down, { pages: Math.min(items, WINDOW) / PAGE, longest: LONGEST });
  const before = await heap();
  const started = Date.now();
  const there = await explore.evaluate(down, { pages: Number.POSITIVE_INFINITY, longest: LONGEST });
  const seconds = (Date.now() - started) / 1000;
  const after = await heap();
  const came = Math.min(items, pages * PAGE);
  const back = await explore.evaluate(up, id);
  const tiles = Math.max(warm, there, back.most);
  console.log(
    `  scrolled over ${came} of ${items} items in ${seconds.toFixed(0)} s: ${tiles} tiles at most, heap ${before.toFixed(1)} MB, then ${after.toFixed(1)} MB`,
  );
  await explore.context().close();
  if (tiles > MOST_TILES) throw new Error(`${tiles} tiles were on the page, more than ${MOST_TILES}.`);
  return { items: came, tiles, growth: after - before, back: back.took };
}

/** In the page: to the end of what is loaded, again and again, until so many pages came, none comes any more, or it is late. */
async function down({ pages, longest }) {
  const PATIENCE = 10_000;
  const grid = document.querySelector("[role=listbox][aria-label=Pictures]");
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const end = performance.now() + longest;
  let most = 0;
  let grown = performance.now();
  for (let loaded = 0; loaded < pages; ) {
    const height = grid.scrollHeight;
    grid.scrollTop = height;
    await frame();
    most = Math.max(most, document.querySelectorAll("[role=option]").length);
    const now = performance.now();
    if (grid.scrollHeight > height) {
      loaded++;
      grown = now;
    }
    if (now > end || now - grown > PATIENCE) break;
  }
  return most;
}

/** In the page: to the start at once, until the picture that was the first is there. */
async function up(id) {
  const LONGEST = 60_000;
  const grid = document.querySelector("[role=listbox][aria-label=Pictures]");
  const started = performance.now();
  let most = 0;
  grid.scrollTop = 0;
  for (;;) {
    await new Promise((done) => requestAnimationFrame(done));
    const tiles = [...document.querySelectorAll("[role=option]")];
    most = Math.max(most, tiles.length);
    const took = performance.now() - started;
    if (tiles[0]?.id === id) return { most, took };
    if (took > LONGEST) throw new Error(`The first picture, ${id}, did not come back within a minute.`);
  }
}
