import type { Scenario } from '../../scenario.ts';

export const faults: Scenario[] = [
  {
    id: 'en-no-pressure',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    from: 'private',
    weight: 2,
    files: ['gauge'],
    subjects: ['No pressure', 'Espresso runs through in 10 seconds', 'Gauge stuck at 4 bar', 'Crema gone'],
    openings: [
      `{hi}

      The needle on my {machine} no longer climbs above 4 bar and the shot is through in eleven seconds. Same beans, same grind, same me. Picture of the gauge attached.

      {sign}`,
      {
        subjects: ['Crema gone', 'No crema'],
        text: `{hi}

      No crema since last week. I have tried grinding finer until the grinder complained. Any ideas before I open it up?

      {sign}`,
      },
      `{machine}, 18 months old, drops from 9 to 5 bar mid shot. Descaled last month. Is this the pump?

      {sign}`,
    ],
    course: [
      {
        after: 1.5,
        agent: [
          '{salute}\n\nLet us separate machine and coffee: put in the blind basket (the one without holes) and start a shot. If the needle climbs to 9 or 10, the pump is fine. What does it show?',
          '{salute}\n\nPlease do not open it yet. Two questions: what is the roast date on the bag, and what does the gauge show with the blind basket in?',
        ],
      },
      {
        either: [
          [
            {
              after: 11,
              customer: [
                'Straight to 10 with the blind basket. The bag is from last summer, is that bad?\n\n{sign}',
                '9.5 bar. Now I suspect the beans, they were on offer.\n\n{sign}',
              ],
            },
            {
              after: 1,
              agent: [
                '{salute}\n\nThen your machine is in perfect health. Old beans have lost their gas, and without gas there is neither resistance nor crema. A fresh bag of {beans} is on its way, on the house. Start two notches coarser.',
              ],
            },
            {
              maybe: 0.6,
              steps: [
                {
                  after: 72,
                  customer: [
                    'Crema is back. I owe the machine an apology.\n\n{sign}',
                    'It was the beans. Thank you for the bag!\n\n{sign}',
                  ],
                },
              ],
            },
          ],
          [
            {
              after: 12,
              customer: [
                'Stays at 5 whatever I do, and there is a new humming noise.\n\n{sign}',
                'Blind basket: 4 bar. Not good, is it?\n\n{sign}',
              ],
            },
            {
              after: 1.2,
              files: ['label'],
              agent: [
                '{salute}\n\nThank you, that points to the pump or the relief valve; both are for the workshop and both are under warranty. Bring it in on {weekday+2}, or use the attached label.',
              ],
            },
            {
              after: 20,
              customer: [
                'I will bring it in on {weekday+2} at lunch.\n\n{sign}',
                'Using the label, thanks.\n\n{sign}',
              ],
            },
            { snooze: 4 },
            {
              after: 1,
              agent: [
                '{salute}\n\nNew pump fitted, 9.2 bar on the gauge. It is ready for collection, or we send it back to you. Nothing to pay.',
              ],
            },
          ],
        ],
      },
    ],
  },
  {
    id: 'en-error-code',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    from: 'anyone',
    weight: 2,
    files: ['display'],
    cases: [
      {
        code: 'E04',
        meaning: 'the grounds drawer is not being recognised',
        fix: 'wipe the small magnet at the back of the drawer',
      },
      {
        code: 'E11',
        meaning: 'the brew group does not return to its starting position',
        fix: 'take the brew group out, rinse it with lukewarm water and click it back in',
      },
      {
        code: 'E07',
        meaning: 'the grinder is blocked',
        fix: 'empty the hopper and vacuum the burrs; it is often a tiny stone',
      },
    ],
    subjects: ['Error {code}', '{code} on the display', '{automat} stopped with {code}'],
    openings: [
      `{hi}

      Our {automat} shows {code} and refuses everything. The manual goes from E03 to E09 as if nothing had ever happened in between. Photo attached.

      {sign}`,
      `{code}. Turned it off and on. {code} again. Help?

      {sign}`,
      {
        by: 'office',
        text: `{hi}

      We are a team of {n8-14} and the machine says {code}. Is there anything we can try before somebody has to go and queue at the bakery?

      {sign}`,
      },
    ],
    course: [
      {
        after: 0.7,
        agent: [
          '{salute}\n\n{code} means that {meaning}. Nine times out of ten this helps: switch off, {fix}, wait a minute, switch on. Would you let me know whether it starts?',
          '{salute}\n\nLet us spare you the queue. The code says that {meaning}. Please switch off, {fix}, and start again. If it stays, I will call you.',
        ],
      },
      {
        either: [
          [
            {
              after: 3,
              customer: [
                'It is alive. Thank you!!\n\n{sign}',
                'Worked first time. You have fans here.\n\n{sign}',
                'fixed, thx',
              ],
            },
          ],
          [
            {
              after: 4,
              customer: ['No luck, straight back to {code}.\n\n{sign}', 'Tried twice, same thing.\n\n{sign}'],
            },
            {
              after: 0.5,
              note: ['@tim {code} persists after cleaning, probably the sensor. Loan machine free?'],
            },
            {
              after: 0.8,
              agent: [
                '{salute}\n\nThen a sensor has given up, and that is our job. On {weekday+1} we bring a loan machine and take yours along. Repair takes about a week. Would 9 to 11 suit you?',
              ],
            },
            {
              after: 2,
              customer: [
                'It would. Second floor, ring at reception.\n\n{sign}',
                'Yes please, thank you for the loan machine.\n\n{sign}',
              ],
            },
            { snooze: 6 },
            {
              after: 1.2,
              agent: [
                '{salute}\n\nYours is repaired. We swap it back on {weekday+1}, again in the morning. Sensor and labour are under warranty.',
              ],
            },
          ],
        ],
      },
    ],
  },
];
