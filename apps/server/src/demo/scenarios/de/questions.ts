import type { Scenario } from '../../scenario.ts';

export const questions: Scenario[] = [
  {
    id: 'de-kurz',
    to: 'support',
    team: 'Support',
    type: 'question',
    from: 'private',
    weight: 2,
    openings: [
      { subjects: ['frage', 'Ihre Bestellung'], text: 'wann kommt mein paket?' },
      {
        subjects: ['Anruf in Abwesenheit', 'Sie haben angerufen'],
        text: '{hi}, Sie haben mich heute angerufen? Ich war unter der Dusche.\n\n{sign}',
      },
      { subjects: ['kurze frage', 'Bohnen'], text: 'Hallo, ist «{beans}» wieder lieferbar? Danke' },
      {
        subjects: ['Frage', 'kurze frage'],
        text: 'Muss man die {machine} vor dem ersten Gebrauch irgendwie spülen??\n\n{sign}',
      },
      {
        subjects: ['Reparatur', 'Frage'],
        text: '{hi}, ist das hier die richtige Adresse für Reparaturen?\n\n{sign}',
      },
    ],
    course: [
      {
        after: 0.8,
        match: true,
        agent: [
          '{salute}\n\nAm {weekday+1}. Die Sendungsnummer ist {tracking}, damit können Sie es auf die Stunde genau verfolgen.',
          '{salute}\n\nJa, das war ich. Es ging nur um die Frage, ob die Rechnung in {city} oder per Mail ankommen soll. Eine kurze Antwort hier genügt.',
          '{salute}\n\nAb {weekday+2} wieder, wir rösten gerade. Soll ich Ihnen ein Kilo zurücklegen?',
          '{salute}\n\nJa: einen vollen Tank durch die Brühgruppe und einen halben durch die Dampflanze, dann ist alles sauber. Auf der ersten Seite der Anleitung ist es bebildert.',
          '{salute}\n\nJa, hier sind Sie richtig. Schreiben Sie mir, um welche Maschine es geht und was sie tut oder eben nicht tut, dann sage ich Ihnen, wie weiter.',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 3,
            match: true,
            customer: [
              'ok danke',
              'Per Mail bitte. Danke!\n\n{sign}',
              'ja gerne',
              'merci!',
              'Lago 2, sie macht gar nichts mehr, kein Licht, kein Ton.\n\n{sign}',
            ],
          },
          {
            after: 1,
            on: [4],
            agent: [
              '{salute}\n\nDas klingt nach der Sicherung im Gerät, ein kleiner Eingriff. Bringen Sie sie in Bern vorbei, am {weekday+1} ist den ganzen Tag jemand in der Werkstatt.',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-empfehlung-maschine',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Beratung'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Vollautomat oder Siebträger?', 'Kaufberatung', 'Welche Maschine für zwei?'],
        text: `{hi}

      Nach zwölf Jahren Kapseln möchten wir umsteigen. Meine Frau will einen Knopf drücken, ich möchte etwas lernen. Gibt es eine Maschine, bei der
      unsere Ehe hält?

      {sign}`,
      },
      {
        subjects: ['Beratung neue Maschine', 'Kaufberatung'],
        text: `{hi}

      Was ist der Unterschied zwischen der {machine} und der nächstgrösseren, ausser dem Preis? Wir trinken vor allem Cappuccino, am Wochenende
      kommen oft Gäste.

      {sign}`,
      },
      {
        subjects: ['maschine für wg', 'Kaufberatung'],
        text: `hallo, brauche was für die wg. 5 leute, alle kaffeesüchtig, keiner putzt gern. budget 800. was empfehlt ihr?

      {sign}`,
      },
    ],
    course: [
      {
        after: 2.5,
        match: true,
        agent: [
          `{salute}

          Diese Frage hören wir oft, und es gibt eine friedliche Lösung: die Tessera. Sie hat eine Mühle mit Waage, die das Dosieren übernimmt, und wer
          will, stellt alles selber ein. Kommen Sie doch zu zweit vorbei, wir machen mit jedem von Ihnen einen Kaffee.`,
          `{salute}

          Der wichtigste Unterschied: Die grössere hat zwei Boiler, Sie können also gleichzeitig beziehen und schäumen. Für zwei Cappuccini am Tag brauchen
          Sie das nicht, für sechs am Sonntag schon. Ich würde nach den Gästen entscheiden.`,
          `{salute}

          Nova Uno, CHF 790.–. Die Brühgruppe kann man unter den Hahn halten, das Milchsystem spült sich selber. Einen Putzplan müssen Sie trotzdem
          aufhängen, das nimmt Ihnen keine Maschine ab.`,
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 28,
            match: true,
            customer: [
              'Wir kommen am Samstag. Die Ehe dankt.\n\n{sign}',
              'Danke für die ehrliche Antwort, dann reicht uns die kleinere.\n\n{sign}',
              'haha danke, wir nehmen die. putzplan hängt\n\n{sign}',
            ],
          },
        ],
      },
    ],
    ends: 'waiting',
  },
];
