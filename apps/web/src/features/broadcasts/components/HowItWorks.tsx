/** The whole product in one picture: people, the studio between, platforms on the other side. Decorative. */
export function HowItWorks() {
  return (
    <svg viewBox="0 0 640 216" className="h-auto w-full max-w-[640px]" fill="none" aria-hidden="true">
      <g stroke="var(--line-strong)" strokeWidth="1.5">
        <path d="M112 54c64 0 56 54 112 54M112 162c64 0 56-54 112-54" />
        <path d="M416 108c56 0 48-72 112-72M416 108h112M416 108c56 0 48 72 112 72" strokeDasharray="3 5" />
      </g>
      {[
        { y: 54, label: 'You' },
        { y: 162, label: 'Guests, by link' },
      ].map(({ y, label }) => (
        <g key={label}>
          <circle cx="84" cy={y} r="28" fill="var(--surface)" stroke="var(--line-strong)" strokeWidth="1.5" />
          <circle cx="84" cy={y - 7} r="8" fill="var(--text-faint)" />
          <path d={`M68 ${y + 17}a16 12 0 0 1 32 0`} fill="var(--text-faint)" />
          <text x="84" y={y + 48} textAnchor="middle" fontSize="12.5" fill="var(--text-muted)">
            {label}
          </text>
        </g>
      ))}
      <rect x="224" y="42" width="192" height="132" rx="8" fill="var(--surface)" stroke="var(--accent)" strokeWidth="1.5" />
      <rect x="236" y="54" width="168" height="94" rx="4" fill="var(--sunken)" />
      <rect x="242" y="60" width="102" height="82" rx="3" fill="var(--accent-wash)" />
      <rect x="350" y="60" width="48" height="38" rx="3" fill="var(--hover)" />
      <rect x="350" y="104" width="48" height="38" rx="3" fill="var(--hover)" />
      <circle cx="293" cy="92" r="12" fill="var(--accent)" />
      <path d="M270 130a23 17 0 0 1 46 0" fill="var(--accent)" />
      <circle cx="374" cy="74" r="6" fill="var(--text-faint)" />
      <path d="M362 93a12 9 0 0 1 24 0" fill="var(--text-faint)" />
      <circle cx="374" cy="118" r="6" fill="var(--text-faint)" />
      <path d="M362 137a12 9 0 0 1 24 0" fill="var(--text-faint)" />
      <text x="320" y="165" textAnchor="middle" fontSize="12.5" fill="var(--text-muted)">
        Your studio
      </text>
      {[
        { y: 36, label: 'YouTube' },
        { y: 108, label: 'Twitch' },
        { y: 180, label: 'Anywhere by RTMP' },
      ].map(({ y, label }) => (
        <g key={label}>
          <rect x="528" y={y - 17} width="104" height="34" rx="8" fill="var(--surface)" stroke="var(--line-strong)" strokeWidth="1.5" />
          <text x="580" y={y + 4.5} textAnchor="middle" fontSize="11" fill="var(--text-muted)">
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
}
