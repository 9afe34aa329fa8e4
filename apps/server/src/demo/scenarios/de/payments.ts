import type { Scenario } from '../../scenario.ts';

export const payments: Scenario[] = [
  {
    id: 'de-doppelt-belastet',
    to: 'support',
    team: 'Support',
    type: 'complaint',
    priority: 'high',
    tags: ['Zahlung'],
    from: 'private',
    subjects: ['Karte zweimal belastet', 'Doppelte Abbuchung', 'Bitte einmal zurück: {order}'],
    openings: [
      `{hi}

      Auf meiner Kreditkarte erscheint Adler Kaffee zweimal mit demselben Betrag, einmal am {day-4} und einmal am {day-3}.
      Bestellt habe ich nur einmal ({order}). Beim Bezahlen hing die Seite, ich habe dann wohl nochmals gedrückt.

      {sign}`,
      `Hallo, bei Twint wurden mir 2 × {chf} abgezogen. Einmal reicht :) Wie bekomme ich den zweiten Betrag zurück?

      {sign}`,
      `{hi}

      Für die Bestellung {order} wurde mir zweimal {chf} belastet. Screenshot kann ich schicken. Bitte erstatten Sie den
      doppelten Betrag noch diese Woche, meine Kartenlimite ist damit ausgeschöpft.

      {sign}`,
    ],
    cases: [{ chf: 'CHF 129.50' }, { chf: 'CHF 74.–' }, { chf: "CHF 1'190.–" }, { chf: 'CHF 289.–' }],
    course: [
      {
        after: 1.1,
        agent: [
          `{salute}

          Ich sehe die zweite Belastung auch. Eine davon war nur eine Reservierung, die von selbst verfällt; ich habe sie soeben
          aktiv freigegeben. Je nach Bank verschwindet sie in ein bis drei Arbeitstagen.`,
          `{salute}

          Der zweite Betrag wurde tatsächlich eingezogen. Die Rückerstattung ist ausgelöst und trägt die Referenz {order}-R. Sie sollte
          spätestens am {weekday+3} auf Ihrem Konto sein.`,
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 60,
            customer: [
              'Ist wieder gutgeschrieben. Danke.\n\n{sign}',
              'Geld ist da, vielen Dank für die schnelle Erledigung!\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-zahlungsart',
    to: 'info',
    team: 'Support',
    type: 'question',
    from: 'private',
    openings: [
      {
        subjects: ['Zahlung auf Rechnung', 'Frage zur Zahlungsart'],
        text: `{hi}

      Ich würde gern eine {machine} bestellen, finde im Shop aber die Option «Rechnung» nicht. Geht das nur für Firmen?

      {sign}`,
      },
      {
        subjects: ['Kann man in Raten zahlen?', 'Frage zur Zahlungsart'],
        text: `{hi}, kurze frage: kann man die {machine} bei euch auch in raten zahlen? {price} auf einmal ist für mich grad viel.

      {sign}`,
      },
      {
        subjects: ['Twint funktioniert nicht', 'Bezahlen geht nicht'],
        text: `{hi}. Beim Bezahlen mit Twint kommt immer «Vorgang abgebrochen». Dreimal probiert. Karte möchte ich nicht angeben. Was
      nun?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.3,
        match: true,
        agent: [
          `{salute}

          Nein, das geht für alle, im Shop erscheint es nur erst ab der zweiten Bestellung. Ich habe «Rechnung, 30 Tage» für Ihr
          Konto freigeschaltet. Nach dem nächsten Anmelden sehen Sie die Auswahl an der Kasse.`,
          `{salute}

          Ja, bei Maschinen sind drei oder sechs Monatsraten möglich, ohne Aufpreis und ohne Zins. Die erste Rate zahlen Sie bei der
          Bestellung, den Rest per Dauerauftrag. Soll ich es für Sie vorbereiten?`,
          `{salute}

          Danke für die Nachricht. An der Kasse hatten wir heute Vormittag eine Störung, inzwischen läuft es wieder. Falls Sie lieber
          anders bezahlen: Vorauskasse und Rechnung gehen ebenfalls, ich reserviere Ihnen den Artikel bis {weekday+3}.`,
        ],
      },
      {
        maybe: 0.4,
        steps: [
          {
            after: 5,
            match: true,
            customer: [
              'Sehr gut, dann bestelle ich am Wochenende.\n\n{sign}',
              'ja gerne 6 raten. danke!!\n\n{sign}',
              'Hat jetzt geklappt.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-gutschein',
    to: 'support',
    team: 'Support',
    type: 'question',
    tags: ['Gutschein'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Gutschein wird nicht angenommen', 'Gutscheincode ungültig'],
        text: `{hi}

      Meine Schwester hat mir einen Gutschein über 100 Franken geschenkt. Der Shop meint «bereits eingelöst», dabei habe ich ihn
      noch nie benutzt. Code: ADLER-{n2100-9870}. Können Sie nachsehen?

      {sign}`,
      },
      {
        subjects: ['Gutschein abgelaufen?', 'Alter Gutschein'],
        text: `{hi}

      Auf unserem Gutschein steht kein Ablaufdatum. Er ist schon etwas älter, mein Mann hat ihn beim Aufräumen hinter dem
      Kochbuch gefunden. Gilt er noch?

      {sign}`,
      },
      {
        subjects: ['Gutscheincode ungültig', 'gutschein'],
        text: `hallo, gutschein geht nicht. code eingegeben, nichts passiert. {sign}`,
      },
      {
        subjects: ['Geschenkgutschein', 'Gutschein für meinen Vater'],
        text: `Guten Tag

      Ich möchte meinem Vater zum Siebzigsten einen Gutschein schenken, aber einen zum In-die-Hand-Nehmen und nicht als PDF.
      Gibt es das? Betrag wären 250 Franken. Ich bräuchte ihn bis {day+6}.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.2,
        match: true,
        agent: [
          `{salute}

          Ich habe nachgesehen: Beim Code wurde aus einer Null der Buchstabe O. Wenn Sie ihn mit der Ziffer eingeben, klappt es.
          Das volle Guthaben ist drauf und läuft bei uns übrigens nie ab.`,
          `{salute}

          Unsere Gutscheine laufen nie ab, auch die hinter Kochbüchern nicht. Sollte der Code nicht mehr lesbar sein, schicken Sie
          mir ein Foto, dann stelle ich einen neuen aus.`,
          `{salute}

          Die Eingabe war heute gestört. Ich habe Ihnen einen neuen Code ausgestellt und den alten gesperrt: ADLER-{n1200-2090}. Er
          gilt im Shop und in beiden Läden.`,
          `{salute}

          Eine schöne Idee. Ja, es gibt ihn als geprägte Karte im Couvert, mit Platz für ein paar handgeschriebene Worte. Wenn Sie ihn
          im Shop bestellen und bei den Bemerkungen «Karte» schreiben, ist er in zwei Tagen bei Ihnen.`,
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 6,
            match: true,
            customer: [
              'Oh, so einfach. Mit der Null geht es. Merci!\n\n{sign}',
              'Da wird sich mein Mann freuen, er hat schon eine neue Mühle im Auge.\n\n{sign}',
              'geht, danke',
              'Gutschein bestellt. Er wird Augen machen.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
];
