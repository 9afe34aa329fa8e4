import type { Scenario } from '../../scenario.ts';

export const privacy: Scenario[] = [
  {
    id: 'de-datenauskunft',
    to: 'info',
    team: 'Support',
    type: 'service_request',
    tags: ['Datenschutz'],
    from: 'private',
    openings: [
      {
        subjects: ['Auskunftsbegehren nach DSG', 'Welche Daten haben Sie von mir?'],
        text: `Guten Tag

      Gestützt auf Art. 25 DSG ersuche ich Sie um Auskunft, welche Personendaten Sie über mich bearbeiten, zu welchem Zweck und an wen sie
      weitergegeben wurden. Die Kundennummer lautet {customerNo}. Eine Kopie meines Ausweises sende ich auf Wunsch.

      {sign}`,
      },
      {
        subjects: ['Löschung meiner Daten', 'Konto löschen'],
        text: `{hi}

      Ich bitte Sie, mein Kundenkonto mit der Adresse {email} vollständig zu löschen. Offene Bestellungen gibt es keine.

      {sign}`,
      },
      {
        subjects: ['Woher haben Sie meine Adresse?', 'Datenschutz'],
        text: `Hallo, wie seid ihr an meine adresse gekommen? habe heute einen prospekt im briefkasten gehabt mit meinem namen drauf und noch nie bei euch
      gekauft.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.5,
        note: [
          '@admin Datenschutzanfrage, Frist 30 Tage. Übernimmst du den Auszug?',
          '@admin bitte prüfen, ob noch Rechnungen in der Aufbewahrung liegen.',
        ],
      },
      {
        after: 4,
        match: true,
        agent: [
          `{salute}

          Wir haben Ihr Begehren erhalten und beantworten es innert der gesetzlichen Frist von 30 Tagen. Da Sie uns von der hinterlegten Adresse
          geschrieben haben, brauchen wir keine Ausweiskopie. Den Auszug erhalten Sie als geschütztes PDF, das Passwort separat per Post.`,
          `{salute}

          Ihr Konto wird heute gelöscht: Name, Adressen, Bestellverlauf und Korrespondenz. Rechnungen müssen wir von Gesetzes wegen zehn Jahre
          aufbewahren; sie liegen gesperrt im Archiv und werden für nichts anderes verwendet.`,
          `{salute}

          Die Adresse stammt von einem Adresshändler, wir haben sie für diesen einen Versand gemietet und selber nicht gespeichert. Ich habe
          Sie auf unsere Sperrliste gesetzt und dem Händler Ihren Widerspruch gemeldet. Sie erhalten von uns keine Werbung mehr.`,
        ],
      },
      {
        maybe: 0.35,
        steps: [
          {
            after: 30,
            customer: [
              'Besten Dank für die korrekte Behandlung.\n\n{sign}',
              'Ok, danke für die ehrliche Antwort.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-newsletter',
    to: 'info',
    team: 'Support',
    type: 'service_request',
    priority: 'low',
    tags: ['Newsletter'],
    from: 'anyone',
    openings: [
      {
        subjects: ['Newsletter abmelden', 'Abmeldelink geht nicht'],
        text: `Bitte Newsletter abmelden, der Link unten in der Mail führt auf eine leere Seite.

      {sign}`,
      },
      {
        subjects: ['Bitte keine Mails mehr', 'Newsletter abmelden'],
        text: `{hi}. Ich habe mich jetzt zum DRITTEN Mal abgemeldet und bekomme immer noch jede Woche eure Röstbriefe. So gern ich euren Kaffee habe: bitte
      aufhören.

      {sign}`,
      },
      {
        subjects: ['Newsletter anmelden', 'Ihr Röstbrief'],
        text: `{hi}

      Eine Freundin hat mir Ihren Röstbrief weitergeleitet, der ist ja richtig gut geschrieben! Wie kann ich mich anmelden?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.5,
        match: true,
        agent: [
          '{salute}\n\nSie sind abgemeldet. Danke für den Hinweis auf den Link, er ist inzwischen repariert.',
          '{salute}\n\nDas hätte beim ersten Mal klappen müssen. Sie standen mit zwei Schreibweisen derselben Adresse auf der Liste, jetzt sind beide draussen. Es kommt nichts mehr.',
          '{salute}\n\nDas hören wir gern, der Dank geht an Nora. Ich habe Sie eingetragen; in Ihrem Postfach wartet eine Mail mit dem Bestätigungslink.',
        ],
      },
      { maybe: 0.2, steps: [{ after: 2, customer: ['Danke.', 'ok danke'] }] },
    ],
  },
];
