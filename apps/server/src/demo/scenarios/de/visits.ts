import type { Scenario } from '../../scenario.ts';

export const visits: Scenario[] = [
  {
    id: 'de-laden',
    to: 'info',
    team: 'Support',
    type: 'question',
    priority: 'low',
    tags: ['Laden'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Öffnungszeiten', 'Kann man bei Ihnen probieren?', 'Besuch im Laden'],
        text: `{hi}

      Haben Sie am Samstag offen, und kann man die {machine} bei Ihnen im Laden ausprobieren? Wir kämen extra von {city}.

      {sign}`,
      },
      {
        subjects: ['Parkplatz?', 'Parkieren in Bern'],
        text: `{hi}, hat es bei euch in bern parkplätze? muss eine 30 kg maschine bringen und möchte sie nicht durch die altstadt tragen ;)

      {sign}`,
      },
      {
        subjects: ['Degustation', 'Besuch im Laden'],
        text: `Guten Tag

      Bieten Sie im Laden Degustationen an? Wir sind ein Verein von acht pensionierten Lehrerinnen und suchen etwas für einen
      Mittwochnachmittag.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.4,
        match: true,
        agent: [
          '{salute}\n\nSamstags haben wir von 9 bis 16 Uhr offen, und die Maschine steht betriebsbereit auf der Theke. Am ruhigsten ist es vor elf. Bringen Sie ruhig eigene Bohnen mit.',
          '{salute}\n\nHinter dem Haus sind drei Kundenparkplätze beim Werkstatttor, Zufahrt über den Mühlradweg. Läuten Sie, dann kommt jemand mit dem Wägeli.',
          '{salute}\n\nSehr gern. Mittwochs um 14.30 Uhr hätten wir Zeit: fünf Kaffees, Kuchen und etwas Rösterei, CHF 22.– pro Person. Nennen Sie mir ein Datum, dann halte ich es frei.',
        ],
      },
      {
        maybe: 0.4,
        steps: [
          {
            after: 9,
            match: true,
            customer: [
              'Wunderbar, bis Samstag.\n\n{sign}',
              'perfekt danke!',
              'Dann gern am {wed+2}. Wir sind pünktlich, berufsbedingt.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-abwesenheit',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    from: 'gastro',
    tags: ['Wartung'],
    openings: [
      {
        subjects: ['Terminbestätigung Wartung', 'Wartungstermin am {day+6}'],
        text: `Guten Tag

      Bitte bestätigen Sie uns den Wartungstermin für die {pro} am {day+6}. Unser Hausdienst muss vorher das Wasser abstellen.

      {sign}`,
      },
      {
        by: 'hotel',
        subjects: ['Technikerbesuch', 'Wartung nächste Woche'],
        text: `{hi}

      Steht der Termin mit dem Techniker nächste Woche noch? Falls ja, bitte erst nach 14 Uhr, vorher haben wir ein Bankett.

      {sign}`,
      },
      {
        subjects: ['Jährliche Wartung', 'Wann kommt der Techniker?'],
        text: `Guten Tag. Wann kommt der Techniker für die jährliche Wartung? Wir haben schon länger nichts gehört und unser Vertrag läuft ja weiter.

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          '{salute}\n\nDer Termin am {day+6} ist bestätigt, Beat kommt um 8.30 Uhr. Das Wasser braucht er für etwa 40 Minuten abgestellt.',
          '{salute}\n\nDer Termin steht, ich habe ihn auf 14.30 Uhr verschoben. Die Arbeit dauert knapp zwei Stunden.',
          '{salute}\n\nSie haben recht, die Wartung wäre letzten Monat fällig gewesen. Ich schlage den {weekday+4} um 9 Uhr vor. Passt das?',
        ],
      },
      {
        after: 0.05,
        automatic: true,
        customer: [
          'Guten Tag\n\nVielen Dank für Ihre Nachricht. Ich bin bis {day+5} abwesend und lese meine Mails nicht. In dringenden Fällen wenden Sie sich bitte an unsere Réception.\n\n{name}\n{company}',
          'Automatische Antwort: Ich bin in den Ferien und ab {day+7} wieder für Sie da. Ihre Nachricht wird nicht weitergeleitet.\n\n{name}',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 70,
            match: true,
            customer: [
              'Danke, ist im Kalender.\n\n{sign}',
              'Perfekt so.\n\n{sign}',
              'Passt, danke.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
];
