import type { Scenario } from '../../scenario.ts';

export const care: Scenario[] = [
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
];
