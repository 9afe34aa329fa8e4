import type { Scenario } from '../../scenario.ts';

export const returns: Scenario[] = [
  {
    id: 'de-ruecksendung',
    to: 'returns',
    team: 'Returns',
    type: 'service_request',
    tags: ['Rückgabe'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Rücksendung {order}', 'Ich möchte die Maschine zurückgeben', 'Passt leider nicht'],
        text: `{hi}

      Die {machine} ist wunderschön, aber vier Zentimeter zu hoch für unsere Küche. Ich habe gemessen, offenbar falsch. Kann ich sie
      zurückgeben? Sie wurde ausgepackt und einmal hingestellt, mehr nicht.

      {sign}`,
      },
      {
        subjects: ['Rücksendung {order}', 'Rückgabe innert 14 Tagen'],
        text: `{hi}

      Ich möchte vom Rückgaberecht Gebrauch machen (Bestellung {order}, erhalten am {day-4}). Bitte teilen Sie mir das Vorgehen mit.

      {sign}`,
      },
      {
        subjects: ['mühle zurückgeben', 'Rücksendung Mühle'],
        text: `Hallo, die mühle ist mir zu laut. nachbarin hat schon geklopft. kann ich sie zurückschicken? wurde 3 mal benutzt

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.4,
        agent: [
          `{salute}

          Das ist kein Problem, Sie haben 14 Tage Zeit. Im Anhang finden Sie das Etikett für die kostenlose Rücksendung. Legen Sie bitte
          alles Zubehör bei; der Originalkarton wäre gut, muss aber nicht sein.`,
          `{salute}

          Selbstverständlich. Kleben Sie das angehängte Etikett auf das Paket und geben Sie es bei einer Poststelle ab. Sobald es hier
          eintrifft, überweisen wir den vollen Betrag zurück, in der Regel innert drei Arbeitstagen.`,
        ],
        files: ['label'],
      },
      {
        maybe: 0.8,
        steps: [
          {
            after: 26,
            customer: [
              'Danke, ist heute zur Post gegangen.\n\n{sign}',
              'Habe es aufgegeben. Vielen Dank für die unkomplizierte Abwicklung.\n\n{sign}',
            ],
          },
          { snooze: 3 },
          {
            after: 2,
            agent: [
              `{salute}

              Das Paket ist angekommen, alles vollständig und in bestem Zustand. Der Betrag ist überwiesen. Schade, dass es nicht gepasst
              hat; wenn Sie etwas anderes suchen, berate ich Sie gern.`,
              `{salute}

              Ihre Rücksendung ist da und geprüft, die Gutschrift soeben ausgelöst. Sie sollte am {weekday+3} auf Ihrem Konto sein.`,
            ],
          },
        ],
      },
    ],
    ends: 'waiting',
  },
  {
    id: 'de-rueckerstattung-wann',
    to: 'returns',
    team: 'Returns',
    type: 'question',
    tags: ['Rückgabe'],
    from: 'private',
    weight: 2,
    subjects: ['Wo bleibt mein Geld?', 'Rückerstattung {order}', 'Gutschrift noch nicht eingegangen'],
    openings: [
      `{hi}

      Laut Sendungsverfolgung ist mein Paket seit {day-7} bei Ihnen. Auf meinem Konto ist noch nichts angekommen. Wie lange dauert das
      normalerweise?

      {sign}`,
      `Retoure {order}: Paket seit über einer Woche bei euch, Geld nicht bei mir. Bitte erledigen.

      {sign}`,
      `{hi}

      Sie haben mir die Rückerstattung für {order} am {day-9} zugesagt. Ich habe heute mit der Bank telefoniert, es ist nichts pendent. Ging
      das vielleicht auf die alte Karte? Die ist gesperrt.

      {sign}`,
    ],
    course: [
      {
        after: 0.6,
        match: true,
        note: [
          'Retoure ist da, nur nie geprüft worden. Mache ich heute noch.',
          'Paket liegt seit {weekday-3} ungeprüft im Regal R2. Mache ich heute noch.',
          '@tim ging auf die abgelaufene Karte, Rückläufer ist da. Bitte IBAN erfragen, ich überweise dann direkt.',
        ],
      },
      {
        after: 1.5,
        match: true,
        agent: [
          `{salute}

          Normalerweise drei Arbeitstage; bei Ihnen ist das Paket nach der Annahme liegen geblieben. Ich habe es heute geprüft und die
          Zahlung ausgelöst, sie ist am {weekday+2} bei Ihnen. Entschuldigen Sie bitte.`,
          `{salute}

          Sie haben recht, das war zu lang. Die Rückerstattung ist soeben raus, die Porti habe ich Ihnen gleich mit zurückbezahlt.`,
          `{salute}

          Ihre Vermutung stimmt, der Betrag ging auf die gesperrte Karte und kam zu uns zurück. Wenn Sie mir Ihre IBAN schicken,
          überweise ich ihn noch heute direkt auf Ihr Konto.`,
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 10,
            match: true,
            customer: [
              'Danke für die Auskunft und die Entschuldigung.\n\n{sign}',
              'Ok. Danke.',
              'CH56 0483 5012 3456 7800 9, lautend auf {name}. Danke!\n\n{sign}',
            ],
          },
          {
            after: 1,
            match: true,
            agent: [
              '{salute}\n\nGern geschehen. Sollte am {weekday+2} wider Erwarten nichts da sein, genügt eine kurze Zeile an mich.',
              '{salute}\n\nDanke für Ihre Geduld.',
              '{salute}\n\nVielen Dank, die Überweisung ist erfasst. Ihre IBAN speichern wir nicht.',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-umtausch',
    to: 'returns',
    team: 'Returns',
    type: 'service_request',
    tags: ['Umtausch'],
    from: 'private',
    cases: [
      { had: 'Rot', want: 'Schwarz' },
      { had: 'Weiss', want: 'Rot' },
      { had: 'Schwarz', want: 'Edelstahl' },
    ],
    openings: [
      {
        subjects: ['Umtausch der {machine}', 'Andere Farbe', 'Tausch {had} gegen {want}'],
        text: `{hi}

      Ich habe die {machine} in {had} bestellt, in natura ist mir das aber doch zu viel. Könnte ich sie gegen {want} tauschen? Unbenutzt, noch in der Folie.

      {sign}`,
      },
      {
        subjects: ['Geschenk umtauschen', 'Umtausch {order}'],
        text: `{hi}

      Wir haben zur Hochzeit gleich zwei Kaffeemaschinen bekommen (die eine von euch, {order}). Umtauschen wäre schön, am liebsten in eine
      Mühle und Bohnen. Den Kassenzettel möchten wir bei der Tante lieber nicht verlangen.

      {sign}`,
      },
      {
        subjects: ['Umtausch', 'Tausch {had} gegen {want}'],
        text: `{hi}, umtausch {had} -> {want} möglich? karton noch da. komme auch nach zürich in den laden wenn das einfacher ist

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.6,
        match: true,
        agent: [
          `{salute}

          Sehr gern, {want} ist an Lager. Wir schicken die neue Maschine los, der Kurier nimmt die andere gleich mit. Passt der {weekday+3}?`,
          `{salute}

          Herzliche Gratulation! Mit der Bestellnummer finde ich den Kauf, die Tante erfährt nichts. Ich habe Ihnen den vollen Betrag als
          Gutschein hinterlegt und schicke ein Etikett für die Maschine mit.`,
          `{salute}

          Klar. In Zürich steht eine in {want} bereit, ich habe sie auf Ihren Namen zurückgelegt. Bringen Sie einfach die andere
          mit, bis Ende Woche ist jederzeit gut.`,
        ],
      },
      {
        maybe: 0.65,
        steps: [
          {
            after: 7,
            match: true,
            customer: [
              '{weekday+3} passt, ich bin ab 14 Uhr da.\n\n{sign}',
              'Ihr seid die Besten. Die Tante lässt (unwissend) grüssen.\n\n{sign}',
              'bin am samstag da, danke',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-adresse-retoure',
    to: 'info',
    team: 'Returns',
    type: 'question',
    priority: 'low',
    from: 'anyone',
    openings: [
      {
        subjects: ['Wohin mit der Retoure?', 'Rücksendeadresse'],
        text: `{hi}, an welche Adresse schicke ich die Retoure? Auf der Website steht Bern, auf dem Lieferschein ein Lager in Kirchberg.

      {sign}`,
      },
      {
        subjects: ['Etikett ohne Drucker', 'Rücksendung ohne Drucker'],
        text: `{hi}

      Ich habe keinen Drucker. Kann ich das Rücksendeetikett auch auf dem Handy zeigen?

      {sign}`,
      },
      {
        subjects: ['Etikett ist leer', 'Etikett druckt nicht'],
        text: `Guten Tag

      Das Etikett, das Sie mir geschickt haben, ist leer, wenn ich es öffne (weisse Seite). Können Sie es nochmals schicken?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.2,
        match: true,
        agent: [
          '{salute}\n\nBitte nach Kirchberg, dort werden alle Retouren geprüft. Am einfachsten mit dem angehängten Etikett, dann ist auch das Porto bezahlt.',
          '{salute}\n\nJa, zeigen Sie an der Poststelle den Code auf dem Etikett, es wird dort für Sie gedruckt. Kostet nichts.',
          '{salute}\n\nEntschuldigung, da ging beim Erzeugen etwas schief. Hier das Etikett noch einmal, ich habe es diesmal selber geöffnet.',
        ],
        files: ['label'],
      },
      { maybe: 0.4, steps: [{ after: 3, customer: ['Merci', 'Danke, hat geklappt.\n\n{sign}'] }] },
    ],
  },
];
