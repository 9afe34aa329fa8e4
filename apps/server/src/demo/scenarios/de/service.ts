import type { Scenario } from '../../scenario.ts';

export const service: Scenario[] = [
  {
    id: 'de-danke',
    to: 'info',
    team: 'Support',
    type: 'question',
    priority: 'low',
    tags: ['Lob'],
    from: 'anyone',
    weight: 3,
    openings: [
      {
        subjects: ['Danke!', 'Einfach mal ein Lob', 'Merci'],
        text: `{hi}

      Man schreibt ja meistens nur, wenn etwas nicht stimmt. Darum heute andersherum: Die {machine} läuft seit einem Jahr, ohne
      einmal zu zicken, und der «{beans}» ist immer noch der beste Kaffee, den wir hatten. Danke.

      {sign}`,
      },
      {
        subjects: ['Kompliment an die Werkstatt', 'Einfach mal ein Lob'],
        text: `{hi}, wollte nur sagen: eure Werkstatt ist super. Maschine am Dienstag gebracht, am Donnerstag fertig, sauberer als je zuvor. Und
      die Rechnung tiefer als der Voranschlag, das habe ich noch nie erlebt.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Danke!', 'Merci'],
        text: `Liebe Frau Brunner

      Sie haben mir letzte Woche am Telefon eine halbe Stunde lang mit meinem Mahlgrad geholfen. Heute früh war der Espresso zum ersten
      Mal so, wie ich ihn aus Triest in Erinnerung habe. Ich musste mich kurz setzen.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Danke!', 'Kompliment an Ihre Filiale'],
        text: `Sehr netter Kontakt heute in der Filiale Zürich, sehr gute Beratung durch den jungen Herrn mit der Brille. Das wollte ich loswerden.
      {sign}`,
      },
    ],
    course: [
      {
        maybe: 0.3,
        steps: [
          {
            after: 1,
            note: ['@tim @mara zum Aufhängen in der Küche :)', 'Für das Teammeeting am Freitag. @tim'],
          },
        ],
      },
      {
        after: 3,
        match: true,
        agent: [
          '{salute}\n\nSolche Mails lesen wir zweimal. Herzlichen Dank, und auf viele weitere Jahre ohne Zicken.',
          '{salute}\n\nVielen Dank! Ihre Zeilen hängen jetzt in der Werkstatt neben der Werkbank, genau dort gehören sie hin.',
          '{salute}\n\nJetzt muss ich mich auch kurz setzen. Danke, dass Sie mir das geschrieben haben, das ist das schönste Feedback seit Langem.',
          '{salute}\n\nDer junge Herr mit der Brille heisst Jonas und ist im zweiten Lehrjahr. Er hat sich sehr gefreut. Danke!',
        ],
      },
    ],
  },
  {
    id: 'de-beschwerde-kollege',
    to: 'info',
    team: 'Support',
    type: 'complaint',
    priority: 'high',
    tags: ['Beschwerde'],
    from: 'private',
    openings: [
      {
        subjects: ['Beschwerde über einen Mitarbeiter', 'Ihr Laden in Zürich', 'Unfreundliche Bedienung'],
        text: `Guten Tag

      Ich war am {weekday-1} im Laden in Zürich und wollte eine Dichtung kaufen. Der Mitarbeiter hat mir ohne aufzuschauen gesagt, «so alte
      Dinger» führe man nicht. Als ich nachfragte, hat er die Augen verdreht. Ich bin 74 und kaufe seit 1998 bei Ihnen. So möchte ich nicht
      behandelt werden.

      {sign}`,
      },
      {
        subjects: ['Verhalten am Telefon', 'Einfach aufgelegt'],
        text: `{hi}

      Am Telefon hat man heute mitten im Satz aufgelegt. Ich dachte zuerst an ein technisches Problem, beim zweiten Anruf passierte das
      Gleiche. Vielleicht möchten Sie das intern anschauen.

      {sign}`,
      },
      {
        subjects: ['Beschwerde über einen Mitarbeiter', 'Verhalten am Telefon'],
        text: `Ich möchte mich formell über den Ton Ihres Mitarbeiters beschweren. Auf meine sachliche Frage nach dem Liefertermin bekam ich zur Antwort,
      ich sei «nicht der Einzige, der wartet». Das mag sein. Ich bin aber der, der {price} bezahlt hat.

      {sign}`,
      },
    ],
    course: [
      {
        after: 0.6,
        note: [
          '@tim bitte übernimm du, das sollte nicht eine von uns beantworten.',
          '@tim Beschwerde über eine Person, gehört zu dir.',
        ],
      },
      {
        after: 3,
        by: 'tim',
        match: true,
        agent: [
          `{salute}

          Ich habe Ihre Zeilen gelesen und mit dem Kollegen gesprochen. Er hatte keinen guten Tag, das erklärt es, entschuldigt es aber nicht. Es
          tut mir leid. Ihre Dichtung haben wir übrigens: Wir führen Teile für alle Maschinen ab 1990. Sie liegt morgen in Ihrem Briefkasten, als
          kleines Zeichen.

          Tim Roth, Leiter Kundendienst`,
          `{salute}

          Danke für den Hinweis. Ich habe es nachgeprüft: Unsere Anlage hat heute zwischen 10 und 11 Uhr Gespräche getrennt, es hat also
          niemand aufgelegt. Ärgerlich bleibt es trotzdem. Ich rufe Sie gern selber an; wann passt es Ihnen?

          Tim Roth, Leiter Kundendienst`,
          `{salute}

          Der Satz hätte nicht fallen dürfen. Ich habe mit dem Kollegen gesprochen, er bittet Sie um Entschuldigung, und ich schliesse mich an. Ihr
          Liefertermin ist der {weekday+2}, ich habe ihn persönlich kontrolliert.

          Tim Roth, Leiter Kundendienst`,
        ],
      },
      {
        maybe: 0.6,
        steps: [
          {
            after: 20,
            match: true,
            customer: [
              'Das ist sehr anständig von Ihnen. Ich komme wieder.\n\n{sign}',
              'Ach so! Dann nehme ich alles zurück. Sie können gern am Vormittag anrufen.\n\n{sign}',
              'Akzeptiert. Danke.\n\n{last}',
            ],
          },
          { after: 2, on: [1], by: 'tim', note: ['Angerufen, alles geklärt. War wirklich nur die Anlage.'] },
        ],
      },
    ],
  },
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
  {
    id: 'de-laden',
    to: 'info',
    team: 'Support',
    type: 'question',
    priority: 'low',
    tags: ['Laden'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Öffnungszeiten', 'Kann man bei Ihnen probieren?', 'Besuch im Laden'],
        text: `{hi}

      Haben Sie am Samstag offen, und kann man die {machine} bei Ihnen im Laden ausprobieren? Wir kämen extra von {city}.

      {sign}`,
      },
      {
        subjects: ['Parkplatz?', 'Parkieren in Bern'],
        text: `{hi}, hat es bei euch in bern parkplätze? muss eine 30 kg maschine bringen und möchte sie nicht durch die altstadt tragen ;)

      {sign}`,
      },
      {
        subjects: ['Degustation', 'Besuch im Laden'],
        text: `Guten Tag

      Bieten Sie im Laden Degustationen an? Wir sind ein Verein von acht pensionierten Lehrerinnen und suchen etwas für einen
      Mittwochnachmittag.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.4,
        match: true,
        agent: [
          '{salute}\n\nSamstags haben wir von 9 bis 16 Uhr offen, und die Maschine steht betriebsbereit auf der Theke. Am ruhigsten ist es vor elf. Bringen Sie ruhig eigene Bohnen mit.',
          '{salute}\n\nHinter dem Haus sind drei Kundenparkplätze beim Werkstatttor, Zufahrt über den Mühlradweg. Läuten Sie, dann kommt jemand mit dem Wägeli.',
          '{salute}\n\nSehr gern. Mittwochs um 14.30 Uhr hätten wir Zeit: fünf Kaffees, Kuchen und etwas Rösterei, CHF 22.– pro Person. Nennen Sie mir ein Datum, dann halte ich es frei.',
        ],
      },
      {
        maybe: 0.4,
        steps: [
          {
            after: 9,
            match: true,
            customer: [
              'Wunderbar, bis Samstag.\n\n{sign}',
              'perfekt danke!',
              'Dann gern am {wed+2}. Wir sind pünktlich, berufsbedingt.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-abwesenheit',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    from: 'gastro',
    tags: ['Wartung'],
    openings: [
      {
        subjects: ['Terminbestätigung Wartung', 'Wartungstermin am {day+6}'],
        text: `Guten Tag

      Bitte bestätigen Sie uns den Wartungstermin für die {pro} am {day+6}. Unser Hausdienst muss vorher das Wasser abstellen.

      {sign}`,
      },
      {
        by: 'hotel',
        subjects: ['Technikerbesuch', 'Wartung nächste Woche'],
        text: `{hi}

      Steht der Termin mit dem Techniker nächste Woche noch? Falls ja, bitte erst nach 14 Uhr, vorher haben wir ein Bankett.

      {sign}`,
      },
      {
        subjects: ['Jährliche Wartung', 'Wann kommt der Techniker?'],
        text: `Guten Tag. Wann kommt der Techniker für die jährliche Wartung? Wir haben schon länger nichts gehört und unser Vertrag läuft ja weiter.

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          '{salute}\n\nDer Termin am {day+6} ist bestätigt, Beat kommt um 8.30 Uhr. Das Wasser braucht er für etwa 40 Minuten abgestellt.',
          '{salute}\n\nDer Termin steht, ich habe ihn auf 14.30 Uhr verschoben. Die Arbeit dauert knapp zwei Stunden.',
          '{salute}\n\nSie haben recht, die Wartung wäre letzten Monat fällig gewesen. Ich schlage den {weekday+4} um 9 Uhr vor. Passt das?',
        ],
      },
      {
        after: 0.05,
        automatic: true,
        customer: [
          'Guten Tag\n\nVielen Dank für Ihre Nachricht. Ich bin bis {day+5} abwesend und lese meine Mails nicht. In dringenden Fällen wenden Sie sich bitte an unsere Réception.\n\n{name}\n{company}',
          'Automatische Antwort: Ich bin in den Ferien und ab {day+7} wieder für Sie da. Ihre Nachricht wird nicht weitergeleitet.\n\n{name}',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 70,
            match: true,
            customer: [
              'Danke, ist im Kalender.\n\n{sign}',
              'Perfekt so.\n\n{sign}',
              'Passt, danke.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-presse',
    to: 'info',
    team: 'Social',
    type: 'question',
    tags: ['Presse'],
    from: 'press',
    weight: 2,
    openings: [
      {
        subjects: ['Medienanfrage', 'Interview zu Reparaturkultur'],
        text: `Guten Tag

      Für unsere Samstagsausgabe recherchiere ich über Betriebe, die noch reparieren statt ersetzen. Dürfte ich Ihre Werkstatt besuchen und mit
      jemandem an der Werkbank sprechen? Redaktionsschluss ist am {day+9}.

      {sign}`,
      },
      {
        subjects: ['Bildmaterial und Testgerät', 'Siebträger im Test'],
        text: `{hi}

      Wir testen in der nächsten Nummer Siebträgermaschinen unter 2000 Franken und möchten die {machine} aufnehmen. Wäre eine Leihstellung für
      drei Wochen möglich? Dazu bräuchten wir Bildmaterial in Druckqualität.

      {sign}`,
      },
      {
        subjects: ['Kooperationsanfrage', 'Zusammenarbeit?'],
        text: `Hallo liebes Team! Ich blogge über Kaffee und Berge (ca. 14'000 Follower) und fände eine Zusammenarbeit mega spannend. Habt ihr ein
      Mediakit oder jemanden, der dafür zuständig ist?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1,
        by: 'lena',
        note: ['@nora Medien, gehört zu dir.', '@nora wäre das nicht etwas für den Röstbrief?'],
      },
      {
        after: 3,
        by: 'nora',
        match: true,
        agent: [
          `{salute}

          Sehr gern. Ruedi repariert seit 31 Jahren bei uns und erzählt so, wie er arbeitet: genau und ohne Eile. Am {weekday+3} ab 13 Uhr wäre er
          frei. Ich bin dabei und sorge für Kaffee.`,
          `{salute}

          Wir stellen Ihnen die Maschine gern drei Wochen zur Verfügung, mit passender Mühle, sonst wäre der Test unfair. Bilder in Druckqualität
          schicke ich Ihnen als Link. Wohin dürfen wir liefern?`,
          `{salute}

          Danke für die Idee! Bezahlte Beiträge machen wir nicht, aber wir laden gern in die Rösterei ein und lassen Sie mitrösten. Was daraus wird,
          entscheiden ganz Sie. Interesse?`,
        ],
      },
      {
        maybe: 0.7,
        steps: [
          {
            after: 20,
            match: true,
            customer: [
              'Wunderbar, ich komme mit Fotografin. Bis dann!\n\n{sign}',
              'Bitte an die Redaktion, {street}, {zip} {city}. Herzlichen Dank.\n\n{sign}',
              'Unbedingt!! Nächste oder übernächste Woche?\n\n{sign}',
            ],
          },
          {
            after: 2,
            by: 'nora',
            agent: ['{salute}\n\nAbgemacht. Ich melde mich zwei Tage vorher noch kurz. Freue mich!'],
          },
        ],
      },
    ],
  },
  {
    id: 'de-kurz',
    to: 'support',
    team: 'Support',
    type: 'question',
    from: 'private',
    weight: 2,
    openings: [
      { subjects: ['frage', 'Ihre Bestellung'], text: 'wann kommt mein paket?' },
      {
        subjects: ['Anruf in Abwesenheit', 'Sie haben angerufen'],
        text: '{hi}, Sie haben mich heute angerufen? Ich war unter der Dusche.\n\n{sign}',
      },
      { subjects: ['kurze frage', 'Bohnen'], text: 'Hallo, ist «{beans}» wieder lieferbar? Danke' },
      {
        subjects: ['Frage', 'kurze frage'],
        text: 'Muss man die {machine} vor dem ersten Gebrauch irgendwie spülen??\n\n{sign}',
      },
      {
        subjects: ['Reparatur', 'Frage'],
        text: '{hi}, ist das hier die richtige Adresse für Reparaturen?\n\n{sign}',
      },
    ],
    course: [
      {
        after: 0.8,
        match: true,
        agent: [
          '{salute}\n\nAm {weekday+1}. Die Sendungsnummer ist {tracking}, damit können Sie es auf die Stunde genau verfolgen.',
          '{salute}\n\nJa, das war ich. Es ging nur um die Frage, ob die Rechnung in {city} oder per Mail ankommen soll. Eine kurze Antwort hier genügt.',
          '{salute}\n\nAb {weekday+2} wieder, wir rösten gerade. Soll ich Ihnen ein Kilo zurücklegen?',
          '{salute}\n\nJa: einen vollen Tank durch die Brühgruppe und einen halben durch die Dampflanze, dann ist alles sauber. Auf der ersten Seite der Anleitung ist es bebildert.',
          '{salute}\n\nJa, hier sind Sie richtig. Schreiben Sie mir, um welche Maschine es geht und was sie tut oder eben nicht tut, dann sage ich Ihnen, wie weiter.',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 3,
            match: true,
            customer: [
              'ok danke',
              'Per Mail bitte. Danke!\n\n{sign}',
              'ja gerne',
              'merci!',
              'Lago 2, sie macht gar nichts mehr, kein Licht, kein Ton.\n\n{sign}',
            ],
          },
          {
            after: 1,
            on: [4],
            agent: [
              '{salute}\n\nDas klingt nach der Sicherung im Gerät, ein kleiner Eingriff. Bringen Sie sie in Bern vorbei, am {weekday+1} ist den ganzen Tag jemand in der Werkstatt.',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-empfehlung-maschine',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Beratung'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Vollautomat oder Siebträger?', 'Kaufberatung', 'Welche Maschine für zwei?'],
        text: `{hi}

      Nach zwölf Jahren Kapseln möchten wir umsteigen. Meine Frau will einen Knopf drücken, ich möchte etwas lernen. Gibt es eine Maschine, bei der
      unsere Ehe hält?

      {sign}`,
      },
      {
        subjects: ['Beratung neue Maschine', 'Kaufberatung'],
        text: `{hi}

      Was ist der Unterschied zwischen der {machine} und der nächstgrösseren, ausser dem Preis? Wir trinken vor allem Cappuccino, am Wochenende
      kommen oft Gäste.

      {sign}`,
      },
      {
        subjects: ['maschine für wg', 'Kaufberatung'],
        text: `hallo, brauche was für die wg. 5 leute, alle kaffeesüchtig, keiner putzt gern. budget 800. was empfehlt ihr?

      {sign}`,
      },
    ],
    course: [
      {
        after: 2.5,
        match: true,
        agent: [
          `{salute}

          Diese Frage hören wir oft, und es gibt eine friedliche Lösung: die Tessera. Sie hat eine Mühle mit Waage, die das Dosieren übernimmt, und wer
          will, stellt alles selber ein. Kommen Sie doch zu zweit vorbei, wir machen mit jedem von Ihnen einen Kaffee.`,
          `{salute}

          Der wichtigste Unterschied: Die grössere hat zwei Boiler, Sie können also gleichzeitig beziehen und schäumen. Für zwei Cappuccini am Tag brauchen
          Sie das nicht, für sechs am Sonntag schon. Ich würde nach den Gästen entscheiden.`,
          `{salute}

          Nova Uno, CHF 790.–. Die Brühgruppe kann man unter den Hahn halten, das Milchsystem spült sich selber. Einen Putzplan müssen Sie trotzdem
          aufhängen, das nimmt Ihnen keine Maschine ab.`,
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 28,
            match: true,
            customer: [
              'Wir kommen am Samstag. Die Ehe dankt.\n\n{sign}',
              'Danke für die ehrliche Antwort, dann reicht uns die kleinere.\n\n{sign}',
              'haha danke, wir nehmen die. putzplan hängt\n\n{sign}',
            ],
          },
        ],
      },
    ],
    ends: 'waiting',
  },
];
