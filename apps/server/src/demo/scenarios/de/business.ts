import type { Scenario } from '../../scenario.ts';

export const business: Scenario[] = [
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
