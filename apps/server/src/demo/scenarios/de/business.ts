import type { Scenario } from '../../scenario.ts';

export const business: Scenario[] = [
  {
    id: 'de-ausschreibung-hotel',
    to: 'info',
    team: 'Support',
    type: 'tender',
    priority: 'high',
    tags: ['Ausschreibung', 'Grosshandel'],
    from: 'hotel',
    weight: 2,
    files: ['requirements'],
    copy: true,
    cases: [
      { rooms: '40', house: 'Neubau' },
      { rooms: '64', house: 'renovierten Südflügel' },
      { rooms: '112', house: 'neuen Haus am See' },
      { rooms: '28', house: 'Gästehaus' },
    ],
    subjects: [
      'Ausschreibung: {rooms} Kaffeemaschinen',
      'Offertanfrage Zimmerausstattung ({rooms} Zimmer)',
      'Einladung zur Offertstellung',
      'Offerte für {company}',
    ],
    openings: [
      `Sehr geehrte Damen und Herren

      Für die {rooms} Zimmer in unserem {house} suchen wir einen Partner für Kaffeemaschinen samt Wartung und Bohnenlieferung. Das
      Pflichtenheft mit den Anforderungen und den beiden Besichtigungsterminen liegt bei.

      Wir bitten um Ihre Offerte bis {day+18}. Für Rückfragen steht Ihnen auch meine Kollegin in Kopie zur Verfügung.

      {sign}`,
      `Guten Tag

      {company} eröffnet im Frühling mit {rooms} Zimmern. Auf jedem soll eine kleine, leise Maschine stehen, an der Bar eine {pro}. Dürfen
      wir Sie um ein Angebot bitten, in zwei Varianten: Kauf und Miete über 60 Monate?

      Anforderungen im Anhang.

      {sign}`,
      `Guten Tag

      Im Rahmen einer Ausschreibung laden wir drei Anbieter ein, darunter Sie. Es geht um {rooms} Geräte für unseren {house}. Entscheidend
      sind Lärm (Gäste schlafen nebenan), Reinigungsaufwand für die Etage und die Reaktionszeit bei Störungen. Preis kommt an vierter
      Stelle.

      {sign}`,
    ],
    course: [
      {
        after: 2,
        note: [
          '@tim grosse Anfrage, {rooms} Zimmer. Machst du die Offerte oder soll ich vorarbeiten?',
          '@tim Frist {day+18}. Letztes Jahr haben wir gegen den Mitbewerber um 3 % verloren, diesmal mit Wartung argumentieren?',
        ],
      },
      {
        after: 3,
        by: 'lead',
        agent: [
          `{salute}

          Vielen Dank für die Einladung, wir bieten sehr gern an. Damit das Angebot passt, würde ich mir die Zimmer und die Bar ansehen.
          Ginge es am {weekday+4} vormittags? Zwei Fragen vorweg: Gibt es auf den Zimmern Festwasser, und wer reinigt die Geräte täglich?`,
          `{salute}

          Danke für das Vertrauen und die klaren Unterlagen. Den ersten Besichtigungstermin nehmen wir wahr, ich komme mit unserem
          Werkstattleiter. Eine Frage zum Voraus: Rechnen Sie pro Zimmer mit einem oder mit zwei Bezügen am Tag?`,
        ],
      },
      {
        after: 22,
        customer: [
          `{hey}

          Termin passt. Festwasser gibt es nur an der Bar. Die Reinigung macht die Etage, sie hat pro Zimmer nicht mehr als zwei Minuten dafür.

          {sign}`,
          `{hey}

          Bitte mit zwei Bezügen rechnen. Melden Sie sich am {weekday+4} an der Réception, ich hole Sie dort ab.

          {sign}`,
        ],
      },
      {
        after: 1,
        by: 'lead',
        agent: [
          `{salute}

        Besten Dank, das hilft sehr. Wir sehen uns am {weekday+4}; die Offerte erhalten Sie drei Arbeitstage danach.`,
        ],
      },
      { snooze: 5 },
      {
        after: 4,
        by: 'lead',
        agent: [
          `{salute}

          Nochmals danke für den freundlichen Empfang. Anbei unsere Offerte in zwei Varianten. Kern ist die Wartung: Für {rooms} Zimmer stellen wir
          vier Austauschgeräte ins Haus, die Etage tauscht selber, wir reparieren im Hintergrund. So steht nie ein Zimmer ohne Kaffee da. Das
          Angebot gilt bis {day+30}.`,
        ],
        files: ['offer'],
      },
      {
        either: [
          [
            {
              after: 90,
              customer: [
                '{hey}\n\nWir haben uns für Ihr Angebot entschieden, Variante Miete. Ausschlaggebend waren die Austauschgeräte. Den Vertrag bitte an mich.\n\n{sign}',
              ],
            },
            {
              after: 2,
              by: 'lead',
              agent: [
                `{salute}

              Das freut uns ausserordentlich. Der Vertragsentwurf liegt bei; für die Einführung der Etage schlage ich zwei Termine vor, damit
              beide Schichten dabei sein können.`,
              ],
              files: ['contract'],
            },
          ],
          [
            {
              after: 100,
              copied: true,
              customer: [
                'Guten Tag\n\nIch antworte in Vertretung: Der Entscheid verzögert sich um zwei Wochen, der Verwaltungsrat tagt später. Ihre Offerte ist in der engeren Wahl.\n\nFreundliche Grüsse\n{partner}',
              ],
            },
            {
              after: 3,
              by: 'lead',
              agent: [
                'Guten Tag\n\nVielen Dank für die Nachricht. Wir verlängern die Gültigkeit entsprechend und halten die Geräte für Sie reserviert.',
              ],
            },
          ],
          [
            {
              after: 120,
              customer: [
                '{hey}\n\nLeider muss ich Ihnen mitteilen, dass wir uns für einen anderen Anbieter entschieden haben. Ihr Angebot war fachlich das beste, die Gruppe wollte einen Lieferanten für alle Häuser.\n\n{sign}',
              ],
            },
            {
              after: 2,
              by: 'lead',
              agent: [
                `{salute}

              Danke, dass Sie sich die Mühe machen, es zu begründen. Wir bleiben gern in Kontakt, auch für einzelne Reparaturen.`,
              ],
            },
          ],
        ],
      },
    ],
  },
  {
    id: 'de-servicevertrag',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Grosshandel', 'Wartung'],
    from: 'gastro',
    weight: 2,
    openings: [
      {
        by: 'café',
        subjects: ['Servicevertrag', 'Servicevertrag für zwei Mühlen', 'Was kostet ein Wartungsvertrag?'],
        text: `{hi}

      Wir betreiben ein kleines Café in {city} mit einer {pro} und zwei Mühlen. Bisher haben wir angerufen, wenn etwas kaputt war. Nach dem
      letzten Samstag ohne Dampf denken wir über einen Servicevertrag nach. Was ist drin, was kostet er?

      {sign}`,
      },
      {
        subjects: ['Servicevertrag', 'Verlängerung Wartungsvertrag'],
        text: `Guten Tag

      Unser Wartungsvertrag läuft Ende Jahr aus. Bevor wir verlängern, hätten wir gern ein aktuelles Angebot, diesmal inklusive der zweiten
      Maschine an der Terrasse.

      {sign}`,
      },
      {
        subjects: ['Wartung am Wochenende?', 'Wartung {pro}'],
        text: `{hi}, macht ihr wartung auch am wochenende? wir haben montag/dienstag zu, unter der woche nützt uns das wenig.

      {sign}`,
      },
    ],
    course: [
      {
        after: 3,
        match: true,
        agent: [
          `{salute}

          Der Vertrag für eine {pro} und zwei Mühlen kostet CHF 98.– im Monat: zwei Revisionen im Jahr, alle Dichtungen und Siebe, Techniker innert
          vier Stunden, auch samstags. Verschleissteile der Mühlen (Mahlscheiben) kommen nach Verbrauch dazu. Das Angebot hängt an.`,
          `{salute}

          Gern. Mit der zweiten Maschine kämen Sie auf CHF 154.– im Monat, das sind 18 % weniger als zwei einzelne Verträge. Offerte im Anhang,
          Beginn am Ersten des nächsten Monats.`,
          `{salute}

          Ja: Montag und Dienstag machen wir bei Cafés am liebsten, da steht niemand Schlange. Und samstags haben wir Pikett. Im Anhang unsere drei
          Vertragsstufen, für Sie würde ich die mittlere nehmen.`,
        ],
        files: ['offer'],
      },
      {
        either: [
          [
            {
              after: 46,
              customer: [
                'Das ist ein gutes Angebot. Wir nehmen es. Unterschrieben zurück?\n\n{sign}',
                '{hey}\n\nEinverstanden. Können wir auf den Ersten starten?\n\n{sign}',
              ],
            },
            {
              after: 1.5,
              agent: [
                `{salute}

              Sehr schön. Im Anhang der Vertrag zum Unterschreiben; ein Scan genügt. Die erste Revision machen wir gleich in der ersten Woche.`,
              ],
              files: ['contract'],
            },
            {
              maybe: 0.7,
              steps: [
                { after: 30, files: ['contract'], customer: ['Unterschrieben, siehe Anhang.\n\n{sign}'] },
              ],
            },
          ],
          [],
        ],
      },
    ],
    ends: 'waiting',
  },
  {
    id: 'de-sammelbestellung',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Grosshandel'],
    from: 'business',
    openings: [
      {
        by: 'office',
        subjects: ['Kundengeschenke', '{n60-140} Geschenkpäckchen'],
        text: `Guten Tag

      Wir möchten unseren Kundinnen und Kunden dieses Jahr Kaffee statt Wein schenken. Es wären {n60-140} Päckchen à 250 g, wenn möglich mit
      unserem Logo auf einer Banderole. Bis wann müssten wir bestellen und was kostet das pro Stück?

      {sign}`,
      },
      {
        subjects: ['Mengenrabatt?', 'Anfrage Grossbestellung'],
        text: `{hi}

      Gibt es ab einer gewissen Menge Rabatt? Wir brauchen für alle unsere Filialen zusammen rund {n60-140} kg im Monat, verteilt auf vier Adressen.

      {sign}`,
      },
      {
        by: 'office',
        subjects: ['Bohnen für einen Kongress', 'Anfrage Kongress {city}'],
        text: `{hi}, wir organisieren einen Kongress mit {n200-400} Personen am {day+30} in {city} und möchten jedem Gast ein kleines Säckli Bohnen in die
      Tasche legen. Macht ihr so etwas?

      {sign}`,
      },
    ],
    course: [
      {
        after: 3,
        match: true,
        agent: [
          `{salute}

          Das machen wir gern. 250 g «{beans}» mit Ihrer Banderole kosten ab 50 Stück CHF 9.80, ab 100 Stück CHF 8.90, zuzüglich einmalig CHF 120.– für
          den Druck. Wir brauchen Ihr Logo zwei Wochen vor dem Versand. Ein Muster kann ich Ihnen diese Woche schicken.`,
          `{salute}

          Ja, ab 50 kg im Monat sind es 14 %, ab 100 kg 18 %, auch verteilt auf mehrere Adressen mit einer gemeinsamen Rechnung. Das Angebot liegt bei.`,
          `{salute}

          Ja, wir haben ein Säckli mit 60 g, das reicht für zwei Kannen. Bei Ihrer Menge CHF 3.40 pro Stück, geliefert nach {city}. Frisch geröstet in
          der Woche davor. Offerte im Anhang.`,
        ],
        files: ['offer'],
      },
      {
        either: [
          [
            {
              after: 50,
              customer: [
                'Das Angebot gefällt uns. Bitte so bestätigen.\n\n{sign}',
                'Einverstanden. Das Logo folgt separat von unserer Grafikerin.\n\n{sign}',
              ],
            },
            {
              after: 1.5,
              agent: [
                `{salute}

              Herzlichen Dank, der Auftrag ist unter {order} erfasst. Bevor gedruckt oder geröstet wird, bekommen Sie ein Gut zum Bild.`,
              ],
            },
          ],
          [],
        ],
      },
    ],
    ends: 'waiting',
  },
  {
    id: 'de-mietmaschine',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Miete'],
    from: 'anyone',
    openings: [
      {
        by: 'private',
        subjects: ['Kaffeebar für Hochzeit', 'Maschine mieten'],
        text: `{hi}

      Wir heiraten am {sat+7} auf einem Bauernhof bei {city} und hätten gern eine richtige Kaffeebar. Kann man bei Ihnen eine Maschine mieten,
      eventuell mit jemandem, der sie bedient? Gäste: etwa {n70-110}.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Vereinsfest', 'Miete für ein Wochenende'],
        text: `Guten Tag

      Unser Turnverein führt am {sat+5} das Bezirksfest durch. Wir suchen für zwei Tage einen robusten Vollautomaten, den auch Leute bedienen
      können, die um fünf Uhr früh aufgestanden sind. Was kostet das?

      {sign}`,
      },
      {
        subjects: ['Maschine mieten', 'miete für einen tag'],
        text: `{hi}, vermietet ihr auch für nur einen tag? filmdreh in {city}, ca. 30 leute, strom vorhanden, wasser nur aus kanistern

      {sign}`,
      },
    ],
    course: [
      {
        after: 3,
        match: true,
        agent: [
          `{salute}

          Von Herzen alles Gute! Für diese Gästezahl empfehle ich eine zweigruppige {pro} mit Barista für vier Stunden: CHF 780.– inklusive
          Anfahrt, Bohnen und Geschirr. Wir brauchen nur einen Wasserhahn und eine 400-Volt-Steckdose. Gibt es die auf dem Hof?`,
          `{salute}

          Dafür ist die Lobby 400 gemacht: eine Taste, ein Kaffee. Zwei Tage kosten CHF 260.–, Bohnen nach Verbrauch. Wir bringen sie am Vorabend
          und erklären sie dem ersten, der wach ist.`,
          `{salute}

          Ja, auch für einen Tag: CHF 190.– plus Lieferung. Mit Kanistern geht es, wir geben eine Pumpe mit. Bis wann müsste alles stehen?`,
        ],
      },
      {
        maybe: 0.7,
        steps: [
          {
            after: 24,
            match: true,
            customer: [
              'Starkstrom hat es in der Scheune. Bitte reservieren!\n\n{sign}',
              'Ist gut, nehmen wir. Rechnung bitte an den Kassier, Adresse folgt.\n\n{sign}',
              'aufbau um 6.30, sorry. ist das machbar?\n\n{sign}',
            ],
          },
          {
            after: 1.5,
            agent: [
              `{salute}

            Das geht gut. Die Reservation ist eingetragen, die Bestätigung folgt separat. Zwei Tage vorher rufen wir Sie an und gehen alles kurz durch.`,
            ],
          },
        ],
      },
    ],
    ends: 'waiting',
  },
  {
    id: 'de-schulung',
    to: 'info',
    team: 'Support',
    type: 'question',
    from: 'anyone',
    tags: ['Kurse'],
    openings: [
      {
        by: 'private',
        subjects: ['Baristakurs', 'Gibt es noch Plätze?'],
        text: `{hi}

      Gibt es im Baristakurs vom {day+16} noch zwei Plätze? Wir sind blutige Anfänger, haben aber seit Weihnachten eine {machine} und
      bisher nur Sauce produziert.

      {sign}`,
      },
      {
        by: 'gastro',
        subjects: ['Schulung für unser Team', 'Barista-Schulung bei uns'],
        text: `Guten Tag

      Wir haben vier neue Leute im Service. Könnten Sie bei uns im Haus einen halben Tag Schulung machen, am besten an einem ruhigen Dienstag?

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Kurs verschieben', 'Krank, Kurs am {weekday+4}'],
        text: `{hi}

      Ich bin für den Kurs am {weekday+4} angemeldet und liege jetzt mit Grippe im Bett. Kann ich auf einen späteren Termin wechseln?

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          '{salute}\n\nZwei Plätze sind noch frei, ich habe sie für Sie reserviert. Sauce ist ein guter Anfang, den Rest lernen Sie in drei Stunden. Kosten: CHF 120.– pro Person, Bohnen und Gipfeli inbegriffen.',
          '{salute}\n\nSehr gern. Ein halber Tag bei Ihnen kostet CHF 560.– für bis zu sechs Personen. Frei wären die Dienstage vom {tue+2} und {tue+3}. Welche Maschine steht bei Ihnen?',
          '{salute}\n\nGute Besserung! Ich habe Sie auf den nächsten Kurs am {day+22} umgebucht, es kostet nichts. Falls das Datum nicht passt, sagen Sie es mir einfach.',
        ],
      },
      {
        maybe: 0.6,
        steps: [
          {
            after: 10,
            match: true,
            customer: [
              'Super, wir freuen uns!\n\n{sign}',
              'Der erste Termin passt. Bei uns steht eine {pro}.\n\n{sign}',
              'Datum passt. Danke und hatschi\n\n{sign}',
            ],
          },
          {
            after: 1,
            on: [1],
            agent: [
              '{salute}\n\nDann halten wir den {tue+2} fest. Wir kommen zu zweit und bringen die Bohnen mit; die Maschine sollte um 8 Uhr warm sein.',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-cafe-notfall',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    priority: 'urgent',
    tags: ['Notfall', 'Wartung'],
    from: 'gastro',
    weight: 2,
    subjects: [
      'DRINGEND: Maschine steht',
      'Notfall, kein Dampf',
      '{pro} ausgefallen',
      'Bitte sofort zurückrufen',
    ],
    openings: [
      `Unsere {pro} ist mitten im Morgengeschäft ausgestiegen, FI fliegt raus, sobald wir einschalten. Die Terrasse ist voll. Wir haben den
      Servicevertrag Plus. Bitte sofort jemanden schicken!!

      {sign}`,
      `{hi}

      Maschine heizt nicht mehr, Display bleibt auf 41 Grad. Um halb zwölf kommen hundert Leute zum Mittag. Könnt ihr heute noch?

      {sign}`,
      `Bitte dringend zurückrufen: {phone}. Linke Gruppe läuft einfach durch und lässt sich nicht mehr abstellen, wir haben den
      Wasserhahn zugedreht.

      {sign}`,
    ],
    course: [
      {
        after: 0.15,
        note: [
          '@tim Notfall Vertrag Plus, wer ist heute auf Tour? Beat wäre in der Nähe von {city}.',
          'Beat ist informiert, fährt in 20 min los.',
        ],
      },
      {
        after: 0.25,
        agent: [
          `{salute}

          Unser Techniker Beat ist unterwegs und in etwa 50 Minuten bei Ihnen. Bitte lassen Sie die Maschine am Hauptschalter aus und den
          Wasserhahn zu. Er hat eine Ersatzmaschine dabei, falls es länger dauert.`,
          `{salute}

          Wir kommen, Beat ist in einer knappen Stunde bei Ihnen. Zur Überbrückung bringt er zwei grosse Filterbrüher mit. Nichts mehr einschalten
          bitte.`,
        ],
      },
      {
        maybe: 0.75,
        steps: [
          {
            after: 6,
            customer: [
              'Läuft wieder seit elf Uhr. Beat ist Gold wert, richten Sie ihm das bitte aus.\n\n{sign}',
              'Danke euch. Heizung war durch, Ersatzmaschine läuft. Wann kommt unsere zurück?\n\n{sign}',
              'Puh. Danke. Gäste haben nichts gemerkt (fast).\n\n{sign}',
            ],
          },
          {
            after: 2,
            echo: true,
            agent: [
              '{salute}\n\nDas gebe ich sehr gern weiter. Alles, was Beat heute gemacht hat, ist im Vertrag enthalten; den Rapport erhalten Sie morgen.',
              '{salute}\n\nIhre Maschine ist am {weekday+3} wieder bei Ihnen, die Heizung ist bestellt. Bis dahin gehört die Ersatzmaschine Ihnen, das ist im Vertrag enthalten.',
              '{salute}\n\nSo soll es sein. Der Rapport kommt morgen; Beat schaut am {weekday+2} noch einmal vorbei, ob alles dicht ist.',
            ],
          },
        ],
      },
    ],
  },
];
