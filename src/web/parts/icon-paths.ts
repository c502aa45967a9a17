/** Outlines on a field of 24 by 24. */
export const iconPaths = {
  home: "M3 11l9-8 9 8M5 9.5V21h5v-6h4v6h5V9.5",
  loans: "M3 9l9-5 9 5H3zM5 9v9M10 9v9M14 9v9M19 9v9M3 20h18",
  facilities: "M4 7h16v12H4zM4 11h16M8 15h4",
  baseRates: "M4 19V5M4 19h16M6 15l4-4 3 2 6-7",
  approvals: "M9 12l2 2 4-5M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6l7-3z",
  reviews: "M4 4h11v5M4 4v16h7M7 8h5M7 12h3M16 12a4 4 0 100 8 4 4 0 000-8zM19 19l2.5 2.5",
  report: "M4 20h16M6 16l1-4 9-9 3 3-9 9-4 1z",
  observations: "M4 6h2M10 6h10M4 12h2M10 12h10M4 18h2M10 18h10",
  projects: "M4 20V10l5 3V8l6 4V6l5 3v11H4zM8 17h2M14 17h2",
  books: "M4 5c3-1 5-1 8 1 3-2 5-2 8-1v14c-3-1-5-1-8 1-3-2-5-2-8-1V5zM12 6v14",
  audit: "M9 15l6-6M10 6l2-2a4 4 0 016 6l-2 2M14 18l-2 2a4 4 0 01-6-6l2-2",
  settings:
    "M12 9a3 3 0 100 6 3 3 0 000-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2",
  covenants: "M12 3v18M5 7h14M5 7l-3 7h6zM19 7l-3 7h6zM8 21h8",
  sun: "M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M19 5l-1.5 1.5M6.5 17.5L5 19",
  moon: "M20 14A8 8 0 0110 4a8 8 0 1010 10z",
  help: "M12 3a9 9 0 100 18 9 9 0 000-18zM9.5 9.5a2.5 2.5 0 114 2c-1 .8-1.5 1.2-1.5 2.5M12 17v.2",
  download: "M12 4v11M7 11l5 5 5-5M4 20h16",
  file: "M6 3h8l4 4v14H6V3zM14 3v4h4",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  camera: "M4 8h4l2-3h4l2 3h4v11H4zM12 10a3.5 3.5 0 100 7 3.5 3.5 0 000-7z",
  chevron: "M9 6l6 6-6 6",
  signOut: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
  clock: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3 2",
} as const;

export type IconName = keyof typeof iconPaths;
