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
