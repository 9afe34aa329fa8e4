import type { Scenario } from '../../scenario.ts';

export const events: Scenario[] = [
  {
    id: 'de-mietmaschine',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Miete'],
    from: 'anyone',
    openings: [
      {
        by: 'private',
        subjects: ['Kaffeebar für Hochzeit', 'Maschine mieten'],
        text: `{hi}

      Wir heiraten am {sat+7} auf einem Bauernhof bei {city} und hätten gern eine richtige Kaffeebar. Kann man bei Ihnen eine Maschine mieten,
      eventuell mit jemandem, der sie bedient? Gäste: etwa {n70-110}.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Vereinsfest', 'Miete für ein Wochenende'],
        text: `Guten Tag

      Unser Turnverein führt am {sat+5} das Bezirksfest durch. Wir suchen für zwei Tage einen robusten Vollautomaten, den auch Leute bedienen
      können, die um fünf Uhr früh aufgestanden sind. Was kostet das?

      {sign}`,
      },
      {
        subjects: ['Maschine mieten', 'miete für einen tag'],
        text: `{hi}, vermietet ihr auch für nur einen tag? filmdreh in {city}, ca. 30 leute, strom vorhanden, wasser nur aus kanistern

      {sign}`,
      },
    ],
    course: [
      {
        after: 3,
        match: true,
        agent: [
          `{salute}

          Von Herzen alles Gute! Für diese Gästezahl empfehle ich eine zweigruppige {pro} mit Barista für vier Stunden: CHF 780.– inklusive
          Anfahrt, Bohnen und Geschirr. Wir brauchen nur einen Wasserhahn und eine 400-Volt-Steckdose. Gibt es die auf dem Hof?`,
          `{salute}

          Dafür ist die Lobby 400 gemacht: eine Taste, ein Kaffee. Zwei Tage kosten CHF 260.–, Bohnen nach Verbrauch. Wir bringen sie am Vorabend
          und erklären sie dem ersten, der wach ist.`,
          `{salute}

          Ja, auch für einen Tag: CHF 190.– plus Lieferung. Mit Kanistern geht es, wir geben eine Pumpe mit. Bis wann müsste alles stehen?`,
        ],
      },
      {
        maybe: 0.7,
        steps: [
          {
            after: 24,
            match: true,
            customer: [
              'Starkstrom hat es in der Scheune. Bitte reservieren!\n\n{sign}',
              'Ist gut, nehmen wir. Rechnung bitte an den Kassier, Adresse folgt.\n\n{sign}',
              'aufbau um 6.30, sorry. ist das machbar?\n\n{sign}',
            ],
          },
          {
            after: 1.5,
            agent: [
              `{salute}

            Das geht gut. Die Reservation ist eingetragen, die Bestätigung folgt separat. Zwei Tage vorher rufen wir Sie an und gehen alles kurz durch.`,
            ],
          },
        ],
      },
    ],
    ends: 'waiting',
  },
  {
    id: 'de-schulung',
    to: 'info',
    team: 'Support',
    type: 'question',
    from: 'anyone',
    tags: ['Kurse'],
    openings: [
      {
        by: 'private',
        subjects: ['Baristakurs', 'Gibt es noch Plätze?'],
        text: `{hi}

      Gibt es im Baristakurs vom {day+16} noch zwei Plätze? Wir sind blutige Anfänger, haben aber seit Weihnachten eine {machine} und
      bisher nur Sauce produziert.

      {sign}`,
      },
      {
        by: 'gastro',
        subjects: ['Schulung für unser Team', 'Barista-Schulung bei uns'],
        text: `Guten Tag

      Wir haben vier neue Leute im Service. Könnten Sie bei uns im Haus einen halben Tag Schulung machen, am besten an einem ruhigen Dienstag?

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Kurs verschieben', 'Krank, Kurs am {weekday+4}'],
        text: `{hi}

      Ich bin für den Kurs am {weekday+4} angemeldet und liege jetzt mit Grippe im Bett. Kann ich auf einen späteren Termin wechseln?

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          '{salute}\n\nZwei Plätze sind noch frei, ich habe sie für Sie reserviert. Sauce ist ein guter Anfang, den Rest lernen Sie in drei Stunden. Kosten: CHF 120.– pro Person, Bohnen und Gipfeli inbegriffen.',
          '{salute}\n\nSehr gern. Ein halber Tag bei Ihnen kostet CHF 560.– für bis zu sechs Personen. Frei wären die Dienstage vom {tue+2} und {tue+3}. Welche Maschine steht bei Ihnen?',
          '{salute}\n\nGute Besserung! Ich habe Sie auf den nächsten Kurs am {day+22} umgebucht, es kostet nichts. Falls das Datum nicht passt, sagen Sie es mir einfach.',
        ],
      },
      {
        maybe: 0.6,
        steps: [
          {
            after: 10,
            match: true,
            customer: [
              'Super, wir freuen uns!\n\n{sign}',
              'Der erste Termin passt. Bei uns steht eine {pro}.\n\n{sign}',
              'Datum passt. Danke und hatschi\n\n{sign}',
            ],
          },
          {
            after: 1,
            on: [1],
            agent: [
              '{salute}\n\nDann halten wir den {tue+2} fest. Wir kommen zu zweit und bringen die Bohnen mit; die Maschine sollte um 8 Uhr warm sein.',
            ],
          },
        ],
      },
    ],
  },
];
