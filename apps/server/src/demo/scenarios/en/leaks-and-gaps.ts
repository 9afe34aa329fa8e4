import type { Scenario } from '../../scenario.ts';

export const leaksAndGaps: Scenario[] = [
  {
    id: 'en-missing-parts',
    to: 'support',
    team: 'Returns',
    type: 'service_request',
    from: 'private',
    cases: [
      { part: 'hopper lid', rest: 'and the brush' },
      { part: 'tamper', rest: 'and the single basket' },
      { part: 'drip tray', rest: '' },
      { part: 'milk jug', rest: 'that was advertised as included' },
      { part: 'power cord', rest: '(Swiss plug)' },
    ],
    subjects: [
      'Parts missing',
      'Something is not in the box',
      'Missing {part}',
      'Incomplete delivery {order}',
    ],
    openings: [
      `{hi}

      The {part} {rest} is not in the box. I have been through the packaging twice and so has the cat. Could you post it to me?

      {sign}`,
      `{hi}

      Order {order} came without the {part} {rest}. According to the packing list it should be in compartment B, which is empty.

      {sign}`,
      `Hey, no {part} in the box?? Can't use the thing without it. Thanks for sorting quickly

      {sign}`,
    ],
    course: [
      {
        after: 1.3,
        agent: [
          `{salute}

          Our packing bench owes you an apology. The {part} is in the post as a priority letter and should be with you in a day or two, free of
          charge of course.`,
          `{salute}

          I checked the photo we take of every open box, and you are right, it is not there. The {part} left here a few minutes ago.`,
        ],
      },
      {
        maybe: 0.4,
        steps: [
          {
            after: 46,
            customer: [
              'Got it, thanks!',
              'Complete at last. Thank you.\n\n{sign}',
              'Arrived today. The cat approves.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'en-leaking',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    priority: 'high',
    tags: ['Werkstatt'],
    from: 'private',
    weight: 2,
    cases: [{ since: 'since yesterday' }, { since: 'since I descaled it' }, { since: 'for about a week' }],
    subjects: [
      'Machine leaking',
      'Puddle under my {machine}',
      '{machine}: water everywhere',
      'Steam wand drips',
    ],
    openings: [
      `{hi}

      My {machine} has been leaking {since}. It is a slow leak, roughly an espresso cup an hour, somewhere near the back on the left. I keep it
      unplugged overnight because I do not trust it. Serial number {serial}.

      {sign}`,
      `{hi}

      Water is coming out from under the machine {since}, even when it is switched off. Is it safe to use? I have small children and a
      wooden worktop, and I am fond of both.

      {sign}`,
      {
        subjects: ['Steam wand drips', 'Dripping steam wand'],
        text: `The steam wand has been dripping {since}, also when the machine is off. Not dramatic but it is driving me mad at night. What can I do?

      {sign}`,
      },
    ],
    course: [
      {
        after: 0.8,
        match: true,
        agent: [
          `{salute}

          Unplugging was the right instinct. Could you take the tank out, dry everything and tell me whether it still drips after half an hour? A
          photo of the wet spot would narrow it down further.`,
          `{salute}

          Please unplug it and take the tank out, then children and worktop are safe. In most cases it is the seal of the tank valve. If you send me a
          picture of where it is wettest, I can tell you whether it needs the workshop.`,
          `{salute}

          That is a worn valve seat, annoying but harmless. Could you send a photo of the steam knob from the side? There are two versions, and I
          would like to send you the right seal.`,
        ],
      },
      {
        after: 8,
        files: ['leak'],
        customer: [
          'Photo attached. It is worst right in the middle, under the little pipe.\n\n{sign}',
          'Here is the picture. Still dripping I am afraid.\n\n{sign}',
        ],
      },
      {
        either: [
          [
            {
              after: 1,
              agent: [
                `{salute}

                That is the seal then, a part worth two francs. It is on its way, free under warranty, with a small drawing that shows how to change it. If
                you would rather not, bring the machine to either shop and we do it while you have a coffee.`,
              ],
            },
            {
              after: 48,
              customer: [
                'Changed it in three minutes. Dry as a bone. Thank you!\n\n{sign}',
                'Fixed! I feel like an engineer.\n\n{sign}',
              ],
            },
          ],
          [
            {
              on: [0, 1],
              after: 0.4,
              note: ['@tim looks like the hose clamp inside, not the seal. Workshop?'],
            },
            {
              after: 1,
              files: ['label'],
              agent: [
                `{salute}

                The photo shows that it comes from a hose inside, so we should do this one in the workshop. The attached label covers the postage. Please count
                on five working days; the repair falls under warranty.`,
              ],
            },
            {
              after: 24,
              customer: [
                'Posted it today. It weighs more than my eldest.\n\n{sign}',
                'Parcel dropped off, thanks for the label.\n\n{sign}',
              ],
            },
            { snooze: 5 },
            {
              after: 2,
              agent: [
                `{salute}

              Your machine is ready: new hose, two new seals, pressure tested and dry after two hours of running. It travels back to you tomorrow.`,
              ],
            },
          ],
        ],
      },
    ],
  },
];
