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
