// Line icons on a 24-unit grid, drawn for this product. Always decorative: the words beside them carry the meaning.

const kPaths = {
  microphone: "M12 3.5a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M8.5 21h7",
  microphoneOff:
    "M15 10V6.5a3 3 0 0 0-5.8-1.1M9 9.5v2a3 3 0 0 0 4.6 2.5M5.5 11.5a6.5 6.5 0 0 0 10.4 5.2M18.5 11.5c0 .9-.2 1.7-.5 2.5M12 18v3M8.5 21h7M4 3.5l16 17",
  hand: "M8 12.5V6a1.5 1.5 0 0 1 3 0v5M11 10.5V4.5a1.5 1.5 0 0 1 3 0v6M14 10.5V6a1.5 1.5 0 0 1 3 0v8.5a6.5 6.5 0 0 1-6.5 6.5c-2.6 0-4.2-1.2-5.4-3.4L3.3 14.3a1.5 1.5 0 0 1 2.5-1.6L8 15.5",
  camera: "M3 7.5h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM16 11l6-3v8l-6-3",
  cameraOff: "M7 7.5h8a1 1 0 0 1 1 1V11l6-3v8l-4-2M16 16.5H3a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1M4 3.5l16 17",
  stage: "M2.5 5h19v14h-19ZM6 8h12v8H6Z",
  layoutGrid: "M2.5 5h19v14h-19ZM2.5 12h19M8.8 5v14M15.2 5v14",
  layoutStage: "M2.5 5h19v14h-19ZM16 5v14M2.5 15h19M16 10h5.5M9.2 15v4",
  layoutPair: "M2.5 5h19v14h-19ZM12 5v9M2.5 14h19M8.8 14v5M15.2 14v5",
  layoutChairSpeaker: "M2.5 5h19v14h-19ZM14.5 5v14M14.5 12h7M2.5 15.5h12",
  layoutContent: "M2.5 5h19v14h-19ZM16.5 5v14M5.5 8.5h8M5.5 12h8M5.5 15.5h5M16.5 10h5",
  layoutFull: "M2.5 5h19v14h-19Z",
  separate: "M2.5 4.5h12v9h-12ZM17 4.5h4.5v4H17ZM17 11.5h4.5v4H17ZM2.5 16.5h4.5v3H2.5ZM10 16.5h4.5v3H10Z",
  enlarge: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  shrink: "M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5",
  settings: "M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4",
  globe: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3.5 9h17M3.5 15h17M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18",
  sound: "M4 9.5v5h3.5L12 19V5L7.5 9.5ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
  soundOff: "M4 9.5v5h3.5L12 19V5L7.5 9.5ZM16 9.5l5 5M21 9.5l-5 5",
  bell: "M12 4a5.5 5.5 0 0 0-5.5 5.5c0 4-1.8 6-1.8 6h14.6s-1.8-2-1.8-6A5.5 5.5 0 0 0 12 4ZM10 18.7a2.1 2.1 0 0 0 4 0",
  calendar: "M4 6h16v14H4ZM4 10.5h16M8.5 3.5V8M15.5 3.5V8",
  document: "M6 3.5h8l4 4v13H6ZM14 3.5v4h4M9 12h6M9 16h6",
  check: "M4.5 12.5l5 5 10-11",
  plus: "M12 5v14M5 12h14",
  cross: "M6 6l12 12M18 6L6 18",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2",
  line: "M5 19.5v-4M12 19.5V10.5M19 19.5V4.5",
  lineOff: "M5 19.5v-4M12 19.5v-5M12 10.5V12M19 16V4.5M4 3.5l16 17",
  warning: "M12 4 2.5 20h19ZM12 10v4.5M12 17.2v.1",
  star: "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1.1 5.9-5.3-2.8-5.3 2.8 1.1-5.9-4.3-4.1 5.9-.8Z",
  chevronLeft: "M14.5 6l-6 6 6 6",
  chevronRight: "M9.5 6l6 6-6 6",
  chevronUp: "M6 14.5l6-6 6 6",
  chevronDown: "M6 9.5l6 6 6-6",
  door: "M6 20.5v-17h11v17M3.5 20.5h17M13.5 12v.1",
  chat: "M4 5h16v11H11l-4.5 4v-4H4Z",
  roll: "M4 6.5l1.5 1.5L8 5M4 12.5l1.5 1.5L8 11M4 18.5l1.5 1.5L8 17M11.5 6.5H20M11.5 12.5H20M11.5 18.5H20",
  vote: "M4 12.5h16v7H4ZM8 12.5v-9h8v9M11 6.5h2",
  undo: "M8.5 5 4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-3",
  help: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9.6 9.7a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8M12 16.6v.1",
  phone: "M8 2.8h8a1 1 0 0 1 1 1v16.4a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V3.8a1 1 0 0 1 1-1ZM11 18.2h2",
  present: "M3 4.5h18M4.5 4.5v10.5h15V4.5M12 15v5.5M8.5 20.5h7M12 11.8V7.6M10 9.4l2-2 2 2",
  person: "M12 4a3.6 3.6 0 1 0 0 7.2A3.6 3.6 0 0 0 12 4ZM5 20c.6-3.7 3.2-5.6 7-5.6s6.4 1.9 7 5.6",
  arrowUp: "M12 20V4.5M5.5 11 12 4.5l6.5 6.5",
  arrowDown: "M12 4v15.5M5.5 13l6.5 6.5 6.5-6.5",
  trunk: "M12 21v-8M12 13 5 6M12 13l7-7M5 10V6h4M15 6h4v4",
  computer: "M3.5 4.5h17v11h-17ZM12 15.5v4M8 19.5h8",
  window: "M3 5h18v14H3ZM3 9h18M6 7v.1M8.5 7v.1",
  server: "M4 4h16v6.5H4ZM4 13.5h16V20H4ZM7.5 7.2v.1M7.5 16.7v.1M11 7.2h6M11 16.7h6",
  play: "M7 4.5v15l12-7.5Z",
  stop: "M6.5 6.5h11v11h-11Z",
  stepBack: "M17 5.5 9 12l8 6.5ZM6 5.5v13",
  stepOn: "M7 5.5l8 6.5-8 6.5ZM18 5.5v13",
  printer: "M7 8.5v-5h10v5M7 16.5H4v-8h16v8h-3M7 13.5h10v7H7Z",
  pin: "M9 3.5h6M10 3.5v6l-3 4h10l-3-4v-6M12 13.5v7",
} as const;

export type IconName = keyof typeof kPaths;

export function Icon({ name, size = "1.25em" }: { name: IconName; size?: string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={kPaths[name]} />
    </svg>
  );
}
