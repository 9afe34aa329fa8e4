import type { Scenario } from '../../scenario.ts';

export const care: Scenario[] = [
  {
    id: 'en-descaling',
    to: 'support',
    team: 'Support',
    type: 'question',
    tags: ['Pflege'],
    from: 'private',
    weight: 3,
    openings: [
      {
        subjects: ['Descaling: which product?', 'Which descaler?'],
        text: `{hi}

      Which descaler do you recommend for the {machine}? My neighbour uses vinegar, my brother-in-law citric acid from the supermarket, the manual says neither.

      {sign}`,
      },
      {
        subjects: ['Descaler smells of vinegar', 'Smell after descaling'],
        text: `{hi}

      I descaled yesterday as described and the whole kitchen still smells of vinegar, although the bottle says "odourless". Is that normal?

      {sign}`,
      },
      {
        subjects: ['Descaling light will not go off', 'Orange light'],
        text: `{hi}

      The orange light came back two days after descaling. I have done it again, it is still on. Am I supposed to press something?

      {sign}`,
      },
      {
        subjects: ['How often should I descale?', 'Descaling'],
        text: `How often is "regularly"? Two people, {n4-7} cups a day, water in {city}.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1,
        match: true,
        agent: [
          '{salute}\n\nYour manual wins. Vinegar attacks the seals; plain citric acid can clump when hot. Take our liquid descaler or any based on sulphamic acid, one bottle lasts three rounds.',
          '{salute}\n\nThat is normal, rinse twice. One full tank through the group and one through the steam wand, then leave the tank open overnight. Does it still smell tomorrow?',
          '{salute}\n\nThe light counts cups and cannot know that you descaled. Hold "cup" and "steam" together for five seconds and it goes out.',
          '{salute}\n\nWith your water and that many cups: every eight weeks. If you use the filter cartridge, every four months is enough.',
        ],
      },
      {
        maybe: 0.55,
        steps: [
          {
            after: 15,
            match: true,
            customer: [
              'Thank you, I shall enjoy telling my brother-in-law.\n\n{sign}',
              'All gone after the second rinse. Thanks!\n\n{sign}',
              'Five seconds! Two days of my life. Thank you.\n\n{sign}',
              'Clear, thanks.',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'en-hard-water',
    to: 'info',
    team: 'Support',
    type: 'question',
    tags: ['Pflege'],
    from: 'anyone',
    cases: [
      { hard: '32', advice: 'a filter is well worth it' },
      { hard: '11', advice: 'you can do without a filter' },
      { hard: '24', advice: 'a filter is sensible, though not urgent' },
    ],
    openings: [
      {
        by: 'private',
        subjects: ['Hard water?', 'Do I need the filter', 'What does °fH mean'],
        text: `{hi}

      The municipality says our water has {hard} °fH. I grew up with German degrees, or none. Is that hard, and do I need the filter cartridge?

      {sign}`,
      },
      {
        by: 'office',
        subjects: ['Filters for our {office}', 'Do we need the filter?'],
        text: `{hi}

      We have an {office} at work that asks for a new filter every month. At {hard} °fH, is that the machine being careful or you being good at selling filters?

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Water hardness in {city}', 'Test strip'],
        text: `The test strip turned three colours at once. The water company says {hard} °fH. What do I set in the menu?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.7,
        match: true,
        agent: [
          '{salute}\n\nFrench degrees: divide by about 1.8 and you have German ones. At {hard} °fH, {advice}.',
          '{salute}\n\nA fair question. At {hard} °fH, {advice}; the counter was left on its factory setting and asks too often. In the menu under "Water" enter your value, the reminder adapts.',
          '{salute}\n\nTrust the water company. Set {hard} in the menu under "Water", and as for the cartridge: {advice}.',
        ],
      },
      {
        maybe: 0.35,
        steps: [
          {
            after: 12,
            customer: ['Honest answer, thank you.\n\n{sign}', 'Set. Thanks for explaining.\n\n{sign}'],
          },
        ],
      },
    ],
  },
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
    id: 'en-steam-wand',
    to: 'support',
    team: 'Support',
    type: 'question',
    priority: 'low',
    from: 'private',
    openings: [
      {
        subjects: ['Milk foam help', 'Cappuccino trouble'],
        text: `{hi}

      Three weeks in, my cappuccino still looks like washing-up. The {machine} is clearly not the problem. What am I doing wrong?

      {sign}`,
      },
      {
        subjects: ['Oat milk will not foam', 'Oat milk'],
        text: `{hi}

      Whole milk foams beautifully, oat milk collapses in seconds. Is there a knack?

      {sign}`,
      },
      {
        subjects: ['Weak steam', 'Steam wand blocked?'],
        text: `Steam has become very weak on one side of the tip. Blocked?

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          '{salute}\n\nTry this: tip of the wand one centimetre under the surface, slightly off centre, until you hear paper tearing softly. After five seconds go deeper and let it swirl. Stop when the jug is almost too hot to hold.',
          '{salute}\n\nTake a "barista" oat milk, straight from the fridge, and stop at 55 degrees. Above that it collapses, whoever makes it.',
          '{salute}\n\nMost likely dried milk. Unscrew the tip, leave it in milk cleaner overnight and clear the holes with a needle. Two seconds of steam after every jug keeps it open.',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 21,
            match: true,
            customer: [
              'Paper tearing! Nobody ever said. It works.\n\n{sign}',
              'That did it, thank you.\n\n{sign}',
              'Needle did the trick. Thanks.\n\n{sign}',
            ],
          },
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
  {
    id: 'en-spare-part',
    to: 'support',
    team: 'Support',
    type: 'order',
    tags: ['Ersatzteile'],
    from: 'anyone',
    weight: 2,
    cases: [
      { part: 'group gasket', chf: 'CHF 12.50' },
      { part: 'portafilter handle', chf: 'CHF 48.00' },
      { part: 'shower screen', chf: 'CHF 24.00' },
      { part: 'drip grid', chf: 'CHF 36.00' },
      { part: 'steam knob', chf: 'CHF 19.00' },
    ],
    subjects: ['Spare part: {part}', 'Looking for a {part}', 'Part for an older {machine}'],
    openings: [
      `{hi}

      I need a new {part} for my {machine}, serial number {serial}. The shop page lists two sizes and I cannot tell them apart.

      {sign}`,
      `{hi}

      My {machine} turns eight this year and needs nothing but a {part}. Please tell me you still have one in a drawer somewhere.

      {sign}`,
      `Price and availability of: {part}, fits {machine}. Ship to {city}.

      {sign}`,
    ],
    course: [
      {
        after: 1.7,
        match: true,
        agent: [
          '{salute}\n\nWith your serial number it is the larger one: {part}, {chf}, in stock. Shall I send it on invoice?',
          '{salute}\n\nIn a drawer, third from the top. The {part} costs {chf}. A short yes and it is in the post today.',
          '{salute}\n\n{part}: {chf} including VAT, in stock, same-day dispatch if you confirm by 14:00.',
        ],
      },
      {
        either: [
          [
            {
              after: 4,
              customer: [
                'Yes please.\n\n{sign}',
                'Confirmed, thank you.\n\n{sign}',
                'Make it two, just in case.\n\n{sign}',
              ],
            },
            {
              after: 0.7,
              agent: [
                '{salute}\n\nOn its way, tracking number {tracking}. A small fitting guide with pictures is in the box.',
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
    id: 'en-voltage',
    to: 'info',
    team: 'Support',
    type: 'question',
    priority: 'low',
    from: 'private',
    openings: [
      {
        subjects: ['Will it work in the US?', 'Taking my {machine} abroad'],
        text: `{hi}

      We are moving back to Boston next spring and would like to take the {machine} along. It says 230 V on the plate. Transformer, conversion, or heartbreak?

      {sign}`,
      },
      {
        subjects: ['UK plug', '{machine} with UK plug'],
        text: `{hi}

      Can you supply the {machine} with a UK plug? An adapter on a 1400 watt machine feels wrong.

      {sign}`,
      },
    ],
    course: [
      {
        after: 2.3,
        match: true,
        agent: [
          '{salute}\n\nNot a transformer, it would weigh as much as the machine. Our workshop can convert it: heating element, pump and solenoid for CHF 340.–, about a week. Still half the price of heartbreak.',
          '{salute}\n\nYes, we fit a moulded UK cord at no charge. Just write "UK plug" in the order comments.',
        ],
      },
      {
        maybe: 0.4,
        steps: [
          {
            after: 25,
            match: true,
            customer: [
              'Half the price of heartbreak, sold. We will be in touch before the move.\n\n{sign}',
              'Ordered, thanks.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
];
