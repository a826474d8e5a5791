/** The value below which a share of all values lies. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** One line about a group of times. */
export function told(name, times) {
  const [p50, p95, most] = [0.5, 0.95, 1].map((share) => percentile(times, share).toFixed(1));
  console.log(`  ${name.padEnd(28)} p50 ${p50}  p95 ${p95}  most ${most} ms over ${times.length}`);
}
