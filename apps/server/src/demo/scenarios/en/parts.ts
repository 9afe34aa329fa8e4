import type { Scenario } from '../../scenario.ts';

export const parts: Scenario[] = [
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
];
