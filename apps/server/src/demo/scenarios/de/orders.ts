import type { Scenario } from '../../scenario.ts';

export const orders: Scenario[] = [
  {
    id: 'de-adresse-aendern',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    tags: ['Stammdaten'],
    from: 'anyone',
    weight: 2,
    openings: [
      {
        by: 'private',
        subjects: ['Neue Adresse', 'Wir ziehen um'],
        text: `{hi}

      Wir ziehen per {day+12} um. Neue Adresse: {street}, {zip} {city}. Bitte passen Sie die Adresse auch für das Bohnen-Abo an,
      sonst freut sich der Nachmieter.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Lieferadresse für {order} noch ändern?', 'Falsche Lieferadresse'],
        text: `{hi}, ich habe bei der Bestellung {order} vergessen, die Lieferadresse zu ändern. Bitte ins Büro statt nach Hause:
      {company}, {street}, {zip} {city}. Geht das noch?

      {sign}`,
      },
      {
        by: 'business',
        subjects: ['Adressänderung', 'Neue Adresse'],
        text: `Guten Tag

      Bitte ändern Sie unsere Rechnungs- und Lieferadresse ab sofort auf {street}, {zip} {city}. Die Kundennummer lautet
      {customerNo}. Besten Dank für eine kurze Bestätigung.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.5,
        match: true,
        agent: [
          `{salute}

          Ist geändert, für Rechnungen, Lieferungen und ein allfälliges Abo. Die nächste Sendung geht an {street} in {city}.
          Ein gutes Ankommen am neuen Ort.`,
          `{salute}

          Sie waren noch rechtzeitig: Das Paket war gepackt, aber noch nicht abgeholt. Das neue Etikett ist drauf. Soll ich die
          Adresse auch für künftige Bestellungen so speichern?`,
          `{salute}

          Hiermit bestätige ich die Änderung für die Kundennummer {customerNo}: Rechnung und Lieferung ab sofort an {street}, {zip} {city}. Offene
          Aufträge sind ebenfalls umgestellt.`,
        ],
      },
      {
        maybe: 0.4,
        steps: [
          {
            after: 9,
            match: true,
            customer: [
              'perfekt, merci',
              'Ja bitte, so lassen. Danke!\n\n{sign}',
              'Besten Dank für die rasche Erledigung.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-bestellung-aendern',
    to: 'info',
    team: 'Support',
    type: 'order',
    from: 'anyone',
    weight: 2,
    openings: [
      {
        by: 'private',
        subjects: ['Falsch geklickt', 'Bestellung ändern'],
        text: `{hi}

      Ich habe vor einer Stunde {order} bestellt und dabei gemahlenen statt ganzen Kaffee angeklickt. Eine Mühle habe ich aber
      (bei Ihnen gekauft!). Lässt sich das noch umstellen?

      {sign}`,
      },
      {
        subjects: ['{order}: bitte noch etwas dazu', 'Bestellung ergänzen'],
        text: `Hallo, könnt ihr zu {order} noch 2 × 1 kg «{beans}» dazupacken? Dann spare ich mir das zweite Porto. Zahlen kann ich per
      Rechnung oder Twint.

      {sign}`,
      },
      {
        by: 'business',
        subjects: ['Bestellung ändern', '{order}: Menge erhöhen'],
        text: `{hi}

      In der Bestellung {order} bitte die Menge auf {n6-11} Kilo «{beans}» erhöhen, unser Vorrat ist schneller weg als gedacht. Sie haben
      meine Angaben ja.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Bestellung ändern', 'Eine Position stornieren'],
        text: `{hi}

      Bitte stornieren Sie die Entkalkertabletten in {order}. Meine Frau hat gestern im Laden bereits welche gekauft, wir sind jetzt bis
      2030 versorgt.

      {sign}`,
      },
    ],
    course: [
      {
        after: 0.8,
        agent: [
          `{salute}

          Erledigt. Die neue Auftragsbestätigung sollte in den nächsten Minuten bei Ihnen sein, alles geht in einem Paket raus.`,
          `{salute}

          Ich konnte die Bestellung noch anhalten und habe sie angepasst. Die Differenz sehen Sie auf der neuen Bestätigung;
          abgebucht oder gutgeschrieben wird sie erst beim Versand am {weekday+1}.`,
        ],
      },
      {
        maybe: 0.35,
        steps: [
          {
            after: 2,
            customer: ['Bestens, danke!', 'Super, vielen Dank für die schnelle Reaktion\n\n{sign}', 'ok 👍'],
          },
        ],
      },
    ],
  },
  {
    id: 'de-lieferschein',
    to: 'info',
    team: 'Support',
    type: 'service_request',
    tags: ['Grosshandel'],
    from: 'business',
    files: ['delivery-note'],
    openings: [
      {
        subjects: ['Lieferschein {order}', 'Differenz Lieferschein', 'Fehlmenge {order}'],
        text: `Guten Tag

      Bei der Wareneingangskontrolle zu Lieferschein {order} haben wir eine Differenz festgestellt: Auf dem Schein stehen 24 kg
      «{beans}», geliefert wurden 18 kg. Wir bitten um Nachlieferung oder Gutschrift.

      {sign}`,
      },
      {
        subjects: ['Lieferschein {order}', 'Referenz auf dem Lieferschein'],
        text: `{hi}, auf eurem Lieferschein fehlt unsere Bestellreferenz, ohne die nimmt unsere Buchhaltung in {city} nichts an. Könnt
      ihr ihn mit Referenz <KST 4410|PO-20617|Filiale 3> neu ausstellen?

      {sign}`,
      },
      {
        by: 'gastro',
        subjects: ['Durchnässte Ware', 'Lieferschein {order}'],
        text: `Guten Tag

      Der Chauffeur war heute um 6.10 Uhr da, wir öffnen um 7. Die Ware stand im Regen. Der Kaffee ist trocken, die Becher nicht:
      zwei Kartons Take-away 2 dl sind durchweicht. Vermerk auf dem Lieferschein ist gemacht, siehe Beilage.

      {sign}`,
      },
    ],
    course: [
      {
        after: 2.2,
        match: true,
        agent: [
          `{salute}

          Vielen Dank für die genaue Kontrolle. Ich habe es mit dem Lager abgeglichen: Ein Karton ist bei uns auf dem Palett stehen
          geblieben. Die fehlenden 6 kg gehen heute per Express an Sie, der berichtigte Lieferschein liegt bei.`,
          `{salute}

          Der Lieferschein mit Ihrer Referenz ist angehängt. Ich habe sie im Konto so hinterlegt, dass sie von jetzt an auf jedem
          Beleg steht.`,
          `{salute}

          Das tut mir leid. Zwei Kartons Becher sind heute Nachmittag bei Ihnen. Für künftige Lieferungen ist dem Chauffeur
          hinterlegt: Anlieferung ab 7.15 Uhr, nichts im Freien abstellen. Der korrigierte Schein hängt an.`,
        ],
        files: ['delivery-note'],
      },
      {
        maybe: 0.4,
        steps: [
          {
            after: 20,
            customer: [
              'Erhalten, danke. Buchhaltung ist zufrieden.\n\n{sign}',
              'Besten Dank, passt.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
];
