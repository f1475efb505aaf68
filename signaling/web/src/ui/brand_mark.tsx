// Twelve places around one centre, as on a bronze drum.
export function BrandMark({ size = "1.8em" }: { size?: string }) {
  return (
    <svg aria-hidden="true" focusable="false" viewBox="0 0 32 32" width={size} height={size} fill="currentColor">
      <circle cx="16" cy="16" r="4.2" />
      {kDots.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="1.7" />
      ))}
      <circle cx="16" cy="16" r="8" fill="none" stroke="currentColor" strokeWidth="1.3" />
    </svg>
  );
}

const kDots = Array.from({ length: 12 }, (_, index) => {
  const angle = (index * Math.PI) / 6;
  return { x: round(16 + 12.6 * Math.sin(angle)), y: round(16 - 12.6 * Math.cos(angle)) };
});

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
