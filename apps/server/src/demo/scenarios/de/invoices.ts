import type { Scenario } from '../../scenario.ts';

export const invoices: Scenario[] = [
  {
    id: 'de-mwst-nummer',
    to: 'info',
    team: 'Support',
    type: 'service_request',
    tags: ['Rechnung'],
    from: 'business',
    weight: 2,
    openings: [
      {
        subjects: ['Rechnung {invoice}: falsche MWST-Nummer', 'Rechnungskorrektur {invoice}'],
        text: `Guten Tag

      Auf Ihrer Rechnung {invoice} steht noch unsere alte MWST-Nummer. Korrekt ist CHE-{n110-489}.{n210-880}.{n120-970} MWST. Ohne
      richtige Nummer können wir den Vorsteuerabzug nicht geltend machen; bitte stellen Sie die Rechnung neu aus.

      {sign}`,
      },
      {
        subjects: ['MWST-Satz auf Rechnung {invoice}', 'Rechnungskorrektur {invoice}'],
        text: `{hi}

      Mir ist aufgefallen, dass Sie auf {invoice} die Bohnen mit 8,1 % statt 2,6 % abgerechnet haben. Kaffee ist ein
      Lebensmittel, die Mühle natürlich nicht. Der Betrag ist noch nicht bezahlt.

      {sign}`,
      },
      {
        subjects: ['Rechnungskorrektur {invoice}', 'Firmenname auf Rechnung {invoice}'],
        text: `Grüezi

      Wir sind eine Firma mit Sitz in {city} und brauchen auf der Rechnung {invoice} den vollen Firmennamen «{company}» samt
      UID, nicht nur meinen Namen. Zahlungsfrist läuft am {day+8} ab, es eilt also ein bisschen.

      {sign}`,
      },
    ],
    course: [
      {
        after: 2.5,
        agent: [
          `{salute}

          Danke für den Hinweis. Die Rechnung {invoice} habe ich storniert, die korrigierte finden Sie im Anhang. Die
          Zahlungsfrist beginnt mit dem neuen Datum, Sie haben also wieder 30 Tage.`,
          `{salute}

          Sie haben recht, das war bei uns falsch hinterlegt. Anbei die neue Rechnung; der Fehler ist auch in den Stammdaten behoben und
          sollte nicht mehr vorkommen.`,
        ],
        files: ['invoice'],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 18,
            customer: [
              'Vielen Dank, so stimmt es. Zahlung ist erfasst.\n\n{sign}',
              'Erhalten, merci.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-mahnung-bezahlt',
    to: 'info',
    team: 'Support',
    type: 'complaint',
    priority: 'high',
    tags: ['Rechnung', 'Mahnung'],
    from: 'anyone',
    weight: 2,
    files: ['reminder'],
    subjects: [
      'Ihre Mahnung zu {invoice}',
      'Mahnung trotz Zahlung',
      'Längst bezahlt!',
      '2. Mahnung – bitte prüfen',
    ],
    openings: [
      `{hi}

      Mit etwas Erstaunen habe ich heute eine Mahnung für {invoice} aus dem Couvert gezogen. Den Betrag habe ich am {day-14}
      überwiesen, Beleg kann ich gern nachreichen. Bitte prüfen Sie das und streichen Sie die Mahngebühr von 20 Franken.

      {sign}`,
      `Ich habe noch NIE eine Rechnung zu spät bezahlt, und jetzt bekomme ich von Ihnen eine Mahnung mit Gebühr. Bezahlt wurde am
      {day-16}. Ich erwarte eine Entschuldigung.

      {sign}`,
      {
        by: 'business',
        subjects: ['Ihre Mahnung zu {invoice}', '2. Mahnung – bitte prüfen'],
        text: `Guten Tag

      Die in der Beilage erwähnte Rechnung {invoice} wurde mit Valuta {day-15} beglichen (Sammelzahlung). Wir bitten um Abgleich
      und um Bestätigung, dass das Konto {customerNo} ausgeglichen ist.

      {sign}`,
      },
      {
        subjects: ['Ihre Mahnung zu {invoice}', 'Mahnung ohne Rechnung'],
        text: `{hi}. Mahnung bekommen, Rechnung aber nie. Weder per Post noch per Mail. Schicken Sie mir doch bitte zuerst die Rechnung,
      dann bezahle ich auch. Ohne Mahnspesen natürlich.

      {sign}`,
      },
    ],
    course: [
      {
        maybe: 0.5,
        steps: [
          {
            after: 0.8,
            note: [
              '@tim können wir den Mahnlauf stoppen, bis die Buchhaltung den Abgleich im Griff hat?',
              'Mahnlauf hat wieder ohne Abgleich gezogen. Habe es in der Buchhaltung gemeldet, ist schon der <dritte|vierte> Fall.',
            ],
          },
        ],
      },
      {
        after: 1.6,
        match: true,
        agent: [
          `{salute}

          Ihre Zahlung ist eingegangen, sie wurde bei uns nur nicht richtig zugeordnet. Die Mahnung ist hinfällig, die Gebühr
          gestrichen, Ihr Konto ausgeglichen. Bitte entschuldigen Sie, das ist unangenehm und war nicht Ihr Fehler.`,
          `{salute}

          Sie können die Mahnung wegwerfen, und die Entschuldigung haben Sie zugut: Es tut uns leid. Der Abgleich ist gemacht, offen
          ist nichts mehr. Vor einer Mahnung schaut bei uns künftig ein Mensch auf das Konto.`,
          `{salute}

          Die Sammelzahlung ist verbucht, sie war einer anderen Kundennummer zugeordnet. Das Konto {customerNo} ist ausgeglichen, die
          Mahnung storniert. Für die Umstände bitte ich um Entschuldigung.`,
          `{salute}

          Die Rechnung ging an eine alte Mailadresse, Sie konnten also gar nicht bezahlen. Ich schicke sie Ihnen neu, mit 30 Tagen
          Frist und selbstverständlich ohne Mahnspesen.`,
        ],
      },
      {
        maybe: 0.45,
        steps: [
          {
            after: 8,
            match: true,
            customer: [
              'Danke, damit ist die Sache für mich erledigt.\n\n{sign}',
              'Entschuldigung angenommen ;)\n\n{sign}',
              'Besten Dank. Die Bestätigung habe ich abgelegt.\n\n{sign}',
              'Rechnung ist jetzt da, Zahlung geht heute noch raus.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
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
  {
    id: 'de-rechnungskopie',
    to: 'info',
    team: 'Support',
    type: 'service_request',
    priority: 'low',
    tags: ['Rechnung'],
    from: 'anyone',
    openings: [
      {
        by: 'private',
        subjects: ['Rechnungskopie', 'Beleg für die Versicherung'],
        text: `{hi}

      Für die Hausratversicherung bräuchte ich eine Kopie der Rechnung meiner {machine}. Gekauft vor etwa <zwei|drei> Jahren im
      Laden in Bern, Name war der gleiche.

      {sign}`,
      },
      {
        by: 'business',
        subjects: ['Rechnung {invoice} nochmals senden', 'Rechnungskopie'],
        text: `Guten Tag

      Unser Treuhänder vermisst den Beleg {invoice}. Können Sie uns das PDF nochmals zustellen? Am besten gleich auch an die
      Buchhaltung.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Quittung verloren', 'Rechnungskopie'],
        text: `{hi}, ich finde die Quittung nicht mehr und die Garantie will sie sehen. Haben Sie die noch im System? Müsste im <März|Juni|November>
      gewesen sein.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.5,
        agent: [
          `{salute}

          Gefunden, die Kopie ist angehängt. Für das nächste Mal: In Ihrem Kundenkonto unter «Belege» liegen alle Rechnungen der
          letzten zehn Jahre.`,
          `{salute}

          Anbei die gewünschte Rechnung. Sollte noch eine fehlen, genügt uns das ungefähre Datum.`,
        ],
        files: ['invoice'],
      },
      { maybe: 0.3, steps: [{ after: 7, customer: ['Danke!', 'Genau die. Vielen Dank.\n\n{sign}'] }] },
    ],
  },
];
