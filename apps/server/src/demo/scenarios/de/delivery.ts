import type { Scenario } from '../../scenario.ts';

export const delivery: Scenario[] = [
  {
    id: 'de-paket-verspaetet',
    to: 'support',
    team: 'Support',
    type: 'question',
    tags: ['Lieferung'],
    from: 'anyone',
    weight: 3,
    subjects: [
      'Wo bleibt meine Bestellung?',
      'Lieferung {order}',
      'Paket seit Tagen unterwegs',
      'Frage zur Lieferzeit',
    ],
    openings: [
      `{hi}

      Am {day-8} habe ich bei Ihnen bestellt ({order}), im Shop stand «2 bis 3 Arbeitstage». Heute ist der achte. Die
      Sendungsverfolgung zeigt seit {weekday-3} dasselbe: «Sendung im Verteilzentrum Härkingen». Liegt sie dort im Regal?

      {sign}`,
      {
        by: 'private',
        subjects: ['Frage zur Lieferzeit', 'Lieferung {order}'],
        text: `{hi}

      Könnten Sie mir sagen, wann ungefähr die Bestellung {order} eintrifft? Ich frage nur, weil ich ab {weekday+3} zwei
      Wochen in den Ferien bin und das Paket ungern vor der Tür stehen lasse.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Wo bleibt meine Bestellung?', 'Paket seit Tagen unterwegs'],
        text: `Hallo, paket {order} immer noch nicht da. Was ist da los? Der Kaffee geht mir aus und das macht mich nicht netter.

      {sign}`,
      },
      `{hi}

      Laut Ihrer Mail vom {day-5} ist meine Bestellung verschickt worden. Bei mir ist nichts angekommen, auch keine
      Abholungseinladung. Ich habe bei den Nachbarn gefragt, ebenfalls nichts. Bitte forschen Sie nach.

      {sign}`,
    ],
    course: [
      {
        after: 1.4,
        agent: [
          `{salute}

          Ich habe soeben mit dem Paketdienst telefoniert: Ihr Paket wurde in Härkingen falsch sortiert und ist heute wieder auf
          dem richtigen Band. Sie sollten es am {weekday+1} erhalten. Falls nicht, schreiben Sie mir bitte kurz, dann schicke ich
          ohne weitere Nachforschung ein zweites los.`,
          `{salute}

          Sie haben recht, das dauert zu lange. Die Sendung {tracking} hängt im Verteilzentrum fest; ich habe einen
          Nachforschungsauftrag gestellt und ihr Vorrang gegeben. Zustellung laut Auskunft am {weekday+2}.`,
        ],
      },
      {
        either: [
          [
            {
              after: 28,
              customer: [
                'Ist heute gekommen. Danke fürs Nachhaken.\n\n{sign}',
                '{hey}\n\nDas Paket ist da, alles gut. Vielen Dank für Ihre Mühe!\n\n{sign}',
                'ok ist da, danke',
              ],
            },
          ],
          [
            {
              after: 50,
              customer: [
                'Leider immer noch nichts. Und jetzt?\n\n{sign}',
                '{hey}\n\nAuch heute kein Paket. Ich wäre nun froh um die zweite Lieferung, wie Sie geschrieben haben.\n\n{sign}',
              ],
            },
            {
              after: 0.6,
              agent: [
                `{salute}

                Dann warten wir nicht länger: Ein zweites Paket ist gepackt und geht heute mit dem Kurier raus, er kommt am
                {weekday+1} am Vormittag. Sollte das erste doch noch auftauchen, verweigern Sie einfach die Annahme.`,
              ],
            },
            {
              maybe: 0.6,
              steps: [{ after: 30, customer: ['Kurier war da. So muss das sein, danke.\n\n{sign}'] }],
            },
          ],
          [],
        ],
      },
    ],
  },
  {
    id: 'de-beim-nachbarn',
    to: 'support',
    team: 'Support',
    type: 'question',
    tags: ['Lieferung'],
    from: 'private',
    subjects: [
      'Paket beim Nachbarn?',
      'Wer hat mein Paket angenommen',
      'Zugestellt, aber nicht bei mir',
      'Sendung {tracking}',
    ],
    openings: [
      `{hi}

      In der Sendungsverfolgung heisst es «zugestellt an: Nachbar». Wir sind ein Haus mit vierzehn Parteien, und ich habe
      inzwischen bei neun geläutet. Können Sie herausfinden, welcher Name auf der Unterschrift steht?

      {sign}`,
      `{hi}

      Seit gestern soll mein Paket ({order}) zugestellt sein. Ich war den ganzen Tag zuhause, geläutet hat niemand. Im
      Milchkasten ist auch nichts.

      {sign}`,
      `Hallo zusammen

      Irgendjemand in der {street} trinkt jetzt vermutlich meinen Kaffee :-) Laut Post wurde das Paket einem Nachbarn
      übergeben, ein Zettel lag aber keiner im Briefkasten. Wissen Sie mehr?

      {sign}`,
    ],
    course: [
      {
        after: 1,
        match: true,
        agent: [
          `{salute}

          Ich habe den Zustellbeleg angefordert: Unterschrieben hat <«Aebi, 2. Stock rechts»|«Frau Nyffeler»|«Hauswart»>. Ich hoffe, das ist jemand, der noch
          nicht unter den ersten neun war.`,
          `{salute}

          Auf dem Zustellbeleg steht der Name <«Schürch, 3. Stock»|«Fam. Gerber»|«M. Petrović, Parterre»>. Vielleicht versuchen Sie es dort? Melden
          Sie sich bitte, falls das Paket nicht auftaucht, dann übernehmen wir das.`,
          `{salute}

          Ich habe den Boten erreicht: Er hat das Paket bei <«Fam. Lanz» im Parterre|«M. Stucki»
          im ersten Stock|der Waschküche> gelassen und den Zettel vergessen. Steht es dort noch, und ist es verschlossen?`,
        ],
      },
      {
        maybe: 0.75,
        steps: [
          {
            after: 5,
            customer: [
              'Gefunden! Es stand hinter dem Velo im Keller. Danke fürs Nachfragen.\n\n{sign}',
              'War tatsächlich dort, lag schon zwei Tage im Gang. Merci vielmal.\n\n{sign}',
              'Hat sich erledigt, die Nachbarin hat es mir vorbeigebracht.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-niemand-zuhause',
    to: 'support',
    team: 'Support',
    type: 'question',
    tags: ['Lieferung'],
    from: 'private',
    openings: [
      {
        subjects: ['Kurier war da, ich nicht', 'Zweite Zustellung'],
        text: `{hi}

      Der Kurier war heute um zehn da, ich um Viertel nach. Kann er am {weekday+2} nochmals kommen, am besten vor 9 Uhr oder nach 17 Uhr?

      {sign}`,
      },
      {
        subjects: ['Abholschein für {tracking}', 'Abholung auf der Poststelle?'],
        text: `{hi}, die maschine ist mit 18 kg angegeben, ich soll sie jetzt auf der poststelle abholen. ich habe kein auto und bin 71.
      gibt es eine andere möglichkeit?

      {sign}`,
      },
      {
        subjects: ['Zweite Zustellung', 'Abholschein für {tracking}'],
        text: `Guten Tag. Auf dem Zettel steht «2. Zustellversuch nicht möglich». Warum nicht? Wir arbeiten beide. Kann man das Paket zu
      einer Nachbarin umleiten (Familie Wüthrich, gleiches Haus)?

      {sign}`,
      },
    ],
    course: [
      {
        after: 0.9,
        match: true,
        agent: [
          `{salute}

          Das lässt sich einrichten. Der Kurier kommt am {weekday+2} zwischen 17.30 und 19 Uhr und ruft Sie eine halbe Stunde
          vorher an. Passt die Nummer {phone}?`,
          `{salute}

          Natürlich müssen Sie das nicht schleppen. Ich habe die Sendung umgeleitet, sie wird am {weekday+2} bis in Ihre Küche
          getragen. Das ist bei Maschinen in unserem Lieferpreis inbegriffen.`,
          `{salute}

          Die Umleitung zur Familie Wüthrich ist veranlasst, das Paket kommt am {weekday+1}. Warum der Bote nur einmal geläutet
          hat, kläre ich mit dem Paketdienst; zwei Versuche sind vereinbart.`,
        ],
      },
      {
        maybe: 0.6,
        steps: [
          {
            after: 4,
            match: true,
            customer: [
              'Ja, Nummer stimmt. Danke!\n\n{sign}',
              'Das ist aber nett. Herzlichen Dank.\n\n{sign}',
              'Wunderbar, die Wüthrichs wissen Bescheid.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
];
