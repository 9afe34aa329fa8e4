/**
 * Kontor's icons: strokes of 1.6 on a grid of 16, drawn with the colour of the text. Each value is the inside of an
 * `<svg viewBox="0 0 16 16">`.
 */
export const icons = {
  mail: '<rect x="1.5" y="3" width="13" height="10" rx="1.5"/><path d="M2 4l6 5 6-5"/>',
  bell: '<path d="M3.5 11.5c1-1 1-2.200 1-4.300a3.500 3.500 0 0 1 7 0c0 2.100 0 3.300 1 4.300zM6.700 13.800c.8.6 1.800.6 2.600 0"/>',
  chat: '<path d="M2 3h12v8H7l-3 3v-3H2z"/>',
  sms: '<rect x="4" y="1.5" width="8" height="13" rx="1.5"/><path d="M7 12.3h2"/>',
  social: '<path d="M3 9.5a5 5 0 1 1 2 4L2.5 14z"/><path d="M6.5 8h4M6.5 10h2.5"/>',
  clock: '<circle cx="8" cy="8" r="6"/><path d="M8 4.8V8l2.2 1.6"/>',
  check: '<path d="M3 8.5l3.2 3L13 4.5"/>',
  checks: '<path d="M1 8.5l3 3L10.5 5M7.5 11.3L14.5 5"/>',
  flag: '<path d="M3.5 14V2.5H12l-2 3 2 3H3.5"/>',
  user: '<circle cx="8" cy="5.5" r="2.8"/><path d="M2.5 14c.6-3 3-4.2 5.5-4.2S12.9 11 13.5 14"/>',
  users:
    '<circle cx="6" cy="5.5" r="2.5"/><path d="M1.5 13.5c.4-2.8 2.3-4 4.5-4s4.1 1.2 4.5 4M10.5 3.2a2.5 2.5 0 0 1 0 4.6M12.3 9.9c1.2.5 2 1.7 2.2 3.6"/>',
  cog: '<circle cx="8" cy="8" r="2.3"/><path d="M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4"/>',
  inbox: '<path d="M1.5 9L4 3h8l2.5 6v4h-13zM1.5 9H5l1 2h4l1-2h3.5"/>',
  search: '<circle cx="7" cy="7" r="4.5"/><path d="M10.5 10.5L14 14"/>',
  clip: '<path d="M13 7.5l-5 5a3 3 0 0 1-4.3-4.3l5.6-5.5a2 2 0 0 1 2.9 2.9L6.7 11"/>',
  bolt: '<path d="M9 1.5L3.5 9H8l-1 5.5L12.5 7H8z"/>',
  star: '<path d="M8 2l1.8 3.8 4.2.5-3.1 2.8.9 4.1L8 11.1 4.2 13.2l.9-4.1L2 6.3l4.2-.5z"/>',
  list: '<path d="M6 4h8M6 8h8M6 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01"/>',
  link: '<path d="M6.3 9.7l3.4-3.4M7 4.6l1.2-1.2a3 3 0 0 1 4.3 4.3L11.3 8.9M9 11.4l-1.2 1.2a3 3 0 0 1-4.3-4.3l1.2-1.2"/>',
  image:
    '<rect x="2" y="2.5" width="12" height="11" rx="1.5"/><circle cx="5.6" cy="6" r="1.1"/><path d="M2.5 12l3.7-3.5L9 11l2-2 3 2.8"/>',
  down: '<path d="M4.5 6.5L8 10l3.5-3.5"/>',
  up: '<path d="M4.5 9.5L8 6l3.5 3.5"/>',
  left: '<path d="M10 3.5L5.5 8l4.5 4.5"/>',
  right: '<path d="M6 3.5L10.5 8 6 12.5"/>',
  x: '<path d="M4 4l8 8M12 4l-8 8"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
  grip: '<path d="M6 4h.01M6 8h.01M6 12h.01M10 4h.01M10 8h.01M10 12h.01"/>',
  dots: '<path d="M3.5 8h.01M8 8h.01M12.5 8h.01"/>',
  warn: '<path d="M8 2.2l6.3 11.3H1.7zM8 6.5v3.2M8 11.7h.01"/>',
  info: '<circle cx="8" cy="8" r="6"/><path d="M8 7.5v3.5M8 5.2h.01"/>',
  snooze: '<path d="M13 9.8A5.6 5.6 0 0 1 6.2 3a5.6 5.6 0 1 0 6.8 6.8z"/>',
  open: '<circle cx="8" cy="8" r="5.2"/>',
  waiting:
    '<circle cx="8" cy="8" r="5.2"/><path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z" fill="currentColor" stroke="none"/>',
  done: '<circle cx="8" cy="8" r="5.5"/><path d="M5.5 8.2l1.8 1.7 3.2-3.5"/>',
  spam: '<circle cx="8" cy="8" r="5.5"/><path d="M4.2 11.8l7.6-7.6"/>',
  eye: '<path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z"/><circle cx="8" cy="8" r="2"/>',
  print: '<path d="M4.500 6V2h7v4M4.500 11.500H2V6h12v5.500h-2.500M4.500 9.500h7V14h-7z"/>',
  download: '<path d="M8 2.5v7.5M4.8 7L8 10.2 11.2 7M2.5 13.5h11"/>',
  retry: '<path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3"/>',
  lock: '<rect x="3" y="7" width="10" height="7" rx="1.5"/><path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2"/>',
  shield: '<path d="M8 1.8l5 2v4c0 3.2-2.1 5.3-5 6.4-2.9-1.1-5-3.2-5-6.4v-4z"/>',
  tag: '<path d="M2 8.5V2.5h6l6 6-5.5 5.5zM5 5.5h.01"/>',
  send: '<path d="M8 13V3M3.5 7.5L8 3l4.5 4.5"/>',
  forward: '<path d="M9.5 3.5L13.5 7.5l-4 4M13 7.5H6a3.5 3.5 0 0 0-3.5 3.5v2"/>',
  reply: '<path d="M6.5 3.5L2.5 7.5l4 4M3 7.5h7a3.5 3.5 0 0 1 3.5 3.5v2"/>',
  offline:
    '<path d="M2 2l12 12M4.3 8.7a5.5 5.5 0 0 1 2-1.2M9.8 7.6c.7.3 1.4.7 1.9 1.2M2 6.3c.6-.6 1.3-1 2-1.4M7 3.7c2.6-.2 5.1.7 7 2.6M6.7 11.2a2 2 0 0 1 2.6 0M8 13.5h.01"/>',
  half: '<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5v11"/>',
  keys: '<rect x="1.5" y="4" width="13" height="8.5" rx="1.5"/><path d="M4 7h.01M6.7 7h.01M9.3 7h.01M12 7h.01M5 10h6"/>',
  pen: '<path d="M3 13l.7-3L11 2.7l2.3 2.3L6 12.3z"/>',
  trash: '<path d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 9h5.8l.6-9"/>',
  filter: '<path d="M2 4h12M4.5 8h7M6.5 12h3"/>',
  out: '<path d="M9.5 3H3v10h6.5M7 8h7M11.5 5.5L14 8l-2.5 2.5"/>',
  sun: '<circle cx="8" cy="8" r="2.8"/><path d="M8 1.5V3M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1"/>',
  globe:
    '<circle cx="8" cy="8" r="6"/><path d="M2 8h12M8 2c2 1.8 2.800 3.800 2.800 6S10 12.200 8 14c-2-1.800-2.800-3.800-2.800-6S6 3.800 8 2z"/>',
  fold: '<path d="M4.500 3L8 6.500 11.500 3M4.500 13L8 9.500l3.500 3.500"/>',
  bold: '<path d="M5 3h3.800a2.400 2.400 0 0 1 0 4.800H5zM5 7.800h4.300a2.600 2.600 0 0 1 0 5.200H5z"/>',
  italic: '<path d="M7 3h5M4 13h5M9.500 3l-3 10"/>',
  underline: '<path d="M4.500 2.500v5a3.500 3.500 0 0 0 7 0v-5M3.500 13.500h9"/>',
  numbers:
    '<path d="M6.500 4H14M6.500 8H14M6.500 12H14M2 3.200l1-.7V6M1.800 10.300c1-1 2.200-.3 1.600.7L1.800 13h2"/>',
  quote:
    '<path d="M3 9.500h3V6H3zM3 9.500v1.200A2 2 0 0 0 4.500 12.500M3 6V4.500M9.500 9.500h3V6h-3zM9.500 9.500v1.200A2 2 0 0 0 11 12.500"/>',
  code: '<path d="M5.500 4.500L2 8l3.500 3.500M10.500 4.500L14 8l-3.500 3.500"/>',
  smile:
    '<circle cx="8" cy="8" r="6"/><path d="M5.500 9.500c1.200 1.800 3.800 1.800 5 0M6 6.200h.01M10 6.200h.01"/>',
  canned: '<rect x="2" y="2" width="12" height="12" rx="2"/><path d="M9.500 5L6.500 11"/>',
} as const;

export type IconName = keyof typeof icons;
