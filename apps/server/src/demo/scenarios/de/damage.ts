import type { Scenario } from '../../scenario.ts';

export const damage: Scenario[] = [
  {
    id: 'de-tank-gesprungen',
    to: 'returns',
    team: 'Returns',
    type: 'complaint',
    priority: 'high',
    tags: ['Transportschaden'],
    from: 'private',
    weight: 3,
    files: ['receipt'],
    subjects: [
      'Wassertank gesprungen',
      'Transportschaden Bestellung {order}',
      'Maschine heute angekommen, Tank hat einen Riss',
      '{machine}: Tank kaputt geliefert',
    ],
    openings: [
      `{hi}

      Heute ist meine {machine} gekommen, eigentlich grosse Freude. Beim Auspacken habe ich gesehen, dass der
      Wassertank unten einen Riss hat, etwa so lang wie ein kleiner Finger. Gefüllt habe ich ihn nicht, ich möchte
      die Küche nicht unter Wasser setzen.

      Können Sie mir einen neuen Tank schicken? <Am {weekday+3} haben wir Besuch|Ich habe am {weekday+4} Geburtstag>
      und hatte die Maschine extra dafür bestellt. Die Bestellnummer ist {order}.

      {sign}`,
      `{hi}

      Bestellung {order}, {machine}: Karton sah von aussen tadellos aus, der Wassertank ist trotzdem gesprungen.
      Rest scheint in Ordnung. Quittung hängt an. Was muss ich tun?

      {sign}`,
      `Liebes Adler-Team

      Ich bin ein bisschen enttäuscht. Auf die {machine} habe ich <drei Monate|fast ein halbes Jahr> gespart, und jetzt
      tropft der Tank, kaum dass ich ihn eingesetzt habe. Man sieht den Sprung erst, wenn man ihn gegen das Licht hält,
      er geht von der Ecke bis fast zum Ventil.

      Muss ich nun die ganze Maschine zurückschicken oder reicht ein neuer Tank? Letzteres wäre mir viel lieber.

      {sign}`,
      `{hi}, der tank meiner neuen {machine} ist gebrochen geliefert worden (best. {order}). bitte um ersatz, danke!

      {sign}`,
    ],
    course: [
      {
        after: 1.2,
        agent: [
          `{salute}

          Das tut mir leid, so soll eine neue Maschine nicht ankommen. Sie müssen nichts zurückschicken: Wir senden Ihnen
          den Tank einzeln, er ist an Lager. Könnten Sie mir nur noch ein Foto vom Riss schicken? Ich brauche es für die
          Meldung an den Transporteur.`,
          `{salute}

          Danke für die schnelle Meldung und entschuldigen Sie den Ärger. Bitte lassen Sie die Maschine vorerst aus. Wenn
          Sie mir ein Bild des Risses schicken, geht der neue Tank noch heute auf die Post, selbstverständlich kostenlos.`,
        ],
      },
      {
        after: 3,
        files: ['crack'],
        customer: [
          `{hey}

          Hier das Foto. Man sieht es nicht so gut, aber wenn man mit dem Fingernagel darüberfährt, spürt man es deutlich.

          {sign}`,
          `Foto im Anhang. Reicht das so?

          {sign}`,
          `{hey}

          Vielen Dank für die rasche Antwort, damit hatte ich gar nicht gerechnet. Das Bild ist angehängt.

          {sign}`,
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 0.4,
            by: 'mara',
            note: [
              '@tim schon der <zweite|dritte> gesprungene Tank aus dieser Lieferung. Sollen wir die restlichen Kartons im Lager öffnen?',
              'Tank 2 l klar, Fach C14, noch {n6-11} Stück. Schaden beim Transporteur gemeldet. @lena nur zur Info, falls sie anruft.',
            ],
          },
        ],
      },
      {
        after: 0.8,
        agent: [
          `{salute}

          Perfekt, man sieht den Riss gut. Der neue Tank geht heute mit A-Post raus und sollte am {weekday+1} bei Ihnen
          sein. Den alten können Sie entsorgen. Bitte spülen Sie den neuen vor dem ersten Kaffee einmal mit klarem Wasser.`,
          `{salute}

          Danke, das reicht völlig. Ihr Ersatztank ist verpackt, die Sendungsnummer lautet {tracking}. Er kommt am
          {weekday+1}. Den gesprungenen Tank brauchen wir nicht zurück.`,
        ],
      },
      {
        maybe: 0.6,
        steps: [
          {
            after: 30,
            customer: [
              'Tank ist da und passt. Danke für die unkomplizierte Hilfe!\n\n{sign}',
              'Soeben angekommen, die Maschine läuft. Merci vielmal\n\n{sign}',
              '{hey}\n\nNeuer Tank dicht, erster Espresso getrunken, Welt wieder in Ordnung. Danke!\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-karton-eingedrueckt',
    to: 'returns',
    team: 'Returns',
    type: 'complaint',
    priority: 'normal',
    tags: ['Transportschaden'],
    from: 'anyone',
    files: ['dent'],
    subjects: [
      'Karton eingedrückt, Gehäuse verbeult',
      'Delle in der Seitenwand ({order})',
      'Beschädigte Lieferung',
      'Paket sieht aus wie vom Lastwagen gefallen',
    ],
    openings: [
      `{hi}

      Der Pöstler hat mir das Paket mit einem entschuldigenden Lächeln übergeben, jetzt weiss ich warum: Eine Ecke ist
      komplett eingedrückt, und die Seitenwand der {machine} hat eine Delle. Sie heizt auf und macht Kaffee, aber für
      {price} möchte ich keine verbeulte Maschine. Bild anbei.

      Bestellung {order} vom {day-6}.

      {sign}`,
      {
        by: 'business',
        subjects: ['Beschädigte Lieferung', 'Delle in der Seitenwand ({order})'],
        text: `Guten Tag

      Wir haben heute die Lieferung zu Auftrag {order} erhalten. Eine der Maschinen weist auf der linken Seite eine Delle auf
      (siehe Foto). Wir haben die Annahme auf dem Lieferschein mit Vorbehalt quittiert.

      Bitte teilen Sie uns mit, wie wir vorgehen sollen.

      {sign}`,
      },
      `Hallo zusammen, Foto sagt alles, oder? Funktionieren tut sie, soweit ich sehe, schön ist es nicht. Was schlagen Sie
      vor – Tausch oder ein Entgegenkommen beim Preis? Ich bin da offen.

      {sign}`,
    ],
    course: [
      {
        after: 2,
        agent: [
          `{salute}

          Danke für das Foto, das ist tatsächlich ein Transportschaden. Ich kann Ihnen zwei Wege anbieten:

          1. Wir holen die Maschine bei Ihnen ab und bringen gleichzeitig eine neue.
          2. Sie behalten sie und wir erstatten Ihnen 12 % des Kaufpreises. Die volle Garantie bleibt natürlich bestehen.

          Was ist Ihnen lieber?`,
          `{salute}

          Das ist ärgerlich, und es liegt nicht an Ihnen. Möchten Sie eine neue Maschine, oder behalten Sie diese mit einem
          Preisnachlass von 12 %? Beides ist für uns in Ordnung. Ein Tausch dauert drei bis vier Arbeitstage, das
          Abholen übernehmen wir.`,
        ],
      },
      {
        either: [
          [
            {
              after: 6,
              customer: [
                '{hey}\n\nDann bitte tauschen. Vormittags bin ich immer zuhause, ausser am Mittwoch.\n\n{sign}',
                'Danke für das Angebot. Wir möchten den Tausch, bitte mit Anmeldung vorher.\n\n{sign}',
              ],
            },
            {
              after: 1,
              agent: [
                `{salute}

                Abgemacht. Der Kurier kommt am {weekday+3} zwischen 8 und 11 Uhr, bringt die neue Maschine und nimmt die alte
                mit. Es reicht, wenn Sie sie in den alten Karton stellen, verkleben müssen Sie nichts.`,
              ],
            },
          ],
          [
            {
              after: 4,
              customer: [
                'Wir nehmen die 12 %. Die Delle ist auf der Wandseite, da sieht sie kein Mensch.\n\n{sign}',
                '{hey}\n\nIch behalte sie, danke für das faire Angebot. Bitte auf dieselbe Karte zurück.\n\n{sign}',
              ],
            },
            {
              after: 0.7,
              agent: [
                `{salute}

                Sehr gern. Die Gutschrift ist ausgelöst und in drei bis fünf Arbeitstagen auf Ihrem Konto. Den Beleg dazu
                finden Sie im Anhang. Viel Freude mit der Maschine, trotz Delle.`,
              ],
              files: ['receipt'],
            },
          ],
        ],
      },
    ],
  },
  {
    id: 'de-tassen-zerbrochen',
    to: 'returns',
    team: 'Returns',
    type: 'complaint',
    tags: ['Transportschaden'],
    from: 'anyone',
    cases: [
      { what: 'Espressotassen', count: 'zwei der sechs' },
      { what: 'Cappuccinotassen', count: 'vier von zwölf' },
      { what: 'Latte-Gläser', count: 'drei von sechs' },
    ],
    subjects: ['Scherben statt {what}', '{what} zerbrochen', 'Bruch in Lieferung {order}'],
    openings: [
      `{hi}

      {count} {what} sind in Scherben angekommen. Verpackt waren sie in einer Lage Seidenpapier, das ist für die Post wohl
      etwas optimistisch. Bitte um Ersatz.

      {sign}`,
      `{hi}, schon beim Anheben des Pakets hat es geklirrt: {count} {what} kaputt. Ich habe alles fotografiert. Die Rechnung
      wäre {order}, falls Sie die brauchen.

      {sign}`,
      {
        by: 'private',
        text: `Guten Tag

      Die bestellten {what} sollten ein Hochzeitsgeschenk sein. {count} sind zerbrochen. Die Feier ist am {day+7}. Schaffen Sie
      es bis dahin, Ersatz zu liefern? Sonst müsste ich etwas anderes besorgen und bitte um Rückerstattung.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.8,
        agent: [
          `{salute}

          Das hätte besser verpackt gehört. Der Ersatz geht heute raus, diesmal im Kammerkarton, und liegt am {weekday+2} bei
          Ihnen. Die Scherben können Sie entsorgen, schneiden Sie sich nicht.`,
          `{salute}

          Danke für die Meldung, ich habe die Ersatzlieferung soeben ausgelöst (Sendung {tracking}). Ihren Hinweis zum Papier
          gebe ich ans Lager weiter, Sie sind diese Woche nicht der Erste.`,
        ],
      },
      {
        maybe: 0.4,
        steps: [
          {
            after: 52,
            customer: [
              'Alles ganz angekommen. Danke!\n\n{sign}',
              'Super, heute gekommen, nichts kaputt. Merci.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
];
