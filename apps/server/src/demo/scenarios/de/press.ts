import type { Scenario } from '../../scenario.ts';

export const press: Scenario[] = [
  {
    id: 'de-presse',
    to: 'info',
    team: 'Social',
    type: 'question',
    tags: ['Presse'],
    from: 'press',
    weight: 2,
    openings: [
      {
        subjects: ['Medienanfrage', 'Interview zu Reparaturkultur'],
        text: `Guten Tag

      Für unsere Samstagsausgabe recherchiere ich über Betriebe, die noch reparieren statt ersetzen. Dürfte ich Ihre Werkstatt besuchen und mit
      jemandem an der Werkbank sprechen? Redaktionsschluss ist am {day+9}.

      {sign}`,
      },
      {
        subjects: ['Bildmaterial und Testgerät', 'Siebträger im Test'],
        text: `{hi}

      Wir testen in der nächsten Nummer Siebträgermaschinen unter 2000 Franken und möchten die {machine} aufnehmen. Wäre eine Leihstellung für
      drei Wochen möglich? Dazu bräuchten wir Bildmaterial in Druckqualität.

      {sign}`,
      },
      {
        subjects: ['Kooperationsanfrage', 'Zusammenarbeit?'],
        text: `Hallo liebes Team! Ich blogge über Kaffee und Berge (ca. 14'000 Follower) und fände eine Zusammenarbeit mega spannend. Habt ihr ein
      Mediakit oder jemanden, der dafür zuständig ist?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1,
        by: 'lena',
        note: ['@nora Medien, gehört zu dir.', '@nora wäre das nicht etwas für den Röstbrief?'],
      },
      {
        after: 3,
        by: 'nora',
        match: true,
        agent: [
          `{salute}

          Sehr gern. Ruedi repariert seit 31 Jahren bei uns und erzählt so, wie er arbeitet: genau und ohne Eile. Am {weekday+3} ab 13 Uhr wäre er
          frei. Ich bin dabei und sorge für Kaffee.`,
          `{salute}

          Wir stellen Ihnen die Maschine gern drei Wochen zur Verfügung, mit passender Mühle, sonst wäre der Test unfair. Bilder in Druckqualität
          schicke ich Ihnen als Link. Wohin dürfen wir liefern?`,
          `{salute}

          Danke für die Idee! Bezahlte Beiträge machen wir nicht, aber wir laden gern in die Rösterei ein und lassen Sie mitrösten. Was daraus wird,
          entscheiden ganz Sie. Interesse?`,
        ],
      },
      {
        maybe: 0.7,
        steps: [
          {
            after: 20,
            match: true,
            customer: [
              'Wunderbar, ich komme mit Fotografin. Bis dann!\n\n{sign}',
              'Bitte an die Redaktion, {street}, {zip} {city}. Herzlichen Dank.\n\n{sign}',
              'Unbedingt!! Nächste oder übernächste Woche?\n\n{sign}',
            ],
          },
          {
            after: 2,
            by: 'nora',
            agent: ['{salute}\n\nAbgemacht. Ich melde mich zwei Tage vorher noch kurz. Freue mich!'],
          },
        ],
      },
    ],
  },
];
