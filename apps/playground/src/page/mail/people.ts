/** Made-up people to begin with, and what they might write. */
export const suggestions = [
  { name: 'Anna Keller', address: 'anna.keller@example.ch' },
  { name: 'Jonas Meier', address: 'jonas.meier@example.ch' },
  { name: 'Sofia Berger', address: 'sofia.berger@example.at' },
  { name: 'Oliver Grant', address: 'oliver.grant@example.co.uk' },
  { name: 'Hotel Fontana, M. Frei', address: 'm.frei@hotel-fontana.example' },
];

export const desks = ['support', 'returns', 'jobs'].map((name) => `${name}@adler-kaffee.example`);

interface Example {
  to: string;
  subject: string;
  text: string;
}

export const examples: Record<'de' | 'en', Example[]> = {
  de: [
    {
      to: 'support',
      subject: 'Entkalkung: welches Mittel?',
      text: 'Guten Tag\n\nMeine Linea Mini zeigt seit gestern die Entkalkungslampe. Darf ich dafür Zitronensäure nehmen, oder brauche ich Ihr Mittel? Das Wasser hier in Bern ist ziemlich hart.\n\nFreundliche Grüsse',
    },
    {
      to: 'returns',
      subject: 'Wassertank mit Riss angekommen',
      text: 'Guten Abend\n\nHeute ist meine Maschine angekommen, und der Wassertank hat einen Riss. Ich brauche sie am Freitag für einen Geburtstag. Bestellung 88-2041.\n\nWie gehen wir vor?',
    },
    {
      to: 'support',
      subject: 'Rechnung 2026-1184: falsche MwSt-Nummer',
      text: 'Grüezi\n\nAuf der Rechnung 2026-1184 steht eine alte MwSt-Nummer von uns. Können Sie sie bitte neu ausstellen? Unsere Buchhaltung kann sie so nicht zahlen.\n\nBesten Dank',
    },
    {
      to: 'jobs',
      subject: 'Bewerbung als Servicetechnikerin',
      text: 'Guten Tag\n\nIch bin gelernte Elektronikerin und repariere seit vier Jahren Siebträgermaschinen. Ist die Stelle in Ihrer Werkstatt noch frei?\n\nFreundliche Grüsse',
    },
  ],
  en: [
    {
      to: 'support',
      subject: 'Descaler smells of vinegar',
      text: 'Hello,\n\nI rinsed the machine twice after descaling and the coffee still tastes of vinegar. Is that normal, and how often should I rinse?\n\nThanks',
    },
    {
      to: 'returns',
      subject: 'Coffee machine arrived with a cracked tank',
      text: 'Good evening,\n\nMy machine arrived today and the water tank is cracked. I need it on Friday for a birthday. Order 88-2041.\n\nWhat do we do now?',
    },
    {
      to: 'support',
      subject: 'Third time I am writing about order 87-1120',
      text: 'This is the third e-mail about the same parcel. It has been “out for delivery” for nine days. Please tell me today where it is, or refund me.',
    },
    {
      to: 'jobs',
      subject: 'Is the workshop position still open?',
      text: 'Hello,\n\nI saw your opening for a service technician. I have worked on lever machines for six years and could start in February. May I send you my papers?\n\nKind regards',
    },
  ],
};
