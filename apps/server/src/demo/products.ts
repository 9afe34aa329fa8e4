/** What Adler Kaffee sells. Names are its own. */
export const machines = [
  { name: 'Piccola 58', price: 690 },
  { name: 'Lago 2', price: 1190 },
  { name: 'Aletsch Duo', price: 1890 },
  { name: 'Tessera', price: 2490 },
] as const;

/** Fully automatic: one button, one coffee. */
export const automats = ['Nova Uno', 'Nova Latte'] as const;

/** For bars and cafés, two or three groups. */
export const professionals = ['Gotthard Pro', 'Furka 3', 'Gotthard Pro S'] as const;

/** For offices and hotel lobbies. */
export const officeMachines = ['Lobby 400', 'Lobby 250'] as const;

export const grinders = ['Corvo 64', 'Fino', 'Granito 75'] as const;

export const beans = [
  'Bundesplatz',
  'Alpenglühen',
  'Nachtzug',
  'Sidamo hell',
  'Hausmischung',
  'Monte Bianco',
  'Lorraine dunkel',
] as const;
