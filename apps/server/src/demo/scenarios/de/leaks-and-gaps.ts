import type { Scenario } from '../../scenario.ts';

export const leaksAndGaps: Scenario[] = [
  {
    id: 'de-maschine-leckt',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    priority: 'high',
    tags: ['Werkstatt'],
    from: 'private',
    weight: 3,
    cases: [
      { since: 'seit gestern Morgen', where: 'unten links' },
      { since: 'seit etwa einer Woche', where: 'unter der Brühgruppe' },
      { since: 'seit dem Entkalken', where: 'hinten beim Tank' },
    ],
    subjects: [
      'Maschine verliert Wasser',
      '{machine} leckt',
      'Pfütze unter der Maschine',
      'Wasser läuft aus!!',
    ],
    openings: [
      `{hi}

      Meine {machine} verliert {since} Wasser, und zwar {where}. Nicht viel, aber nach einer Stunde steht eine Pfütze von der
      Grösse einer Untertasse auf der Ablage. Ich lege jetzt ein Handtuch darunter, das kann ja nicht die Lösung sein.

      Gekauft habe ich sie im <Frühling|Herbst> letzten Jahres bei Ihnen im Laden. Seriennummer {serial}.

      {sign}`,
      `HILFE, die Maschine läuft aus! {since} tropft es {where}, heute Morgen war die halbe Küchenablage nass. Darf ich sie
      noch benutzen oder ist das gefährlich wegen dem Strom?

      {sign}`,
      `{hi}

      {machine}, Jahrgang 2024, Seriennr. {serial}. Sie leckt {since}, Wasser kommt {where} hervor, auch wenn sie
      ausgeschaltet ist. Tank habe ich herausgenommen und wieder eingesetzt, hat nichts gebracht. Wie weiter?

      {sign}`,
    ],
    course: [
      {
        after: 0.9,
        agent: [
          `{salute}

          Bitte stecken Sie die Maschine aus und leeren Sie den Tank, dann kann nichts passieren. Könnten Sie mir zwei Dinge
          beantworten: Tropft es auch ohne Tank weiter? Und ist das Wasser klar oder milchig? Ein Foto von der Stelle würde
          mir zusätzlich helfen.`,
          `{salute}

          Zur Sicherheit: Netzstecker ziehen und den Tank herausnehmen. In den meisten Fällen ist es die Dichtung am
          Tankventil, ein Teil für wenige Franken. Schicken Sie mir doch ein Bild, dann kann ich es eingrenzen.`,
        ],
      },
      {
        after: 7,
        files: ['leak'],
        customer: [
          `{hey}

          Ohne Tank kommt nichts mehr. Das Wasser ist klar. Foto anbei, die Pfütze links ist frisch von heute.

          {sign}`,
          'Bild ist dabei. Ich habe noch mit dem Finger hineingefasst: beim kleinen Stutzen in der Mitte ist es nass.\n\n{sign}',
        ],
      },
      {
        either: [
          [
            {
              after: 1,
              agent: [
                `{salute}

                Dann ist es die Ventildichtung. Sie sind noch in der Garantie, darum schicke ich Ihnen die neue gratis zu. Der
                Wechsel dauert zwei Minuten: alten Gummiring mit einem Zahnstocher herausheben, neuen eindrücken, fertig. Wenn Sie
                sich unsicher sind, machen wir das gern im Laden, dafür brauchen Sie keinen Termin.`,
              ],
            },
            {
              after: 50,
              customer: [
                'Gewechselt, dicht. Das war einfacher als gedacht, herzlichen Dank!\n\n{sign}',
                '{hey}\n\nHat geklappt, seit gestern alles trocken. Toller Service.\n\n{sign}',
              ],
            },
          ],
          [
            {
              after: 0.5,
              note: [
                '@tim das sieht nach dem Boiler aus, nicht nach dem Ventil. Werkstatt?',
                'Foto angeschaut: Schlauchschelle hinten. Muss in die Werkstatt, @mara bitte Etikett.',
              ],
            },
            {
              after: 1,
              agent: [
                `{salute}

                Auf dem Foto sieht man, dass das Wasser von einer Schlauchverbindung im Innern kommt. Das sollten wir hier in
                der Werkstatt machen. Im Anhang finden Sie ein Etikett: Maschine gut polstern, aufkleben, bei der Post abgeben.
                Für die Reparatur rechnen Sie bitte mit fünf Arbeitstagen; sie geht auf Garantie.`,
              ],
              files: ['label'],
            },
            {
              after: 26,
              customer: [
                'Etikett erhalten, Paket ist aufgegeben.\n\n{sign}',
                'Habe sie heute auf die Post gebracht. Ganz schön schwer :)\n\n{sign}',
              ],
            },
            { snooze: 5 },
            {
              after: 2,
              agent: [
                `{salute}

                Ihre Maschine ist fertig: Schlauch und zwei Dichtungen ersetzt, Druck geprüft, zwei Stunden im Dauerlauf trocken
                geblieben. Sie ist morgen wieder bei Ihnen.`,
              ],
            },
          ],
        ],
      },
    ],
  },
  {
    id: 'de-teile-fehlen',
    to: 'support',
    team: 'Returns',
    type: 'service_request',
    from: 'private',
    cases: [
      { missing: 'der Tamper', them: 'den Tamper' },
      { missing: 'das Einersieb', them: 'das Einersieb' },
      { missing: 'die Abtropfschale', them: 'die Abtropfschale' },
      { missing: 'das Netzkabel', them: 'das Netzkabel' },
      { missing: 'der Deckel vom Bohnenbehälter', them: 'den Deckel' },
    ],
    subjects: [
      'Es fehlt etwas',
      'Lieferung unvollständig: {order}',
      'Fehlendes Zubehör',
      'Paket da, aber nicht alles drin',
    ],
    openings: [
      `{hi}

      Beim Auspacken der {machine} habe ich alles dreimal kontrolliert: {missing} fehlt. Laut Packliste müsste das Teil
      dabei sein. Auch zwischen den Kartoneinlagen ist nichts.

      Können Sie mir {them} nachsenden? Bestellung {order}.

      {sign}`,
      `Grüezi

      Kurze Sache: In meinem Paket ({order}) ist fast alles drin, nur {missing} nicht. Vielleicht liegt das Teil noch bei
      Ihnen auf dem Packtisch :-)

      {sign}`,
      `{hi}. Karton war versiegelt, {missing} ist trotzdem nicht dabei. Ohne kann ich die Maschine nicht brauchen. Bitte
      rasch nachliefern.

      {sign}`,
    ],
    course: [
      {
        after: 1.5,
        agent: [
          `{salute}

          Da haben wir beim Packen nicht aufgepasst, entschuldigen Sie bitte. Ich habe {them} soeben als Brief mit A-Post
          aufgegeben, morgen oder übermorgen liegt alles in Ihrem Briefkasten.`,
          `{salute}

          Sie haben recht, auf unserem Packfoto fehlt das Teil tatsächlich. Wir schicken {them} heute noch an die
          Adresse in {city}. Kosten entstehen Ihnen keine.`,
        ],
      },
      {
        maybe: 0.45,
        steps: [
          {
            after: 44,
            customer: [
              'Angekommen, merci!\n\n{sign}',
              'ok danke',
              'Jetzt ist alles komplett. Besten Dank.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
];
