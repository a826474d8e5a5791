import { BARS, type Band } from "../canvas/bands";

interface Props {
  readonly band: Band;
  readonly size?: number;
}

/** A band as a sign: three, two or one bar, or a minus. Its colour is that of the text. */
export function BandSign({ band, size = 13 }: Props) {
  const bars = BARS[band];
  return (
    <svg width={size} height={size} viewBox="0 0 13 13" aria-hidden="true" fill="currentColor">
      {bars === 0 ? (
        <rect x="1" y="5.5" width="11" height="2" rx="1" />
      ) : (
        [0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={bar * 4.4 + 0.6}
            y={8 - bar * 3.4 + 0.5}
            width="3"
            height={3.5 + bar * 3.4}
            rx="0.8"
            fill={bar < bars ? "currentColor" : "none"}
            stroke="currentColor"
            strokeWidth={bar < bars ? 0 : 0.8}
            opacity={bar < bars ? 1 : 0.7}
          />
        ))
      )}
    </svg>
  );
}
