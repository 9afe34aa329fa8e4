import type { Scenario } from '../../scenario.ts';

export const jobs: Scenario[] = [
  {
    id: 'de-bewerbung-werkstatt',
    to: 'jobs',
    team: 'HR',
    type: 'application',
    tags: ['Bewerbung'],
    from: 'private',
    weight: 1,
    files: ['cv'],
    cases: [
      {
        job: 'Servicetechniker/in Werkstatt',
        past: 'Lehre als Elektroniker/in EFZ, danach fünf Jahre Backöfen repariert',
      },
      { job: 'Mitarbeiter/in Laden Bern', past: 'Detailhandelsfachperson in einem Velogeschäft' },
      {
        job: 'Servicetechniker/in Aussendienst',
        past: 'Polymechanik, zuletzt in der Wartung von Seilbahnen',
      },
      { job: 'Röster/in 60 %', past: 'zwölf Jahre Frühschicht in einer Bäckerei' },
    ],
    subjects: ['Bewerbung als {job}', 'Ihre Stelle: {job}', 'Bewerbung {name}'],
    openings: [
      `Sehr geehrte Damen und Herren

      Mit grossem Interesse habe ich Ihre Ausschreibung «{job}» gelesen. Mein Hintergrund: {past}. Kaffee ist bei mir zuhause eine ernste
      Angelegenheit, Geräte zerlege ich seit der Schulzeit, und die meisten laufen danach wieder.

      Lebenslauf und Zeugnisse liegen bei. Ich freue mich auf ein Gespräch.

      {sign}`,
      `Guten Tag

      Ist die Stelle als {job} noch frei? Ich bringe Folgendes mit: {past}. Meine Kündigungsfrist beträgt zwei Monate, bei Bedarf lässt sich
      darüber reden. CV im Anhang.

      {sign}`,
    ],
    course: [
      {
        either: [
          [
            {
              after: 6,
              agent: [
                `{salute}

                Danke für Ihre Unterlagen. Die Stelle ist noch offen. Darf ich Sie zu einem ersten Gespräch einladen? Am {weekday+4} um 16 Uhr oder am
                {weekday+5} um 9 Uhr, hier bei uns in Bern, mit Rundgang durch die Werkstatt.`,
              ],
            },
            {
              after: 14,
              customer: [
                '{hey}\n\nSehr gern! Der {weekday+4} passt mir gut.\n\n{sign}',
                'Besten Dank für die Einladung. Ich komme gern am {weekday+5} und bringe meine Zeugnisse im Original mit.\n\n{sign}',
              ],
            },
            {
              after: 3,
              note: [
                'Gespräch eingetragen. @tim kannst du den technischen Teil übernehmen? 30 Minuten an der Werkbank.',
                '@tim macht einen guten Eindruck. Probetag anbieten?',
              ],
            },
            {
              after: 1,
              agent: [
                '{salute}\n\nDer Termin ist notiert, wir freuen uns. Melden Sie sich bitte beim Werkstatttor am Mühlradweg. Ziehen Sie etwas an, das Kaffeeflecken verträgt.',
              ],
            },
          ],
          [
            {
              after: 6,
              agent: [
                `{salute}

                Vielen Dank für Ihre Bewerbung, die wir mit Freude gelesen haben. Wir sichten bis Ende nächster Woche alle Unterlagen und melden uns
                dann bei Ihnen, so oder so.`,
              ],
            },
            { snooze: 7 },
            {
              after: 3,
              agent: [
                `{salute}

                Wir haben uns für eine Person entschieden, die bereits Erfahrung mit Espressomaschinen mitbringt. Das lag nicht an Ihrem Dossier, es
                war knapp. Dürfen wir uns melden, wenn im Frühling die nächste Stelle frei wird?`,
              ],
            },
            {
              maybe: 0.6,
              steps: [
                {
                  after: 20,
                  customer: [
                    'Schade, aber danke für die persönliche Antwort. Ja, bitte melden Sie sich.\n\n{sign}',
                  ],
                },
              ],
            },
          ],
        ],
      },
    ],
  },
  {
    id: 'de-lehrstelle',
    to: 'jobs',
    team: 'HR',
    type: 'application',
    tags: ['Lehrstelle'],
    from: 'private',
    weight: 1,
    openings: [
      {
        subjects: ['Lehrstelle', 'Schnuppern'],
        text: `Grüezi

      Ich heisse {first}, bin 14 und suche auf Sommer eine Lehrstelle. Darf ich bei Ihnen einen Tag schnuppern? Ich habe am Mittwochnachmittag und
      in den Ferien Zeit. Kaffee trinke ich noch keinen, aber ich finde die Maschinen mega spannend.

      Liebe Grüsse
      {first}`,
      },
      {
        subjects: ['Schnupperlehre?', 'Anfrage Schnuppertag'],
        text: `Guten Tag

      Unsere Tochter möchte in der Berufswahlwoche ({day+20}) in einen Betrieb hineinschauen, in dem repariert wird. Nehmen Sie Schnupperlernende? Sie
      würde Ihnen auch selber schreiben, traut sich aber noch nicht recht.

      {sign}`,
      },
      {
        subjects: ['Lehrstelle Detailhandel', 'Lehrstelle 2027'],
        text: `Guten Tag. Bilden Sie 2027 wieder Detailhandelsfachleute aus? Mein Sohn hat Ihren Stand an der Berufsmesse gesehen und redet von nichts anderem.

      {sign}`,
      },
    ],
    course: [
      {
        after: 7,
        match: true,
        agent: [
          'Hoi {first}\n\nDanke für deine Mail, die hat uns gefallen. Ein Schnuppertag geht gern, zum Beispiel am Mittwoch in zwei Wochen ab 13 Uhr. Du bist im Laden und in der Werkstatt. Kaffee trinken ist freiwillig. Schreib uns, ob es passt, und gib bitte eine Nummer deiner Eltern an.',
          '{salute}\n\nJa, wir nehmen gern Schnupperlernende, und in der Werkstatt dürfen sie auch selber schrauben. In der Berufswahlwoche haben wir noch einen Platz. Sie darf sich ganz formlos bei Ruedi melden, er beisst nicht.',
          '{salute}\n\nJa, wir vergeben auf Sommer 2027 wieder eine Lehrstelle. Er soll uns ein paar Zeilen schreiben und das letzte Zeugnis beilegen, danach laden wir ihn zum Schnuppern ein.',
        ],
      },
      {
        maybe: 0.6,
        steps: [
          {
            after: 20,
            match: true,
            customer: [
              'Ja das passt! Die Nummer von meiner Mutter ist {phone}.\n\n{first}',
              'Das ist sehr freundlich. Sie hat sich bereits ans Schreiben gemacht.\n\n{sign}',
              'Vielen Dank, ich richte es aus.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'de-spontanbewerbung',
    to: 'jobs',
    team: 'HR',
    type: 'application',
    tags: ['Bewerbung'],
    from: 'private',
    weight: 1,
    files: ['cv'],
    openings: [
      {
        subjects: ['Spontanbewerbung', 'Aushilfe am Samstag?'],
        text: `Guten Tag

      Ich studiere in Bern und suche eine Stelle für samstags. Erfahrung: zwei Jahre Bar im Sommer, ein Baristakurs (bei Ihnen!). Brauchen Sie in der
      Vorweihnachtszeit Verstärkung im Laden?

      {sign}`,
      },
      {
        subjects: ['Stand meiner Bewerbung', 'Meine Bewerbung'],
        text: `Sehr geehrte Damen und Herren

      Vor drei Wochen habe ich mich bei Ihnen beworben und seither nichts gehört. Darf ich nachfragen, wie weit das Verfahren ist? Zur Sicherheit lege
      ich den Lebenslauf nochmals bei.

      {sign}`,
      },
    ],
    course: [
      {
        after: 5,
        match: true,
        agent: [
          '{salute}\n\nDas trifft sich gut, samstags wird es bei uns ab November eng. Kommen Sie doch am {weekday+3} nach 17 Uhr kurz vorbei, dann lernen wir uns kennen.',
          '{salute}\n\nEntschuldigen Sie die lange Stille, eine Kollegin ist ausgefallen. Ihr Dossier ist in der zweiten Runde. Sie hören bis {weekday+5} von mir.',
        ],
      },
      {
        maybe: 0.6,
        steps: [
          { after: 9, customer: ['Vielen Dank für die rasche Antwort, das freut mich sehr!\n\n{sign}'] },
        ],
      },
    ],
  },
];
