const person = (x: number, y: number, scale: number, colour: string) => (
  <g transform={`translate(${x} ${y}) scale(${scale})`} fill={colour}>
    <circle cx="0" cy="-7" r="8" />
    <path d="M-16 17a16 12 0 0 1 32 0Z" />
  </g>
);

const places = [
  { y: 40, label: 'YouTube' },
  { y: 108, label: 'Twitch' },
  { y: 176, label: 'Any RTMP' },
];

/** The whole product in one picture: people, the studio between, platforms on the other side. Decorative. */
export function HowItWorks() {
  return (
    <svg
      viewBox="0 0 680 216"
      className="h-auto w-full max-w-[800px] text-[20px] font-medium sm:text-[13px]"
      fill="none"
      aria-hidden="true"
    >
      <g stroke="var(--line-strong)" strokeWidth="1.5">
        <path d="M100 48c68 0 52 60 124 60M100 156c68 0 52-48 124-48" />
        <path
          d="M432 108c60 0 52-68 108-68M432 108h108M432 108c60 0 52 68 108 68"
          stroke="var(--accent)"
          strokeDasharray="2 6"
          strokeLinecap="round"
        />
      </g>
      <circle cx="72" cy="48" r="28" fill="var(--surface)" stroke="var(--line-strong)" strokeWidth="1.5" />
      {person(72, 48, 1, 'var(--accent)')}
      <text x="72" y="96" textAnchor="middle" fill="var(--text-muted)">
        You
      </text>
      <circle cx="72" cy="156" r="28" fill="var(--surface)" stroke="var(--line-strong)" strokeWidth="1.5" />
      {person(72, 156, 1, 'var(--text-faint)')}
      <text x="72" y="204" textAnchor="middle" fill="var(--text-muted)">
        Guests, by link
      </text>
      <rect x="224" y="36" width="208" height="144" rx="8" fill="var(--surface)" stroke="var(--line-strong)" strokeWidth="1.5" />
      <rect x="234" y="46" width="188" height="106" rx="5" fill="var(--sunken)" />
      <rect x="240" y="52" width="118" height="94" rx="4" fill="var(--accent-wash)" />
      <rect x="364" y="52" width="52" height="44" rx="4" fill="var(--hover)" />
      <rect x="364" y="102" width="52" height="44" rx="4" fill="var(--hover)" />
      {person(299, 102, 1.6, 'var(--accent)')}
      {person(390, 76, 0.7, 'var(--text-faint)')}
      {person(390, 126, 0.7, 'var(--text-faint)')}
      <text x="328" y="170" textAnchor="middle" fill="var(--text-muted)">
        Your studio
      </text>
      {places.map(({ y, label }) => (
        <g key={label}>
          <rect x="544" y={y - 19} width="132" height="38" rx="8" fill="var(--surface)" stroke="var(--line-strong)" strokeWidth="1.5" />
          <text x="610" y={y + 4.5} textAnchor="middle" fill="var(--text-muted)">
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
}
