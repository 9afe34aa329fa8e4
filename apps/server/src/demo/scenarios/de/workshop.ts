import type { Scenario } from '../../scenario.ts';

export const workshop: Scenario[] = [
  {
    id: 'de-garantie-pumpe',
    to: 'support',
    team: 'Returns',
    type: 'complaint',
    priority: 'high',
    tags: ['Garantie'],
    from: 'private',
    weight: 2,
    files: ['receipt'],
    openings: [
      {
        subjects: ['Garantiefall {machine}', 'Pumpe defekt nach 14 Monaten'],
        text: `{hi}

      Meine {machine} (gekauft vor vierzehn Monaten, Beleg anbei) macht seit {weekday-1} beim Brühen einen Lärm wie ein Rasenmäher und
      fördert kein Wasser mehr. Ich gehe davon aus, dass das unter die Garantie fällt.

      {sign}`,
      },
      {
        subjects: ['Zweite Reparatur innert kurzer Zeit', 'Schon wieder die Pumpe'],
        text: `{hi}

      Vor vier Monaten haben Sie die Pumpe meiner {machine} ersetzt, jetzt ist sie schon wieder kaputt. Das kann doch nicht normal
      sein. Ich hätte gern eine dauerhafte Lösung und nicht alle paar Monate drei Wochen lang keinen Kaffee.

      {sign}`,
      },
      {
        subjects: ['Garantiefall {machine}', 'Garantie?'],
        text: `Guten Tag. Garantiefrage: Kaufdatum {day-300}, Pumpe tot. Maschine wurde regelmässig entkalkt. Übernehmen Sie Reparatur und Transport?

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          `{salute}

          Ja, das ist ein Garantiefall, Reparatur und Transport gehen auf uns. Im Anhang finden Sie das Versandetikett. Wenn Sie
          möchten, reservieren wir Ihnen für die Zwischenzeit ein Leihgerät im Laden.`,
          `{salute}

          Das verstehe ich gut. Ich habe mit unserem Werkstattleiter gesprochen: Wir ersetzen diesmal nicht nur die Pumpe, sondern
          auch das Magnetventil, das sie vermutlich beschädigt hat. Bitte schicken Sie die Maschine mit dem Etikett im Anhang. Für
          die Zwischenzeit steht im Laden ein Leihgerät für Sie bereit.`,
          `{salute}

          Wir übernehmen beides, Reparatur und Transport. Etikett im Anhang, ein Leihgerät können Sie auf Wunsch in Bern oder Zürich
          abholen.`,
        ],
        files: ['label'],
      },
      {
        after: 12,
        customer: [
          'Danke, das klingt vernünftig. Ein Leihgerät brauche ich nicht, ich habe noch die alte Mokkakanne.\n\n{sign}',
          'Paket ist unterwegs. Das Leihgerät würde ich gern am {weekday+1} abholen, geht das?\n\n{sign}',
        ],
      },
      {
        after: 1,
        echo: true,
        agent: [
          `{salute}

          Ist notiert. Sobald die Maschine bei uns auf der Werkbank steht, melde ich mich mit dem Befund.`,
          `{salute}

          Alles klar, im Laden weiss man Bescheid. Die Werkstatt rechnet mit vier Arbeitstagen.`,
        ],
      },
      { snooze: 5 },
      {
        after: 2,
        note: [
          'Befund: Pumpe verkalkt UND Ventil undicht, beides neu. @tim Kulanz oder Garantie? Ich würde Garantie sagen.',
          'Fertig, Testprotokoll liegt bei der Maschine. Geht heute raus.',
        ],
      },
      {
        after: 1,
        agent: [
          `{salute}

          Ihre Maschine ist wieder gesund: neue Pumpe, neues Magnetventil, zwanzig Probebezüge. Auf die ersetzten Teile haben Sie
          nochmals zwei Jahre Garantie. Sie kommt am {weekday+2} zu Ihnen zurück.`,
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 55,
            customer: [
              'Heute angekommen, läuft flüsterleise. Danke!\n\n{sign}',
              'Perfekt repariert. Man merkt, dass da Leute arbeiten, die ihr Handwerk verstehen.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
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
    id: 'de-alte-maschine',
    to: 'info',
    team: 'Support',
    type: 'question',
    priority: 'low',
    from: 'private',
    openings: [
      {
        subjects: ['Alte Maschine zurückgeben', 'Nehmen Sie Altgeräte?'],
        text: `{hi}

      Nehmen Sie beim Kauf einer neuen Maschine die alte zurück? Unsere ist noch eine von den ganz grossen Kapseldingern, sie läuft, wir
      mögen sie nur nicht mehr.

      {sign}`,
      },
      {
        subjects: ['Entsorgung alte Kaffeemaschine', 'entsorgung'],
        text: `{hi}, wohin mit einer kaputten kaffeemaschine? könnt ihr die entsorgen auch wenn sie nicht von euch ist?

      {sign}`,
      },
      {
        subjects: ['Eintausch', 'Eintauschprogramm?'],
        text: `Guten Tag

      Wir möchten von unserer {automat} auf einen Siebträger wechseln. Gibt es bei Ihnen ein Eintauschprogramm? Das Gerät ist vierjährig
      und gepflegt (Serviceheft vorhanden).

      {sign}`,
      },
    ],
    course: [
      {
        after: 2.4,
        match: true,
        agent: [
          `{salute}

          Ja, gratis und von jeder Marke; die Recyclinggebühr ist beim Kauf bezahlt worden. Geben Sie sie in Bern oder Zürich im Laden
          ab, oder dem Chauffeur mit, wenn er die neue bringt. Welches Modell ist es? Läuft es noch, gibt es eventuell etwas dafür.`,
          `{salute}

          Ja, das können wir, egal von wem sie ist. Einfach in Bern oder Zürich im Laden abgeben, Kabel dranlassen, Wasser raus.
          Kosten tut es nichts.`,
          `{salute}

          Für gepflegte Geräte mit Serviceheft zahlen wir je nach Zustand CHF 100.– bis 300.– in Form eines Gutscheins. Schicken Sie mir gern
          zwei, drei Fotos, dann kann ich Ihnen einen Betrag nennen.`,
        ],
      },
      {
        maybe: 0.4,
        steps: [
          {
            after: 26,
            match: true,
            customer: [
              'Sie läuft noch. Ich bringe sie am Samstag in Bern vorbei. Danke.\n\n{sign}',
              'super, dann bis samstag',
              'Fotos folgen, ich muss sie erst putzen :-)\n\n{sign}',
            ],
          },
        ],
      },
    ],
    ends: 'waiting',
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
