import type { Scenario } from '../../scenario.ts';

export const tenders: Scenario[] = [
  {
    id: 'de-ausschreibung-hotel',
    to: 'info',
    team: 'Support',
    type: 'tender',
    priority: 'high',
    tags: ['Ausschreibung', 'Grosshandel'],
    from: 'hotel',
    weight: 2,
    files: ['requirements'],
    copy: true,
    cases: [
      { rooms: '40', house: 'Neubau' },
      { rooms: '64', house: 'renovierten Südflügel' },
      { rooms: '112', house: 'neuen Haus am See' },
      { rooms: '28', house: 'Gästehaus' },
    ],
    subjects: [
      'Ausschreibung: {rooms} Kaffeemaschinen',
      'Offertanfrage Zimmerausstattung ({rooms} Zimmer)',
      'Einladung zur Offertstellung',
      'Offerte für {company}',
    ],
    openings: [
      `Sehr geehrte Damen und Herren

      Für die {rooms} Zimmer in unserem {house} suchen wir einen Partner für Kaffeemaschinen samt Wartung und Bohnenlieferung. Das
      Pflichtenheft mit den Anforderungen und den beiden Besichtigungsterminen liegt bei.

      Wir bitten um Ihre Offerte bis {day+18}. Für Rückfragen steht Ihnen auch meine Kollegin in Kopie zur Verfügung.

      {sign}`,
      `Guten Tag

      {company} eröffnet im Frühling mit {rooms} Zimmern. Auf jedem soll eine kleine, leise Maschine stehen, an der Bar eine {pro}. Dürfen
      wir Sie um ein Angebot bitten, in zwei Varianten: Kauf und Miete über 60 Monate?

      Anforderungen im Anhang.

      {sign}`,
      `Guten Tag

      Im Rahmen einer Ausschreibung laden wir drei Anbieter ein, darunter Sie. Es geht um {rooms} Geräte für unseren {house}. Entscheidend
      sind Lärm (Gäste schlafen nebenan), Reinigungsaufwand für die Etage und die Reaktionszeit bei Störungen. Preis kommt an vierter
      Stelle.

      {sign}`,
    ],
    course: [
      {
        after: 2,
        note: [
          '@tim grosse Anfrage, {rooms} Zimmer. Machst du die Offerte oder soll ich vorarbeiten?',
          '@tim Frist {day+18}. Letztes Jahr haben wir gegen den Mitbewerber um 3 % verloren, diesmal mit Wartung argumentieren?',
        ],
      },
      {
        after: 3,
        by: 'lead',
        agent: [
          `{salute}

          Vielen Dank für die Einladung, wir bieten sehr gern an. Damit das Angebot passt, würde ich mir die Zimmer und die Bar ansehen.
          Ginge es am {weekday+4} vormittags? Zwei Fragen vorweg: Gibt es auf den Zimmern Festwasser, und wer reinigt die Geräte täglich?`,
          `{salute}

          Danke für das Vertrauen und die klaren Unterlagen. Den ersten Besichtigungstermin nehmen wir wahr, ich komme mit unserem
          Werkstattleiter. Eine Frage zum Voraus: Rechnen Sie pro Zimmer mit einem oder mit zwei Bezügen am Tag?`,
        ],
      },
      {
        after: 22,
        customer: [
          `{hey}

          Termin passt. Festwasser gibt es nur an der Bar. Die Reinigung macht die Etage, sie hat pro Zimmer nicht mehr als zwei Minuten dafür.

          {sign}`,
          `{hey}

          Bitte mit zwei Bezügen rechnen. Melden Sie sich am {weekday+4} an der Réception, ich hole Sie dort ab.

          {sign}`,
        ],
      },
      {
        after: 1,
        by: 'lead',
        agent: [
          `{salute}

        Besten Dank, das hilft sehr. Wir sehen uns am {weekday+4}; die Offerte erhalten Sie drei Arbeitstage danach.`,
        ],
      },
      { snooze: 5 },
      {
        after: 4,
        by: 'lead',
        agent: [
          `{salute}

          Nochmals danke für den freundlichen Empfang. Anbei unsere Offerte in zwei Varianten. Kern ist die Wartung: Für {rooms} Zimmer stellen wir
          vier Austauschgeräte ins Haus, die Etage tauscht selber, wir reparieren im Hintergrund. So steht nie ein Zimmer ohne Kaffee da. Das
          Angebot gilt bis {day+30}.`,
        ],
        files: ['offer'],
      },
      {
        either: [
          [
            {
              after: 90,
              customer: [
                '{hey}\n\nWir haben uns für Ihr Angebot entschieden, Variante Miete. Ausschlaggebend waren die Austauschgeräte. Den Vertrag bitte an mich.\n\n{sign}',
              ],
            },
            {
              after: 2,
              by: 'lead',
              agent: [
                `{salute}

              Das freut uns ausserordentlich. Der Vertragsentwurf liegt bei; für die Einführung der Etage schlage ich zwei Termine vor, damit
              beide Schichten dabei sein können.`,
              ],
              files: ['contract'],
            },
          ],
          [
            {
              after: 100,
              copied: true,
              customer: [
                'Guten Tag\n\nIch antworte in Vertretung: Der Entscheid verzögert sich um zwei Wochen, der Verwaltungsrat tagt später. Ihre Offerte ist in der engeren Wahl.\n\nFreundliche Grüsse\n{partner}',
              ],
            },
            {
              after: 3,
              by: 'lead',
              agent: [
                'Guten Tag\n\nVielen Dank für die Nachricht. Wir verlängern die Gültigkeit entsprechend und halten die Geräte für Sie reserviert.',
              ],
            },
          ],
          [
            {
              after: 120,
              customer: [
                '{hey}\n\nLeider muss ich Ihnen mitteilen, dass wir uns für einen anderen Anbieter entschieden haben. Ihr Angebot war fachlich das beste, die Gruppe wollte einen Lieferanten für alle Häuser.\n\n{sign}',
              ],
            },
            {
              after: 2,
              by: 'lead',
              agent: [
                `{salute}

              Danke, dass Sie sich die Mühe machen, es zu begründen. Wir bleiben gern in Kontakt, auch für einzelne Reparaturen.`,
              ],
            },
          ],
        ],
      },
    ],
  },
];
