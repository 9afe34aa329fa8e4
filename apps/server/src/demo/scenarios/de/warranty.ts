import type { Scenario } from '../../scenario.ts';

export const warranty: Scenario[] = [
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
];
