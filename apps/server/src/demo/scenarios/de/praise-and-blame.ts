import type { Scenario } from '../../scenario.ts';

export const praiseAndBlame: Scenario[] = [
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
];
