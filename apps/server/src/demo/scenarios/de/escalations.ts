import type { Scenario } from '../../scenario.ts';

export const escalations: Scenario[] = [
  {
    id: 'de-dritte-mail',
    to: 'support',
    team: 'Support',
    type: 'complaint',
    priority: 'urgent',
    tags: ['Eskalation'],
    from: 'private',
    weight: 2,
    subjects: ['Rückruf?', 'Anfrage zu {order}', 'Warte auf Antwort', 'Reparatur {machine}, wie weiter'],
    openings: [
      `{hi}

      Meine {machine} ist seit dem {day-10} bei Ihnen in der Werkstatt. Man hat mir gesagt, ich werde angerufen. Könnten Sie
      mir bitte mitteilen, wie der Stand ist?

      {sign}`,
      `{hi}

      Man hat mir am Telefon versprochen, dass mich bis {weekday-2} jemand wegen meiner {machine} (Reparatur {order})
      zurückruft. Bisher ist nichts passiert. Ich bitte um kurze Rückmeldung.

      {sign}`,
      `{hi}

      Ich wollte nachfragen, ob die Reparatur meiner {machine} schon abgeschlossen ist. Die Auftragsnummer auf dem Zettel ist
      {order}.

      {sign}`,
    ],
    course: [
      {
        after: 44,
        customer: [
          `Ich hatte Ihnen vor zwei Tagen geschrieben und noch keine Antwort bekommen. Ist meine Mail angekommen?

          {sign}`,
          'Bitte um Antwort auf meine Mail von vorgestern. Danke.\n\n{sign}',
        ],
      },
      {
        after: 46,
        customer: [
          `Das ist jetzt meine DRITTE Mail. Am Telefon lande ich in der Warteschlaufe, auf Mails antwortet niemand, und
          meine Maschine ist weg. Wissen Sie eigentlich, wie man sich da als Kunde vorkommt?

          Ich erwarte bis morgen Mittag eine Antwort, und zwar von einem Menschen und nicht von einem Automaten. Sonst hole ich die
          Maschine persönlich ab und Sie sehen mich nie wieder.

          {last}`,
          `Dritter Versuch. So viel zum Thema «Service, wie er früher war» auf Ihrer Website. Ich bin seit Jahren Kunde bei Ihnen,
          habe Sie zigmal weiterempfohlen und werde jetzt einfach ignoriert. Unfassbar.

          Wenn ich bis morgen nichts höre, verlange ich mein Geld zurück und schreibe eine entsprechende Bewertung.

          {name}`,
        ],
      },
      {
        after: 0.4,
        by: 'lena',
        note: [
          '@tim das ist die dritte Mail, die ersten zwei lagen bei mir als ich krank war. Magst du anrufen? Nummer: {phone}',
          '@tim eskaliert. Maschine steht fertig auf Platz 9, niemand hat Bescheid gegeben. Rufst du an?',
        ],
      },
      {
        after: 0.5,
        by: 'tim',
        agent: [
          `{salute}

          Mein Name ist Tim Roth, ich leite den Kundendienst. Sie haben drei Mal geschrieben und keine Antwort bekommen. Dafür
          gibt es keine Entschuldigung, und ich suche auch keine: Ihre Mails sind bei uns liegen geblieben.

          Zur Sache: Alles ist fertig und geprüft. Ein Kurier bringt es Ihnen am {weekday+1} nach Hause, auf unsere Kosten.
          Den Reparaturbetrag erlassen wir Ihnen. Und wenn Sie noch etwas loswerden möchten, erreichen Sie mich direkt unter
          031 555 01 24.`,
          `{salute}

          Sie sind zu Recht verärgert. Ich habe Ihnen soeben auf die Combox gesprochen und schreibe Ihnen auch noch: Ihr Auftrag
          ist seit zwei Tagen erledigt, nur hat Ihnen das niemand gesagt. Das ist unser Fehler.

          Ich bringe Ihnen morgen alles persönlich zwischen 17 und 19 Uhr vorbei, wenn es Ihnen passt. Bezahlen müssen Sie nichts.
          Eine kurze Antwort genügt. Tim Roth, Leiter Kundendienst`,
        ],
      },
      {
        maybe: 0.7,
        steps: [
          {
            after: 4,
            customer: [
              'Danke für die ehrliche Antwort, Herr Roth. Es passt. Ich war im Ton vielleicht etwas scharf.\n\n{sign}',
              'Na also, geht doch. Schade, dass es erst so weit kommen musste. Termin passt.\n\n{last}',
              'Herr Roth, das ist ein Wort. Morgen 18 Uhr ist gut.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
];
