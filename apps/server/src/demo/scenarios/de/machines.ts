import type { Scenario } from '../../scenario.ts';

export const machines: Scenario[] = [
  {
    id: 'de-entkalken',
    to: 'support',
    team: 'Support',
    type: 'question',
    tags: ['Pflege'],
    from: 'private',
    weight: 3,
    openings: [
      {
        subjects: ['Entkalken: womit und wie oft?', 'Welcher Entkalker für die {machine}'],
        text: `{hi}

      In der Anleitung meiner {machine} steht «regelmässig entkalken», aber nicht, was regelmässig heisst. Wir trinken zu zweit etwa
      {n4-7} Kaffee am Tag, das Wasser in {city} ist ziemlich hart. Einmal im Monat? Zweimal im Jahr?

      {sign}`,
      },
      {
        subjects: ['Essig im Boiler?', 'Frage zum Entkalken'],
        text: `{hi}

      Mein Schwiegervater schwört auf Essig zum Entkalken. Ich traue der Sache nicht. Bevor ich meine {machine} ruiniere: darf man
      das?

      {sign}`,
      },
      {
        subjects: ['Kaffee schmeckt nach Zitrone', 'Frage zum Entkalken'],
        text: `Hallo, habe den entkalker reingetan wie in der anleitung, jetzt riecht das ganze haus und der kaffee schmeckt nach zitrone. wie
      oft muss man nachspülen??

      {sign}`,
      },
      {
        subjects: ['Entkalkungsanzeige', 'Anzeige leuchtet weiter'],
        text: `Guten Tag

      Die Entkalkungsanzeige leuchtet seit gestern, obwohl ich erst vor drei Wochen entkalkt habe. Habe ich etwas falsch gemacht
      oder muss man sie irgendwo zurücksetzen?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.1,
        match: true,
        agent: [
          `{salute}

          Gute Frage, die Anleitung ist da tatsächlich knapp. Bei Ihrem Wasser und so vielen Tassen: alle acht Wochen. Nehmen Sie
          unseren Flüssigentkalker oder ein Mittel auf Basis von Amidosulfonsäure, und spülen Sie danach zwei volle Tanks klares
          Wasser durch.`,
          `{salute}

          Ihr Misstrauen ist berechtigt. Essig löst zwar Kalk, greift aber auch die Dichtungen an, und den Geruch bringen Sie
          wochenlang nicht mehr heraus. Ein Flüssigentkalker kostet neun Franken und schont beides. Der Schwiegervater darf mit
          seinem Essig gern die Dusche putzen.`,
          `{salute}

          Spülen Sie noch zwei Tanks mit klarem Wasser durch, einen davon über die Dampflanze, dann ist der Geschmack weg. Gegen
          den Geruch im Haus hilft leider nur Lüften.`,
          `{salute}

          Sie haben nichts falsch gemacht, die Anzeige zählt nur Tassen und merkt nicht von selbst, dass entkalkt wurde. Drücken Sie
          die Tasten «Tasse» und «Dampf» fünf Sekunden gemeinsam, dann erlischt sie.`,
        ],
      },
      {
        either: [
          [
            {
              after: 9,
              match: true,
              customer: [
                'Danke! Und kann ich das Mittel auch für den Wasserkocher nehmen?\n\n{sign}',
                '{hey}\n\nDer Schwiegervater ist informiert, er nimmt es sportlich. Taugt der Entkalker auch für den Wasserkocher?\n\n{sign}',
                'der kaffee schmeckt wieder nach kaffee. den rest vom mittel kann man für den wasserkocher nehmen oder?\n\n{sign}',
                'Anzeige ist weg, vielen Dank. Darf man dasselbe Mittel für den Wasserkocher brauchen?\n\n{sign}',
              ],
            },
            {
              after: 1,
              agent: [
                `{salute}

                Ja, für den Wasserkocher eignet er sich ebenfalls, die halbe Menge genügt. Danach zweimal auskochen.`,
              ],
            },
          ],
          [
            {
              after: 15,
              customer: [
                'Hat geklappt, danke\n\n{sign}',
                'Vielen Dank, das war mal eine klare Auskunft.\n\n{sign}',
              ],
            },
          ],
          [],
        ],
      },
    ],
  },
  {
    id: 'de-wasserhaerte',
    to: 'info',
    team: 'Support',
    type: 'question',
    tags: ['Pflege'],
    from: 'anyone',
    cases: [
      { hard: '32', advice: 'ein Filter lohnt sich sehr' },
      { hard: '18', advice: 'ein Filter ist angenehm, aber kein Muss' },
      { hard: '9', advice: 'einen Filter können Sie sich sparen' },
      { hard: '41', advice: 'ohne Filter würde ich die Maschine nicht betreiben' },
    ],
    openings: [
      {
        by: 'private',
        subjects: ['Wasserhärte einstellen', 'Brauche ich einen Filter?', 'Wasserfilter für {city}'],
        text: `{hi}

      Die Gemeinde gibt für {city} {hard} °fH an. Muss ich in der Maschine etwas umstellen, und brauche ich den Wasserfilter, den
      Sie anbieten? Der kostet ja auf die Dauer auch.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Teststreifen', 'Wasserhärte einstellen'],
        text: `{hi}

      Der Teststreifen ist nach dem Eintauchen rosa mit zwei grünen Feldern. In der Tabelle gibt es aber nur eins, drei oder vier
      Felder. Ich glaube, {hard} °fH wären richtig (Website der Wasserversorgung).

      {sign}`,
      },
      {
        by: 'office',
        subjects: ['Brauchen wir den Filter?', 'Wasserhärte einstellen'],
        text: `Guten Tag, wir haben im Büro eine {office} und bekommen alle paar Wochen die Meldung «Filter wechseln». Bei uns sind es {hard}
      französische Härtegrade. Braucht es den Filter überhaupt?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.7,
        agent: [
          `{salute}

          Bei {hard} °fH gilt: {advice}. Die Härte stellen Sie im Menü unter «Wasser» ein, danach stimmt auch das
          Entkalkungsintervall. Steigt der Wert einmal, zum Beispiel nach einem Umzug, bitte dort anpassen.`,
          `{salute}

          Danke, mit dem Wert kann ich Ihnen genau antworten: {hard} °fH, also {advice}. Wenn Sie möchten, lege ich Ihrer nächsten
          Bestellung ein paar Teststreifen bei.`,
        ],
      },
      {
        maybe: 0.35,
        steps: [
          {
            after: 11,
            echo: true,
            customer: [
              'Alles klar, danke für die ehrliche Auskunft.\n\n{sign}',
              'Ja gern, die Streifen nehme ich. Merci!\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
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
    id: 'de-milchschaum',
    to: 'support',
    team: 'Support',
    type: 'question',
    priority: 'low',
    from: 'private',
    openings: [
      {
        subjects: ['Milchschaum gelingt nicht', 'Blasen statt Schaum'],
        text: `{hi}

      Seit drei Wochen übe ich Milchschaum. Ergebnis: heisse Milch mit Badeschaum obendrauf. Was mache ich falsch? Maschine ist die
      {machine}, Milch ist die ganz normale aus dem Kühlschrank.

      {sign}`,
      },
      {
        subjects: ['Schaum mit Hafermilch', 'Hafermilch'],
        text: `Hallo liebes Team

      Mit Vollmilch klappt es, mit Hafermilch fällt mir der Schaum nach zehn Sekunden zusammen. Gibt es einen Trick oder eine
      bestimmte Sorte?

      {sign}`,
      },
      {
        subjects: ['Dampflanze verstopft?', 'dampf ist schwach'],
        text: `{hi}, aus der dampflanze kommt nur noch ein müdes pfeifen. davor ging es super. verstopft?

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          `{salute}

          Meist liegt es an der Tiefe. Spitze der Lanze nur einen Zentimeter unter die Oberfläche, leicht neben die Mitte, bis es
          leise zischt wie zerreissendes Papier. Nach fünf Sekunden tiefer eintauchen und drehen lassen. Bei 60 Grad aufhören.`,
          `{salute}

          Hafermilch braucht etwas Fett, um zu halten: Nehmen Sie eine «Barista»-Variante, gut gekühlt, und schäumen Sie nur bis 55
          Grad. Darüber fällt sie zusammen, da hilft kein Trick.`,
          `{salute}

          Die Lanze ist vermutlich mit Milchresten verstopft. Drehen Sie die Spitze ab, legen Sie sie über Nacht in Milchreiniger und
          stechen Sie die Löcher mit einer Nadel frei. Danach nach jedem Aufschäumen zwei Sekunden Dampf ablassen, dann bleibt sie frei.`,
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 22,
            match: true,
            customer: [
              'Zerreissendes Papier! Das war der entscheidende Hinweis. Heute zum ersten Mal ein Herz gegossen. Naja, ein Kartoffelherz.\n\n{sign}',
              'Mit der Barista-Sorte steht der Schaum wie eine Eins. Danke!\n\n{sign}',
              'hat funktioniert merci',
            ],
          },
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
