/** The sign of Autotag: a suggestion, confirmed. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="var(--accent)">
      <rect x="4" y="4" width="24" height="24" rx="7" strokeWidth="3" strokeDasharray="6 4" />
      <path d="m10.5 16.5 4 4 7.5-8" strokeWidth="3.2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
