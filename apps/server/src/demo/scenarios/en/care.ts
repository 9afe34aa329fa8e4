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
