import type { Scenario } from '../../scenario.ts';

export const faults: Scenario[] = [
  {
    id: 'de-kein-druck',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    from: 'private',
    weight: 2,
    files: ['gauge'],
    subjects: [
      'Kein Druck mehr',
      'Espresso läuft viel zu schnell',
      '{machine} baut keinen Druck auf',
      'Keine Crema',
    ],
    openings: [
      `{hi}

      Das Manometer meiner {machine} kommt nicht mehr über 4 bar, der Espresso ist in zwölf Sekunden durch und sieht aus wie Tee. Bohnen
      dieselben («{beans}»), Mahlgrad nicht verändert. Foto vom Zeiger ist dabei.

      {sign}`,
      {
        subjects: ['Keine Crema', 'Espresso ohne Crema'],
        text: `{hi}

      Mein Espresso hat seit ein paar Tagen keine Crema mehr. Ich habe schon feiner gemahlen und mehr genommen, wird nur bitter.
      Woran kann das liegen?

      {sign}`,
      },
      `Hallo. {machine}, anderthalb Jahre alt. Früher 9 bar, heute 5. Bezug dauert 10 Sek. Gereinigt und entkalkt. Defekt?

      {sign}`,
    ],
    course: [
      {
        after: 1.6,
        agent: [
          `{salute}

          Lassen Sie uns zuerst die Mühle ausschliessen: Setzen Sie bitte das Blindsieb ein und starten Sie den Bezug. Steigt der
          Zeiger auf 9 bis 10 bar, ist die Pumpe gesund und es liegt am Kaffee. Bleibt er unten, ist es die Maschine. Was zeigt er?`,
          `{salute}

          Zwei kurze Fragen: Von wann ist das Röstdatum auf der Tüte? Und was zeigt das Manometer mit eingesetztem Blindsieb? Danach
          weiss ich, ob wir über Bohnen oder über die Pumpe sprechen.`,
        ],
      },
      {
        either: [
          [
            {
              after: 10,
              customer: [
                'Mit Blindsieb sofort auf 10. Also doch die Bohnen? Die Tüte ist seit Weihnachten offen …\n\n{sign}',
                'Steigt auf 9,5 bar. Röstdatum ist, äh, vom letzten Sommer.\n\n{sign}',
              ],
            },
            {
              after: 1,
              agent: [
                `{salute}

                Dann ist Ihre Maschine kerngesund. Alte Bohnen verlieren ihr Gas, und ohne Gas gibt es weder Widerstand noch Crema. Eine
                frische Tüte «{beans}» ist unterwegs, die geht auf uns. Stellen Sie die Mühle dafür zwei Stufen gröber.`,
              ],
            },
            {
              maybe: 0.6,
              steps: [
                {
                  after: 70,
                  customer: [
                    'Sie hatten recht. Crema wie am ersten Tag. Peinlich, aber lecker.\n\n{sign}',
                    'Vielen Dank für die Bohnen, das Problem ist tatsächlich weg!\n\n{sign}',
                  ],
                },
              ],
            },
          ],
          [
            {
              after: 12,
              customer: [
                '{hey}\n\nMit Blindsieb bleibt er bei 5, egal wie lange.\n\n{sign}',
                'bleibt unten. höre auch ein brummen das neu ist\n\n{sign}',
              ],
            },
            {
              after: 1.2,
              agent: [
                `{salute}

                Danke, dann ist es die Pumpe oder das Überdruckventil, beides ein Fall für die Werkstatt und für die Garantie. Am
                {weekday+2} hätten wir Platz. Sie können die Maschine in Bern vorbeibringen oder mit dem angehängten Etikett schicken.`,
              ],
              files: ['label'],
            },
            {
              after: 20,
              customer: [
                'Ich bringe sie am {weekday+2} über Mittag vorbei.\n\n{sign}',
                'Schicke sie morgen, danke für das Etikett.\n\n{sign}',
              ],
            },
            { snooze: 4 },
            {
              after: 1,
              agent: [
                `{salute}

              Die Pumpe ist ersetzt, das Manometer steht bei 9,2 bar. Sie können die Maschine ab sofort abholen, oder wir senden sie Ihnen zu.
              Es ist eine Garantiereparatur, Sie bezahlen nichts.`,
              ],
            },
          ],
        ],
      },
    ],
  },
  {
    id: 'de-fehlermeldung',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    from: 'anyone',
    weight: 2,
    files: ['display'],
    cases: [
      {
        code: 'E04',
        meaning: 'der Tresterbehälter nicht richtig erkannt wird',
        fix: 'den kleinen Magneten hinten am Behälter trocken abreiben',
      },
      {
        code: 'E11',
        meaning: 'die Brühgruppe nicht in die Ausgangslage fährt',
        fix: 'die Brühgruppe herausnehmen, lauwarm abspülen und mit einem Klick wieder einsetzen',
      },
      {
        code: 'E07',
        meaning: 'das Mahlwerk blockiert',
        fix: 'den Bohnenbehälter leeren und das Mahlwerk mit dem Staubsauger aussaugen; oft ist es ein Steinchen',
      },
    ],
    subjects: ['Fehler {code}', '{automat} zeigt {code}', 'Was bedeutet {code}?', 'Störung Vollautomat'],
    openings: [
      `{hi}

      Unsere {automat} zeigt seit heute Morgen «{code}» und macht keinen Wank mehr. Aus- und Einschalten hilft für genau einen
      Kaffee. In der Anleitung ist der Code nicht aufgeführt. Foto vom Display anbei.

      {sign}`,
      `{code} blinkt, Gerät {automat}, Seriennummer {serial}. Was tun?

      {sign}`,
      {
        by: 'office',
        text: `Guten Tag

      Wir sind {n8-14} Leute im Büro und ohne Kaffee. Die Maschine ({automat}) meldet {code}. Gibt es etwas, das wir selber machen
      können, bevor wir einen Techniker kommen lassen? Die Stimmung sinkt.

      {sign}`,
      },
    ],
    course: [
      {
        after: 0.7,
        agent: [
          `{salute}

          {code} heisst, dass {meaning}. In neun von zehn Fällen hilft: Maschine aus, {fix}, eine Minute warten, wieder ein. Geben
          Sie mir kurz Bescheid, ob sie danach startet?`,
          `{salute}

          Das bekommen wir hin. Der Code bedeutet, dass {meaning}. Bitte ausschalten, {fix}, dann neu starten. Bleibt der Fehler, rufe ich
          Sie an.`,
        ],
      },
      {
        either: [
          [
            {
              after: 3,
              customer: [
                'Läuft wieder!! Sie haben den Tag gerettet.\n\n{sign}',
                'hat geklappt, danke vielmal',
                '{hey}\n\nFehler ist weg. Herzlichen Dank für die schnelle Hilfe.\n\n{sign}',
              ],
            },
          ],
          [
            {
              after: 5,
              customer: [
                'Leider nein. Kommt sofort wieder.\n\n{sign}',
                'Alles gemacht, genau das Gleiche: {code}.\n\n{sign}',
              ],
            },
            {
              after: 0.6,
              note: ['@tim {code} bleibt nach Reinigung. Platine? Haben wir ein Leihgerät frei?'],
            },
            {
              after: 1,
              agent: [
                `{salute}

                Dann ist ein Sensor defekt, und das ist unsere Sache. Wir bringen Ihnen am {weekday+1} ein Leihgerät und nehmen Ihre
                Maschine mit. Reparaturzeit rund eine Woche. Passt es zwischen 9 und 11 Uhr?`,
              ],
            },
            {
              after: 2,
              customer: [
                'Ja, passt. Merci für das Leihgerät!\n\n{sign}',
                'Ok, bitte bei der Anlieferung läuten, 2. Stock.\n\n{sign}',
              ],
            },
            { snooze: 6 },
            {
              after: 1.5,
              agent: [
                `{salute}

              Ihre Maschine ist repariert. Wir tauschen sie am {weekday+1} gegen das Leihgerät zurück, wieder am Vormittag. Der Sensor und die
              Arbeit gehen auf Garantie.`,
              ],
            },
          ],
        ],
      },
    ],
  },
];
