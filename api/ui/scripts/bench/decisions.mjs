import { percentile, told } from "./figures.mjs";

const ITEMS = 50;
const MOST_KEYS = 600;

/** From the key until what follows is painted, over fifty items that are loaded ahead. */
export async function paintedDecisions({ page, place }) {
  const review = await page();
  await review.goto(place("review", { q: 'autotag_status = "pending" AND score >= 0', sort: "-created_at" }));
  await review.getByRole("region", { name: "Picture" }).waitFor();
  await review.waitForTimeout(3000);
  const seen = new Set();
  for (let keys = 0; seen.size <= ITEMS && keys < MOST_KEYS; keys++) {
    seen.add(new URL(review.url()).searchParams.get("item"));
    await review.keyboard.press("a");
    await review.waitForTimeout(90);
  }
  const times = await review.evaluate(() =>
    performance.getEntriesByName("decision-to-paint").map((one) => one.duration),
  );
  await review.getByText("Saved", { exact: true }).waitFor({ timeout: 60_000 });
  await review.context().close();
  if (seen.size <= ITEMS) throw new Error(`Only ${seen.size} items came within ${MOST_KEYS} keys.`);
  told(`decision, ${seen.size - 1} items`, times);
  return percentile(times, 0.95);
}
