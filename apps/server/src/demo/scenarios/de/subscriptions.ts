import type { Scenario } from '../../scenario.ts';

export const subscriptions: Scenario[] = [
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
];
