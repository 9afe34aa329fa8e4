import type { Scenario } from '../../scenario.ts';

export const subscriptions: Scenario[] = [
  {
    id: 'en-pause-subscription',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    tags: ['Abo'],
    from: 'private',
    weight: 3,
    openings: [
      {
        subjects: ['Pause my subscription', 'Away for six weeks'],
        text: `{hi}

      We are away from {day+5} for six weeks. Please pause the bean subscription until then, or the postman will build a wall.

      {sign}`,
      },
      {
        subjects: ['Too many beans', 'Every four weeks instead'],
        text: `{hi}

      Could I change from every two weeks to every four? I have four bags in the cupboard and a doctor with opinions.

      {sign}`,
      },
      {
        subjects: ['Skip the next bag', 'Skip one, then {beans}'],
        text: `Please skip the next one and switch to {beans} afterwards. Customer number {customerNo}.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.2,
        match: true,
        agent: [
          '{salute}\n\nPaused. The next bag comes in the week you are back. Enjoy the time away.',
          '{salute}\n\nDone, every four weeks, next on {day+18}. In case the doctor has a point: Aare entkoffeiniert is better than its reputation.',
          '{salute}\n\nBoth noted: one delivery skipped, then {beans}. The price stays the same.',
        ],
      },
      {
        maybe: 0.35,
        steps: [{ after: 9, customer: ['Lovely, thank you.\n\n{sign}', 'thanks!', 'Perfect.\n\n{sign}'] }],
      },
    ],
  },
  {
    id: 'en-cancel-subscription',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    tags: ['Abo'],
    from: 'private',
    subjects: ['Cancel subscription', 'Ending my bean subscription', 'Cancellation {customerNo}'],
    openings: [
      `{hi}

      We are leaving Switzerland at the end of the month, so with a heavy heart: please cancel our subscription. It got us through two home-office years.

      {sign}`,
      `Please cancel with immediate effect and confirm in writing.

      {sign}`,
      `{hi}

      I would like to stop the subscription. The last three bags were all dark roasts although my profile says light. I mentioned it twice.

      {sign}`,
    ],
    course: [
      {
        after: 1.7,
        match: true,
        agent: [
          '{salute}\n\nCancelled, and thank you for the kind words. If your next kitchen is within reach of a parcel: we ship to most of Europe. All the best.',
          '{salute}\n\nI confirm that your subscription has ended today. Nothing more will be charged.',
          '{salute}\n\nCancelled as you wish. And you are right: your profile was changed back by an import in spring. I have credited the last three bags; whether you come back is of course up to you.',
        ],
      },
      {
        maybe: 0.4,
        steps: [
          {
            after: 20,
            match: true,
            customer: [
              'Then I shall be back from Lisbon!\n\n{sign}',
              'Thank you.',
              'That is generous. Leave it running then, with light roasts.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
];
