import type { Scenario } from '../../scenario.ts';

export const advice: Scenario[] = [
  {
    id: 'en-grinder-advice',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Beratung'],
    from: 'private',
    weight: 3,
    openings: [
      {
        subjects: ['Which grinder?', 'Grinder for the {machine}', 'Quiet grinder wanted'],
        text: `{hi}

      I have been grinding by hand for a year and my right arm is now visibly larger. Which electric grinder goes with the {machine}? Up to about 500 francs, and quiet, the walls
      here are thin.

      {sign}`,
      },
      {
        subjects: ['Fino or Corvo 64', 'Grinder advice'],
        text: `{hi}

      Fino or Corvo 64? I read forums for two evenings and now know less than before.

      {sign}`,
      },
      {
        subjects: ['Which grinder?', 'One grinder for everything?'],
        text: `Need one grinder for filter AND espresso. Does that exist or is it a fairy tale?

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          '{salute}\n\nThe Fino, CHF 289.–: quiet, and precise enough for two people who drink espresso every day. Put it on a thin cork mat and the neighbours will only notice the smell. The arm will recover.',
          '{salute}\n\nStay off the forums. If you mostly drink milk drinks: Fino. If you drink espresso straight and like to adjust things: Corvo. Both stand side by side in the Bern shop, and we will grind your own beans on them.',
          '{salute}\n\nIt exists: the Corvo 64. You note two numbers on the scale and switch in five seconds. Throw away the first three grams after changing.',
        ],
      },
      {
        either: [
          [
            {
              after: 19,
              customer: [
                'Exactly the answer I hoped for. Is it available in white?\n\n{sign}',
                'Thank you, ordering tonight. Does it come with a Swiss plug?\n\n{sign}',
              ],
            },
            {
              after: 1.1,
              agent: [
                '{salute}\n\nYes. And every grinder comes with half an hour of introduction in the shop if you like, just tell us when.',
              ],
            },
          ],
          [],
          [
            {
              after: 42,
              customer: [
                'Bought it. The arm says thank you.\n\n{sign}',
                'Thanks, I will think about it.\n\n{sign}',
              ],
            },
          ],
        ],
      },
    ],
    ends: 'waiting',
  },
];
