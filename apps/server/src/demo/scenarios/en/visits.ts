import type { Scenario } from '../../scenario.ts';

export const visits: Scenario[] = [
  {
    id: 'en-shop-visit',
    to: 'info',
    team: 'Support',
    type: 'question',
    priority: 'low',
    tags: ['Laden'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Opening hours', 'Can I try before I buy?'],
        text: `{hi}

      Are you open on Saturday, and can I try the {machine} before committing? We would come from {city}.

      {sign}`,
      },
      {
        subjects: ['Parking', 'Bringing in a heavy machine'],
        text: `{hi}

      Is there parking near the shop in Bern? I have a 30 kg machine and a bad back.

      {sign}`,
      },
      {
        subjects: ['Visiting the Bern shop', 'English spoken?'],
        text: `Do you speak English in the shop? My German is fine for bread, not for boilers.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.3,
        match: true,
        agent: [
          '{salute}\n\nSaturdays from 9 to 16, and the machine is hot and on the counter. It is quietest before eleven. Bring your own beans if you like.',
          '{salute}\n\nThree spaces behind the house at the workshop gate, access from Mühlradweg. Ring the bell and somebody with a good back comes out.',
          '{salute}\n\nWe do, boilers included. Ask for Jonas or for me.',
        ],
      },
      {
        maybe: 0.4,
        steps: [
          {
            after: 8,
            match: true,
            customer: ['See you on Saturday.\n\n{sign}', 'That is kind, thank you.\n\n{sign}', 'Great!'],
          },
        ],
      },
    ],
  },
  {
    id: 'en-out-of-office',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    tags: ['Wartung'],
    from: 'gastro',
    openings: [
      {
        subjects: ['Maintenance visit', 'Maintenance on {day+6}'],
        text: `Hello,

      Please confirm the maintenance of our {pro} on {day+6}. Our building services have to shut the water off beforehand.

      {sign}`,
      },
      {
        by: 'hotel',
        subjects: ['Rescheduling the service', 'Maintenance visit'],
        text: `{hi}

      Could the technician come after 14:00 next week? We have a banquet in the morning.

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          '{salute}\n\nConfirmed: Beat comes on {day+6} at 8:30 and needs the water off for about 40 minutes.',
          '{salute}\n\nMoved to 14:30. The work takes a little under two hours.',
        ],
      },
      {
        after: 0.05,
        automatic: true,
        customer: [
          'Thank you for your message. I am out of the office until {day+5} with no access to e-mail. For urgent matters please contact reception.\n\n{name}\n{company}',
          'Automatic reply: I am on leave and back on {day+7}. Your message has not been forwarded.\n\n{name}',
        ],
      },
      { maybe: 0.5, steps: [{ after: 70, customer: ['Thank you, noted.\n\n{sign}', 'Perfect.\n\n{sign}'] }] },
    ],
  },
];
