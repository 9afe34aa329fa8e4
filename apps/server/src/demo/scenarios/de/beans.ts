import type { Scenario } from '../../scenario.ts';

export const beans: Scenario[] = [
  {
    id: 'de-falsche-bohnen',
    to: 'returns',
    team: 'Returns',
    type: 'complaint',
    tags: ['Falschlieferung'],
    from: 'anyone',
    weight: 2,
    files: ['beans'],
    openings: [
      {
        by: 'private',
        subjects: ['Falsche Bohnen', '{beans2} statt {beans}'],
        text: `{hi}

      Bestellt habe ich 2 kg «{beans}», bekommen habe ich 2 kg «{beans2}». Der Lieferschein ist richtig, nur der Inhalt nicht. Eine Tüte
      habe ich leider schon aufgemacht, bevor ich es gemerkt habe.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Gemahlen statt ganz', 'Falsche Lieferung'],
        text: `{hi}, auf der tüte steht {beans}, drin ist aber gemahlener kaffee. ich habe einen vollautomaten, damit kann ich nichts anfangen

      {sign}`,
      },
      {
        by: 'gastro',
        subjects: ['Falschlieferung {order}', '{beans2} statt {beans}'],
        text: `Guten Tag

      Unsere Lieferung {order} enthält die falsche Sorte ({beans2}). Unsere Gäste sind «{beans}» gewohnt, wir brauchen die richtige
      spätestens am {weekday+2}. Was machen wir mit den {n6-11} Kilo hier?

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Das habe ich nicht bestellt', 'Entkoffeiniert?!'],
        text: `Liebes Adler-Team, ich weiss ja nicht, wer bei euch packt, aber entkoffeiniert am Montagmorgen ist grausam. Bestellt war
      «{beans}» ({order}). :-)

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.3,
        match: true,
        agent: [
          `{salute}

          Da haben wir ins falsche Regal gegriffen. Die richtigen zwei Kilo gehen heute raus. Die «{beans2}» behalten Sie bitte,
          vielleicht finden sich Abnehmer in der Nachbarschaft.`,
          `{salute}

          Das ist in der Rösterei beim Umstellen passiert, entschuldigen Sie. Ganze Bohnen sind unterwegs, den gemahlenen schenken Sie
          bitte jemandem mit einer Filtermaschine.`,
          `{salute}

          Die «{beans}» sind bereits im Kurierwagen und kommen am {weekday+1} vor Mittag. Die falsche Ware nimmt der Chauffeur gleich mit,
          solange die Säcke ungeöffnet sind; ein geöffneter geht aufs Haus.`,
          `{salute}

          Montagmorgen ohne Koffein, das können wir nicht auf uns sitzen lassen. Zwei Tüten «{beans}» sind per Express unterwegs. Die
          entkoffeinierten behalten Sie für lange Abende.`,
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 30,
            customer: [
              'Angekommen, und diesmal richtig. Danke!\n\n{sign}',
              'Sehr grosszügig, merci vielmal.\n\n{sign}',
              'Alles bestens, danke fürs schnelle Reagieren.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-roestdatum',
    to: 'support',
    team: 'Support',
    type: 'question',
    from: 'private',
    openings: [
      {
        subjects: ['Röstdatum?', 'Wie frisch sind die Bohnen', 'Haltbarkeit {beans}'],
        text: `{hi}

      Auf der Tüte «{beans}» finde ich ein Mindesthaltbarkeitsdatum, aber kein Röstdatum. Wie alt sind die Bohnen, wenn sie bei mir ankommen?

      {sign}`,
      },
      {
        subjects: ['Bohnen schmecken anders als sonst', '{beans}: andere Mischung?'],
        text: `{hi}

      Die letzte Tüte «{beans}» schmeckt anders, irgendwie säuerlicher. Haben Sie die Mischung geändert? Ich hoffe sehr, nicht. Wir trinken
      die seit Jahren.

      {sign}`,
      },
      {
        subjects: ['Bohnen einfrieren?', 'Eine Wette'],
        text: `Guten Tag, kann man Kaffeebohnen einfrieren? Mein Bruder behauptet ja, ich behaupte nein. Es geht um eine Flasche Rotwein.

      {sign}`,
      },
    ],
    course: [
      {
        after: 2.1,
        match: true,
        agent: [
          `{salute}

          Das Röstdatum steht auf dem Boden der Tüte, zugegeben etwas versteckt. Wir rösten dienstags und freitags, verschickt wird frühestens
          nach vier Tagen Ruhe. Bei Ihnen sind die Bohnen also zwischen vier und zehn Tagen alt.`,
          `{salute}

          Die Mischung ist gleich, aber die neue Ernte aus Guatemala ist etwas lebhafter als die letzte. Mahlen Sie eine Stufe feiner und
          stellen Sie die Maschine ein Grad wärmer, dann rückt die Säure in den Hintergrund. Gefällt sie Ihnen dann noch nicht,
          tausche ich die Tüte.`,
          `{salute}

          Ihr Bruder bekommt den Rotwein: Luftdicht verpackt und in Portionen halten Bohnen im Gefrierfach Monate. Wichtig ist, die
          Portion vor dem Öffnen ganz auftauen zu lassen.`,
        ],
      },
      {
        maybe: 0.45,
        steps: [
          {
            after: 16,
            match: true,
            customer: [
              'Tatsächlich, auf dem Boden! Danke.\n\n{sign}',
              'Ein Grad mehr hat es gebracht. Danke für den Tipp.\n\n{sign}',
              'Mist. Aber danke :-)\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-bestellung-mail',
    to: 'info',
    team: 'Support',
    type: 'order',
    from: 'business',
    tags: ['Grosshandel'],
    weight: 3,
    subjects: ['Bestellung', 'Nachbestellung Bohnen', 'Bitte liefern', 'Bestellung diese Woche'],
    openings: [
      {
        by: 'gastro',
        text: `Guten Tag

      Wir bestellen wie üblich:

      - {n8-14} kg «{beans}»
      - {n2-4} kg «{beans2}»
      - 1 Karton Reinigungstabletten

      Lieferung bitte bis {weekday+3}, wie immer über den Hof.

      {sign}`,
      },
      `{hi}, könnt ihr uns nochmal {n6-12} kilo «{beans}» schicken? war ein guter monat. danke!

      {sign}`,
      `Bitte liefern: {n12-24} × 1 kg {beans}, 2 × Milchreiniger 1 l, 6 Pakete Becher 2 dl. Kundennummer {customerNo}, Rechnung wie gehabt.

      {sign}`,
    ],
    course: [
      {
        after: 1,
        agent: [
          `{salute}

          Danke für die Bestellung, sie ist unter {order} erfasst. Lieferung am {weekday+2}, alles ist an Lager.`,
          `{salute}

          Vielen Dank, ist notiert (Auftrag {order}). Die Bohnen werden morgen geröstet und kommen am {weekday+3} zu Ihnen.`,
          `{salute}

          Auftrag {order} ist unterwegs in die Packerei. Der Wagen fährt am {weekday+2} in Ihre Richtung.`,
        ],
      },
      {
        maybe: 0.25,
        steps: [
          {
            after: 1.5,
            customer: [
              'Perfekt, danke.',
              'Bestens! Bitte noch ein Kilo «{beans2}» dazu, falls es noch geht.\n\n{sign}',
              '👍',
            ],
          },
        ],
      },
    ],
  },
];
