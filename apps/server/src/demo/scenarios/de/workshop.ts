import type { Scenario } from '../../scenario.ts';

export const workshop: Scenario[] = [
  {
    id: 'de-werkstatt-termin',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    tags: ['Werkstatt'],
    from: 'private',
    weight: 2,
    subjects: [
      'Termin für Service',
      'Revision {machine}',
      'Wann kann ich die Maschine bringen?',
      'Werkstatt: Termin',
    ],
    openings: [
      `{hi}

      Meine {machine} hätte wieder einmal einen Service verdient, der letzte ist drei Jahre her. Wann könnte ich sie bringen, wie
      lange bleibt sie bei Ihnen, und was kostet der Spass ungefähr?

      {sign}`,
      {
        subjects: ['Revision einer älteren Maschine', 'Reparieren Sie auch andere Marken?'],
        text: `{hi}, macht ihr auch Revisionen von Maschinen, die nicht bei euch gekauft wurden? Ist eine ältere Zweikreismaschine aus Mailand, ein
      Erbstück.

      {sign}`,
      },
      `Guten Tag

      Ich bräuchte einen Werkstatttermin, wenn möglich vor dem {day+9}. Dichtungen und Entkalkung, eventuell Druck einstellen. Samstag
      wäre ideal.

      {sign}`,
    ],
    course: [
      {
        after: 1.5,
        match: true,
        agent: [
          `{salute}

          Gern. Ein grosser Service kostet CHF 220.– inklusive Dichtungen und dauert drei Arbeitstage. Freie Termine: {weekday+2} um
          10 Uhr oder {weekday+4} ab 16 Uhr. Welcher passt Ihnen?`,
          `{salute}

          Die Werkstatt schaut sich alles an, was Espresso macht, auch Erbstücke. Bringen Sie sie am {weekday+3} zwischen 14 und 17 Uhr
          vorbei; die Diagnose kostet CHF 60.– und wird an die Reparatur angerechnet.`,
          `{salute}

          Am Samstag ist die Werkstatt leider zu, der Laden nimmt Maschinen aber an. Wenn Sie sie bis {weekday+2} bringen, ist sie
          rechtzeitig fertig. Dichtungen, Entkalkung und Druck sind im kleinen Service für CHF 140.– enthalten. Passt das?`,
        ],
      },
      {
        either: [
          [
            {
              after: 8,
              match: true,
              customer: [
                'Dann nehme ich den ersten Termin.\n\n{sign}',
                '{hey}\n\nIch komme. Muss ich den Siebträger auch mitbringen?\n\n{sign}',
                'Passt mir gut, bis dann.\n\n{sign}',
              ],
            },
            {
              after: 0.8,
              agent: [
                `{salute}

              Ist eingetragen. Bringen Sie bitte Siebträger und Siebe mit, den Wassertank leeren. Parkieren können Sie direkt hinter
              dem Haus beim Werkstatttor.`,
              ],
            },
          ],
          [],
        ],
      },
    ],
    ends: 'waiting',
  },
  {
    id: 'de-kostenvoranschlag',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    tags: ['Werkstatt'],
    from: 'anyone',
    cases: [
      { chf: 'CHF 385.–', reason: 'der Boiler ist durchgerostet' },
      { chf: 'CHF 164.–', reason: 'das Mahlwerk hat einen Sprung' },
      { chf: 'CHF 540.–', reason: 'die Steuerung ist durchgebrannt' },
    ],
    openings: [
      {
        subjects: ['Kostenvoranschlag {order}', 'Lohnt sich die Reparatur?'],
        text: `{hi}

      Besten Dank für den Kostenvoranschlag über {chf}. Ganz ehrlich gefragt: Lohnt sich das bei einer neunjährigen Maschine noch, oder
      würden Sie an meiner Stelle etwas Neues kaufen?

      {sign}`,
      },
      {
        subjects: ['Kostenvoranschlag {order}', 'Rückfrage zu Ihrem Kostenvoranschlag'],
        text: `Guten Tag

      {chf} für eine Reparatur finde ich happig. Können Sie mir aufschlüsseln, was Arbeit ist und was Material? Und was wäre, wenn man
      nur das Nötigste macht?

      {sign}`,
      },
      {
        subjects: ['Kostenvoranschlag {order}', 'Rückfrage zu Ihrem Kostenvoranschlag'],
        text: `{hi}, im KV steht: «{reason}». Ist das etwas, das ich hätte verhindern können? Und wie lange hält es dann?

      {sign}`,
      },
    ],
    course: [
      {
        after: 0.7,
        note: [
          '@tim würdest du die noch machen? Gehäuse ist top, {reason}.',
          'Mit Ruedi von der Werkstatt geredet: Maschine ist sonst gut im Schuss.',
        ],
      },
      {
        after: 2,
        match: true,
        agent: [
          `{salute}

          Eine ehrliche Antwort: Ja, es lohnt sich. Der Befund lautet: {reason}. Der Rest ist in sehr gutem Zustand.
          Von den {chf} sind rund zwei Drittel Material. Danach rechnen wir mit weiteren fünf bis sechs Jahren. Wenn Sie
          stattdessen wechseln möchten, nehmen wir die alte mit CHF 150.– an Zahlung.`,
          `{salute}

          Die Aufschlüsselung finden Sie im Anhang, Material macht gut die Hälfte aus. Nur das Nötigste würde etwa CHF 70.– sparen, ich
          rate aber davon ab: Dann stehen Sie in einem Jahr wieder hier. Alternativ nehmen wir das Gerät mit CHF 150.– an Zahlung.`,
          `{salute}

          Verhindern lässt sich so etwas kaum, das ist bei diesem Alter schlicht Verschleiss. Nach der Reparatur rechnen wir mit
          fünf bis sechs weiteren Jahren; die Details stehen im Anhang. Möchten Sie lieber wechseln, nehmen wir die alte mit
          CHF 150.– an Zahlung.`,
        ],
        files: ['estimate'],
      },
      {
        either: [
          [
            {
              after: 26,
              customer: [
                'Dann machen wir es. Auftrag erteilt!\n\n{sign}',
                'Überzeugt, bitte reparieren.\n\n{sign}',
              ],
            },
            {
              after: 1,
              agent: [
                `{salute}

              Vielen Dank, die Teile sind bestellt. Sie hören von uns, sobald die Maschine fertig ist, voraussichtlich am {day+8}.`,
              ],
            },
          ],
          [
            {
              after: 30,
              customer: [
                'Nach einer Nacht drüber schlafen: Ich nehme das Eintauschangebot und komme am Samstag in den Laden.\n\n{sign}',
                'Lieber nicht. Bitte entsorgen, ich komme nächste Woche für eine neue vorbei.\n\n{sign}',
              ],
            },
            {
              after: 1.2,
              agent: [
                `{salute}

              Einverstanden, der Gutschein über CHF 150.– ist auf Ihrem Konto. Fragen Sie im Laden nach Beat, er zeigt Ihnen die
              Modelle gern an der laufenden Maschine.`,
              ],
            },
          ],
        ],
      },
    ],
  },
  {
    id: 'de-reparatur-status',
    to: 'support',
    team: 'Support',
    type: 'question',
    tags: ['Werkstatt'],
    from: 'anyone',
    weight: 2,
    subjects: ['Stand Reparatur {order}', 'Ist meine Maschine fertig?', 'Reparaturauftrag {order}'],
    openings: [
      `{hi}

      Ist meine {machine} (Auftrag {order}) schon repariert? Ich wäre am {weekday+1} sowieso in Bern und könnte sie gleich mitnehmen.

      {sign}`,
      `{hi}, wollte nur mal hören, wie es dem Patienten geht. Auftrag {order}.

      {sign}`,
      `{hi}

      Sie haben geschrieben, die Reparatur dauere fünf Arbeitstage. Heute sind es deren sieben. Gibt es Probleme mit den Teilen?

      {sign}`,
    ],
    course: [
      {
        after: 1,
        match: true,
        agent: [
          `{salute}

          Das trifft sich gut: Sie ist fertig und getestet. Ab {weekday+1} um 9 Uhr steht sie im Laden für Sie bereit, der Betrag auf dem
          Kostenvoranschlag stimmt.`,
          `{salute}

          Der Patient hat die Operation gut überstanden, er steht noch bis heute Abend unter Beobachtung. Ab {weekday+1} um 9 Uhr können
          Sie ihn abholen. Der Betrag auf dem Kostenvoranschlag stimmt.`,
          `{salute}

          Wir warten noch auf eine Dichtung aus Italien, sie sollte am {weekday+1} eintreffen. Danach ist die Maschine am selben Tag
          fertig. Ich melde mich, sobald es so weit ist.`,
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 3,
            customer: [
              'Alles klar, danke für die Info.\n\n{sign}',
              'Sehr gut, dann komme ich vorbei.\n\n{sign}',
              'ok danke',
            ],
          },
        ],
      },
    ],
  },
];
