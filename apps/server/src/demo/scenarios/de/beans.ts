import type { Scenario } from '../../scenario.ts';

export const beans: Scenario[] = [
  {
    id: 'de-muehle-beratung',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Beratung'],
    from: 'private',
    weight: 3,
    openings: [
      {
        subjects: ['Welche Mühle?', 'Mühle zur {machine}', 'Leise Mühle gesucht'],
        text: `{hi}

      Ich habe seit Kurzem eine {machine} und mahle noch mit einer Handmühle. Das ist morgens um sechs kein Vergnügen. Können Sie
      mir eine elektrische empfehlen? Budget bis etwa 500 Franken, leise wäre wichtig, wir haben ein Baby.

      {sign}`,
      },
      {
        subjects: ['Corvo oder Fino?', 'Beratung Kaffeemühle'],
        text: `{hi}

      Ich schwanke zwischen Fino und Corvo 64. Der Preisunterschied ist ja erheblich. Merkt man das als Normalsterblicher in der Tasse?

      {sign}`,
      },
      {
        subjects: ['Welche Mühle?', 'mühle für alles'],
        text: `Hallo zusammen, welche mühle passt zu filterkaffee UND espresso? ich will nicht zwei geräte rumstehen haben

      {sign}`,
      },
      {
        subjects: ['Mühle als Geschenk', 'Beratung Kaffeemühle'],
        text: `{hi}

      Mein Mann wird 60 und wünscht sich «eine richtige Mühle». Was das ist, weiss er vermutlich selber nicht. Er trinkt Espresso,
      etwa drei am Tag, und liebt Geräte mit vielen Rädchen. Was raten Sie mir?

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          `{salute}

          Mit Baby würde ich die Fino nehmen: CHF 289.–, mit 58 Dezibel die leiseste in diesem Preisbereich, und für zwei Personen
          völlig ausreichend. Stellen Sie sie auf eine dünne Korkmatte, dann hört man sie im Nebenzimmer kaum.`,
          `{salute}

          Ehrlich gesagt: bei Milchgetränken nein, beim puren Espresso ja. Die Corvo mahlt gleichmässiger, darum wird er klarer und
          gelingt öfter. Wer morgens einen Cappuccino trinkt, ist mit der Fino bestens bedient. Im Laden in Bern stehen beide
          nebeneinander, wir mahlen Ihnen gern Ihre eigenen Bohnen.`,
          `{salute}

          Da gibt es genau eine, die ich mit gutem Gewissen nenne: die Corvo 64 mit der Skala für beides. Man merkt sich zwei Zahlen
          und wechselt in fünf Sekunden. Nach dem Wechsel die ersten drei Gramm wegwerfen, dann stimmt der Geschmack.`,
          `{salute}

          Viele Rädchen und ein kräftiger Espresso: Dann ist es die Corvo 64, stufenlos verstellbar, mit Waage. CHF 690.–. Wir packen sie
          auf Wunsch als Geschenk ein und legen ein Kilo «{beans}» dazu.`,
        ],
      },
      {
        either: [
          [
            {
              after: 20,
              customer: [
                '{hey}\n\nDas ist genau die Antwort, die ich mir erhofft habe. Bestellung folgt heute Abend.\n\n{sign}',
                'Danke für die ausführliche Beratung! Gibt es die auch in Weiss?\n\n{sign}',
              ],
            },
            {
              after: 1.2,
              agent: [
                `{salute}

                Gern geschehen. Sie ist in Schwarz, Weiss und Salbeigrün an Lager. Zu jeder Mühle gehört bei uns eine halbe Stunde
                Einführung im Laden, melden Sie sich einfach.`,
              ],
            },
          ],
          [],
          [
            {
              after: 40,
              customer: [
                'Danke, ich überlege es mir noch.\n\n{sign}',
                'Bestellt! Danke für die Hilfe.\n\n{sign}',
              ],
            },
          ],
        ],
      },
    ],
    ends: 'waiting',
  },
  {
    id: 'de-falsche-bohnen',
    to: 'returns',
    team: 'Returns',
    type: 'complaint',
    tags: ['Falschlieferung'],
    from: 'anyone',
    weight: 2,
    files: ['beans'],
    openings: [
      {
        by: 'private',
        subjects: ['Falsche Bohnen', '{beans2} statt {beans}'],
        text: `{hi}

      Bestellt habe ich 2 kg «{beans}», bekommen habe ich 2 kg «{beans2}». Der Lieferschein ist richtig, nur der Inhalt nicht. Eine Tüte
      habe ich leider schon aufgemacht, bevor ich es gemerkt habe.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Gemahlen statt ganz', 'Falsche Lieferung'],
        text: `{hi}, auf der tüte steht {beans}, drin ist aber gemahlener kaffee. ich habe einen vollautomaten, damit kann ich nichts anfangen

      {sign}`,
      },
      {
        by: 'gastro',
        subjects: ['Falschlieferung {order}', '{beans2} statt {beans}'],
        text: `Guten Tag

      Unsere Lieferung {order} enthält die falsche Sorte ({beans2}). Unsere Gäste sind «{beans}» gewohnt, wir brauchen die richtige
      spätestens am {weekday+2}. Was machen wir mit den {n6-11} Kilo hier?

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Das habe ich nicht bestellt', 'Entkoffeiniert?!'],
        text: `Liebes Adler-Team, ich weiss ja nicht, wer bei euch packt, aber entkoffeiniert am Montagmorgen ist grausam. Bestellt war
      «{beans}» ({order}). :-)

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.3,
        match: true,
        agent: [
          `{salute}

          Da haben wir ins falsche Regal gegriffen. Die richtigen zwei Kilo gehen heute raus. Die «{beans2}» behalten Sie bitte,
          vielleicht finden sich Abnehmer in der Nachbarschaft.`,
          `{salute}

          Das ist in der Rösterei beim Umstellen passiert, entschuldigen Sie. Ganze Bohnen sind unterwegs, den gemahlenen schenken Sie
          bitte jemandem mit einer Filtermaschine.`,
          `{salute}

          Die «{beans}» sind bereits im Kurierwagen und kommen am {weekday+1} vor Mittag. Die falsche Ware nimmt der Chauffeur gleich mit,
          solange die Säcke ungeöffnet sind; ein geöffneter geht aufs Haus.`,
          `{salute}

          Montagmorgen ohne Koffein, das können wir nicht auf uns sitzen lassen. Zwei Tüten «{beans}» sind per Express unterwegs. Die
          entkoffeinierten behalten Sie für lange Abende.`,
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 30,
            customer: [
              'Angekommen, und diesmal richtig. Danke!\n\n{sign}',
              'Sehr grosszügig, merci vielmal.\n\n{sign}',
              'Alles bestens, danke fürs schnelle Reagieren.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-abo-pause',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    tags: ['Abo'],
    from: 'private',
    weight: 3,
    openings: [
      {
        subjects: ['Abo pausieren', 'Bohnen-Abo: Ferien'],
        text: `{hi}

      Wir sind ab {day+5} sechs Wochen weg. Bitte setzen Sie unser Bohnen-Abo ({customerNo}) so lange aus, sonst stapeln sich die Pakete vor der
      Tür.

      {sign}`,
      },
      {
        subjects: ['Zu viel Kaffee', 'abo: anderer takt'],
        text: `{hi}, ich komme mit trinken nicht nach. noch drei kilo im schrank. kann man das abo von alle zwei auf alle vier wochen umstellen?

      {sign}`,
      },
      {
        subjects: ['Abo pausieren', 'Abo-Pause'],
        text: `Guten Tag

      Darf ich mein Abo pausieren? Ich bin schwanger und vertrage den Geruch von Kaffee zurzeit überhaupt nicht, so leid es mir tut. Ich melde
      mich, wenn es wieder geht.

      {sign}`,
      },
      {
        subjects: ['Bitte eine Lieferung auslassen', 'Abo: einmal auslassen'],
        text: `{hi}

      Bitte die nächste Lieferung vom Abo auslassen und danach «{beans}» statt «{beans2}». Danke!

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.3,
        match: true,
        agent: [
          `{salute}

          Ihr Abo ruht ab sofort; die nächste Lieferung kommt in der ersten Woche nach Ihrer Rückkehr. Schöne Ferien.`,
          `{salute}

          Umgestellt: ab jetzt alle vier Wochen, die nächste Tüte kommt am {day+15}. Im Konto unter «Abo» können Sie den Takt
          jederzeit selber verschieben.`,
          `{salute}

          Herzliche Gratulation! Ihr Abo schläft, bis Sie es wecken, ohne Frist und ohne Kosten. Wenn Ihnen später einmal nach
          einem koffeinfreien ist: Die «Aare entkoffeiniert» ist mild und riecht wenig.`,
          `{salute}

          Beides ist eingetragen: eine Lieferung Pause, danach «{beans}». Der Preis bleibt gleich.`,
        ],
      },
      {
        maybe: 0.35,
        steps: [
          {
            after: 8,
            match: true,
            customer: [
              'Danke, werden wir haben!\n\n{sign}',
              'perfekt',
              'Wie lieb, danke. Ich komme auf die koffeinfreie zurück.\n\n{sign}',
              'Merci!',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-abo-kuendigen',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    tags: ['Abo'],
    from: 'private',
    subjects: ['Kündigung Abo', 'Abo kündigen', 'Kündigung Kaffeeabo {customerNo}'],
    openings: [
      `Guten Tag

      Hiermit kündige ich mein Kaffeeabo auf den nächstmöglichen Termin. Ich bitte um eine schriftliche Bestätigung.

      {sign}`,
      `{hi}

      Ich möchte das Abo beenden. Nichts gegen den Kaffee, aber seit der Pensionierung trinke ich nur noch einen am Tag, da komme ich mit einer
      Tüte lange aus.

      {sign}`,
      `Seit der Preiserhöhung ist mir das Abo zu teuer. Bitte kündigen. {sign}`,
    ],
    course: [
      {
        after: 1.8,
        match: true,
        agent: [
          `{salute}

          Ich bestätige die Kündigung Ihres Abos per sofort, es gibt bei uns keine Frist. Falls uns etwas misslungen ist, würde ich es gern
          erfahren; müssen tun Sie natürlich nicht.`,
          `{salute}

          Das Abo ist beendet. Wir wünschen Ihnen einen guten neuen Abschnitt, mit einem Kaffee am Tag, dafür einem guten. Einzeln bestellen
          können Sie selbstverständlich weiterhin.`,
          `{salute}

          Ihr Abo ist gekündigt, es wird nichts mehr belastet. Den Aufschlag haben wir lange vermieden, der Rohkaffee kostet uns
          inzwischen 40 % mehr. Ich verstehe, wenn das für Sie nicht mehr aufgeht.`,
        ],
      },
      {
        maybe: 0.3,
        steps: [
          {
            after: 20,
            match: true,
            customer: [
              'Alles gut, ich wandere nach Portugal aus. Danke für die Jahre!\n\n{sign}',
              'Danke für die netten Worte.\n\n{sign}',
              'ok. fair.',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-roestdatum',
    to: 'support',
    team: 'Support',
    type: 'question',
    from: 'private',
    openings: [
      {
        subjects: ['Röstdatum?', 'Wie frisch sind die Bohnen', 'Haltbarkeit {beans}'],
        text: `{hi}

      Auf der Tüte «{beans}» finde ich ein Mindesthaltbarkeitsdatum, aber kein Röstdatum. Wie alt sind die Bohnen, wenn sie bei mir ankommen?

      {sign}`,
      },
      {
        subjects: ['Bohnen schmecken anders als sonst', '{beans}: andere Mischung?'],
        text: `{hi}

      Die letzte Tüte «{beans}» schmeckt anders, irgendwie säuerlicher. Haben Sie die Mischung geändert? Ich hoffe sehr, nicht. Wir trinken
      die seit Jahren.

      {sign}`,
      },
      {
        subjects: ['Bohnen einfrieren?', 'Eine Wette'],
        text: `Guten Tag, kann man Kaffeebohnen einfrieren? Mein Bruder behauptet ja, ich behaupte nein. Es geht um eine Flasche Rotwein.

      {sign}`,
      },
    ],
    course: [
      {
        after: 2.1,
        match: true,
        agent: [
          `{salute}

          Das Röstdatum steht auf dem Boden der Tüte, zugegeben etwas versteckt. Wir rösten dienstags und freitags, verschickt wird frühestens
          nach vier Tagen Ruhe. Bei Ihnen sind die Bohnen also zwischen vier und zehn Tagen alt.`,
          `{salute}

          Die Mischung ist gleich, aber die neue Ernte aus Guatemala ist etwas lebhafter als die letzte. Mahlen Sie eine Stufe feiner und
          stellen Sie die Maschine ein Grad wärmer, dann rückt die Säure in den Hintergrund. Gefällt sie Ihnen dann noch nicht,
          tausche ich die Tüte.`,
          `{salute}

          Ihr Bruder bekommt den Rotwein: Luftdicht verpackt und in Portionen halten Bohnen im Gefrierfach Monate. Wichtig ist, die
          Portion vor dem Öffnen ganz auftauen zu lassen.`,
        ],
      },
      {
        maybe: 0.45,
        steps: [
          {
            after: 16,
            match: true,
            customer: [
              'Tatsächlich, auf dem Boden! Danke.\n\n{sign}',
              'Ein Grad mehr hat es gebracht. Danke für den Tipp.\n\n{sign}',
              'Mist. Aber danke :-)\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-bestellung-mail',
    to: 'info',
    team: 'Support',
    type: 'order',
    from: 'business',
    tags: ['Grosshandel'],
    weight: 3,
    subjects: ['Bestellung', 'Nachbestellung Bohnen', 'Bitte liefern', 'Bestellung diese Woche'],
    openings: [
      {
        by: 'gastro',
        text: `Guten Tag

      Wir bestellen wie üblich:

      - {n8-14} kg «{beans}»
      - {n2-4} kg «{beans2}»
      - 1 Karton Reinigungstabletten

      Lieferung bitte bis {weekday+3}, wie immer über den Hof.

      {sign}`,
      },
      `{hi}, könnt ihr uns nochmal {n6-12} kilo «{beans}» schicken? war ein guter monat. danke!

      {sign}`,
      `Bitte liefern: {n12-24} × 1 kg {beans}, 2 × Milchreiniger 1 l, 6 Pakete Becher 2 dl. Kundennummer {customerNo}, Rechnung wie gehabt.

      {sign}`,
    ],
    course: [
      {
        after: 1,
        agent: [
          `{salute}

          Danke für die Bestellung, sie ist unter {order} erfasst. Lieferung am {weekday+2}, alles ist an Lager.`,
          `{salute}

          Vielen Dank, ist notiert (Auftrag {order}). Die Bohnen werden morgen geröstet und kommen am {weekday+3} zu Ihnen.`,
          `{salute}

          Auftrag {order} ist unterwegs in die Packerei. Der Wagen fährt am {weekday+2} in Ihre Richtung.`,
        ],
      },
      {
        maybe: 0.25,
        steps: [
          {
            after: 1.5,
            customer: [
              'Perfekt, danke.',
              'Bestens! Bitte noch ein Kilo «{beans2}» dazu, falls es noch geht.\n\n{sign}',
              '👍',
            ],
          },
        ],
      },
    ],
  },
];
