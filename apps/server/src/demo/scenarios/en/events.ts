import type { Scenario } from '../../scenario.ts';

export const events: Scenario[] = [
  {
    id: 'en-rental',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Miete'],
    from: 'anyone',
    openings: [
      {
        by: 'private',
        subjects: ['Coffee bar for a wedding', 'Renting a machine'],
        text: `{hi}

      We are getting married near {city} on {sat+7} and would rather have a coffee bar than a chocolate fountain. Can one rent a machine from you, ideally with a human who can operate it? About {n70-110}
      guests.

      {sign}`,
      },
      {
        by: 'office',
        subjects: ['Coffee for a small conference', 'Renting a machine'],
        text: `{hi}

      Small conference on {day+20}, {n60-90} people, one power socket we trust. What could you offer for two days?

      {sign}`,
      },
    ],
    course: [
      {
        after: 3,
        match: true,
        agent: [
          '{salute}\n\nCongratulations, and a wise choice. A two-group {pro} with a barista for four hours is CHF 780.–, cups and beans included. We need a water tap and a 400 volt socket. Is there one?',
          '{salute}\n\nWith one socket: two Lobby 400, one button, one coffee, CHF 260.– for two days. We bring them the evening before and show somebody how to fill the beans.',
        ],
      },
      {
        maybe: 0.7,
        steps: [
          {
            after: 23,
            match: true,
            customer: [
              'There is one in the barn. Please reserve!\n\n{sign}',
              'Sounds right. Where do I confirm?\n\n{sign}',
            ],
          },
          {
            after: 1.5,
            agent: [
              '{salute}\n\nYou just did. The confirmation follows separately, and two days before we call to go through everything.',
            ],
          },
        ],
      },
    ],
    ends: 'waiting',
  },
];
