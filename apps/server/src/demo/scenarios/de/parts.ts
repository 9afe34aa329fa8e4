import type { Scenario } from '../../scenario.ts';

export const parts: Scenario[] = [
  {
    id: 'de-ersatzteil',
    to: 'support',
    team: 'Support',
    type: 'order',
    tags: ['Ersatzteile'],
    from: 'anyone',
    weight: 2,
    cases: [
      { part: 'die Brühgruppendichtung', part2: 'Brühgruppendichtung 8,5 mm', chf: 'CHF 12.50' },
      { part: 'der Griff des Siebträgers', part2: 'Siebträgergriff Nussbaum', chf: 'CHF 48.–' },
      { part: 'das Duschsieb', part2: 'Duschsieb Präzision', chf: 'CHF 24.–' },
      { part: 'der Drehknopf für den Dampf', part2: 'Drehknopf Dampf', chf: 'CHF 19.–' },
      { part: 'das Tropfgitter', part2: 'Tropfgitter Edelstahl', chf: 'CHF 36.–' },
    ],
    subjects: ['Ersatzteil gesucht', '{part2}', 'Teil für {machine}', 'Haben Sie das noch?'],
    openings: [
      `{hi}

      An meiner {machine} ist {part} hinüber. Im Shop finde ich es nur für das neuere Modell. Ist das Teil noch
      erhältlich? Baujahr müsste 2019 sein, Seriennummer {serial}.

      {sign}`,
      `{hi}

      Ich suche: {part2}. Passend zu {machine}. Bitte Preis und Lieferfrist.

      {sign}`,
      `Grüezi mitenand

      Meine {machine} hat jetzt sieben Jahre auf dem Buckel und läuft tadellos, nur {part} hat das Zeitliche gesegnet. Wäre schade,
      deswegen etwas Neues zu kaufen. Haben Sie noch so etwas in einer Schublade?

      {sign}`,
    ],
    course: [
      {
        after: 1.8,
        match: true,
        agent: [
          `{salute}

          Haben wir: «{part2}» für {chf}, passend ab Baujahr 2016. Soll ich es Ihnen auf Rechnung schicken? Versand kostet als Brief
          nichts extra.`,
          `{salute}

          «{part2}» ist an Lager, {chf} inklusive MWST, Versand am selben Tag, wenn Sie bis 14 Uhr zusagen.`,
          `{salute}

          Das freut die Werkstatt zu hören, genau so soll es sein. «{part2}» liegt bei uns an Lager und kostet {chf}. Ein kurzes Ja
          genügt, dann geht es heute noch auf die Post.`,
        ],
      },
      {
        either: [
          [
            {
              after: 4,
              customer: [
                'Ja bitte, gleiche Adresse wie immer.\n\n{sign}',
                'Ja gern!\n\n{sign}',
                'Bitte gleich zwei davon, man weiss ja nie.\n\n{sign}',
              ],
            },
            {
              after: 0.7,
              agent: [
                `{salute}

              Ist unterwegs, Sendungsnummer {tracking}. Eine kleine Einbauanleitung mit Bildern liegt bei.`,
              ],
            },
          ],
          [],
        ],
      },
    ],
    ends: 'waiting',
  },
];
