import type { Scenario } from '../../scenario.ts';

export const advice: Scenario[] = [
  {
    id: 'de-muehle-beratung',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Beratung'],
    from: 'private',
    weight: 3,
    openings: [
      {
        subjects: ['Welche Mühle?', 'Mühle zur {machine}', 'Leise Mühle gesucht'],
        text: `{hi}

      Ich habe seit Kurzem eine {machine} und mahle noch mit einer Handmühle. Das ist morgens um sechs kein Vergnügen. Können Sie
      mir eine elektrische empfehlen? Budget bis etwa 500 Franken, leise wäre wichtig, wir haben ein Baby.

      {sign}`,
      },
      {
        subjects: ['Corvo oder Fino?', 'Beratung Kaffeemühle'],
        text: `{hi}

      Ich schwanke zwischen Fino und Corvo 64. Der Preisunterschied ist ja erheblich. Merkt man das als Normalsterblicher in der Tasse?

      {sign}`,
      },
      {
        subjects: ['Welche Mühle?', 'mühle für alles'],
        text: `Hallo zusammen, welche mühle passt zu filterkaffee UND espresso? ich will nicht zwei geräte rumstehen haben

      {sign}`,
      },
      {
        subjects: ['Mühle als Geschenk', 'Beratung Kaffeemühle'],
        text: `{hi}

      Mein Mann wird 60 und wünscht sich «eine richtige Mühle». Was das ist, weiss er vermutlich selber nicht. Er trinkt Espresso,
      etwa drei am Tag, und liebt Geräte mit vielen Rädchen. Was raten Sie mir?

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          `{salute}

          Mit Baby würde ich die Fino nehmen: CHF 289.–, mit 58 Dezibel die leiseste in diesem Preisbereich, und für zwei Personen
          völlig ausreichend. Stellen Sie sie auf eine dünne Korkmatte, dann hört man sie im Nebenzimmer kaum.`,
          `{salute}

          Ehrlich gesagt: bei Milchgetränken nein, beim puren Espresso ja. Die Corvo mahlt gleichmässiger, darum wird er klarer und
          gelingt öfter. Wer morgens einen Cappuccino trinkt, ist mit der Fino bestens bedient. Im Laden in Bern stehen beide
          nebeneinander, wir mahlen Ihnen gern Ihre eigenen Bohnen.`,
          `{salute}

          Da gibt es genau eine, die ich mit gutem Gewissen nenne: die Corvo 64 mit der Skala für beides. Man merkt sich zwei Zahlen
          und wechselt in fünf Sekunden. Nach dem Wechsel die ersten drei Gramm wegwerfen, dann stimmt der Geschmack.`,
          `{salute}

          Viele Rädchen und ein kräftiger Espresso: Dann ist es die Corvo 64, stufenlos verstellbar, mit Waage. CHF 690.–. Wir packen sie
          auf Wunsch als Geschenk ein und legen ein Kilo «{beans}» dazu.`,
        ],
      },
      {
        either: [
          [
            {
              after: 20,
              customer: [
                '{hey}\n\nDas ist genau die Antwort, die ich mir erhofft habe. Bestellung folgt heute Abend.\n\n{sign}',
                'Danke für die ausführliche Beratung! Gibt es die auch in Weiss?\n\n{sign}',
              ],
            },
            {
              after: 1.2,
              agent: [
                `{salute}

                Gern geschehen. Sie ist in Schwarz, Weiss und Salbeigrün an Lager. Zu jeder Mühle gehört bei uns eine halbe Stunde
                Einführung im Laden, melden Sie sich einfach.`,
              ],
            },
          ],
          [],
          [
            {
              after: 40,
              customer: [
                'Danke, ich überlege es mir noch.\n\n{sign}',
                'Bestellt! Danke für die Hilfe.\n\n{sign}',
              ],
            },
          ],
        ],
      },
    ],
    ends: 'waiting',
  },
];
