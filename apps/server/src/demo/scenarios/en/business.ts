import type { Scenario } from '../../scenario.ts';

export const business: Scenario[] = [
  {
    id: 'en-service-contract',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Grosshandel', 'Wartung'],
    from: 'gastro',
    weight: 2,
    openings: [
      {
        by: 'café',
        subjects: ['Service contract for two grinders', 'What does your service plan cover?'],
        text: `{hi}

      We run a café in {city} with a {pro} and two grinders. After last Saturday (no steam, forty people, one apologetic owner) I would like a service contract. What is included and what does it cost?

      {sign}`,
      },
      {
        subjects: ['Maintenance contract', 'Service contract renewal'],
        text: `Hello,

      Our maintenance contract ends in December. Before renewing we would like a current offer that includes the second machine on the terrace.

      {sign}`,
      },
      {
        subjects: ['Maintenance on Mondays?', 'Maintenance'],
        text: `{hi}

      Do you do maintenance on Mondays? It is our only day off and the only day the machine is cold.

      {sign}`,
      },
    ],
    course: [
      {
        after: 3,
        match: true,
        files: ['offer'],
        agent: [
          '{salute}\n\nFor one {pro} and two grinders it is CHF 98.– a month: two services a year, all seals and screens, a technician within four hours, Saturdays included. Burrs are charged as used. The offer is attached.',
          '{salute}\n\nWith the second machine it comes to CHF 154.– a month, 18 % less than two single contracts. The offer is attached and could start on the first of next month.',
          '{salute}\n\nMondays are our favourites, nobody is queueing. Our three plans are attached; for your size I would take the middle one.',
        ],
      },
      {
        either: [
          [
            {
              after: 44,
              customer: [
                'That is reasonable. Where do I sign?\n\n{sign}',
                'We will take it, starting on the first please.\n\n{sign}',
              ],
            },
            {
              after: 1.5,
              files: ['contract'],
              agent: [
                '{salute}\n\nVery good. The contract is attached, a scan of the signed page is enough. The first service is in the first week.',
              ],
            },
            {
              maybe: 0.7,
              steps: [{ after: 28, files: ['contract'], customer: ['Signed and attached.\n\n{sign}'] }],
            },
          ],
          [],
        ],
      },
    ],
    ends: 'waiting',
  },
  {
    id: 'en-bulk',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Grosshandel'],
    from: 'business',
    openings: [
      {
        by: 'office',
        subjects: ['Client gifts', '{n60-140} gift bags'],
        text: `Hello,

      This year our clients get coffee instead of wine. We would need {n60-140} bags of 250 g, ideally with our logo on a sleeve. What would that cost, and by when must we order?

      {sign}`,
      },
      {
        by: 'office',
        subjects: ['Volume discount', 'Beans for our offices'],
        text: `{hi}

      We have three offices and use about {n60-140} kg a month between them. Is there a price for that, and can you invoice centrally?

      {sign}`,
      },
    ],
    course: [
      {
        after: 3,
        match: true,
        files: ['offer'],
        agent: [
          '{salute}\n\nA good exchange. 250 g of {beans} with your sleeve cost CHF 9.80 from 50 bags and CHF 8.90 from 100, plus CHF 120.– once for printing. We need the logo two weeks before dispatch. A sample can leave this week.',
          '{salute}\n\nThere is: 14 % from 50 kg a month, 18 % from 100, over any number of addresses, with one invoice. The offer is attached.',
        ],
      },
      {
        either: [
          [
            {
              after: 48,
              customer: [
                'We are happy with that, please confirm.\n\n{sign}',
                'Approved on our side.\n\n{sign}',
              ],
            },
            {
              after: 1.5,
              agent: [
                '{salute}\n\nThank you very much, entered as {order}. You will see a proof before anything is printed or roasted.',
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
    id: 'en-cafe-down',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    priority: 'urgent',
    tags: ['Notfall', 'Wartung'],
    from: 'gastro',
    weight: 2,
    subjects: ['URGENT: machine down', '{pro} not heating', 'Please call back immediately'],
    openings: [
      `Our {pro} died in the middle of breakfast. It trips the breaker as soon as we switch it on. Full house. Service contract Plus. Please send someone!!

      {sign}`,
      `{hi}

      Not heating, display stuck at 41 degrees. We have a hundred covers at noon. Can anyone come today?

      {sign}`,
      `Left group will not stop running, we shut the water off. Call me please {phone}

      {sign}`,
    ],
    course: [
      {
        after: 0.15,
        note: ['@tim emergency, contract Plus. Beat is closest to {city}.', 'Beat is on his way.'],
      },
      {
        after: 0.25,
        agent: [
          '{salute}\n\nBeat is on his way and with you in about 50 minutes, with a spare machine in the van. Please leave the main switch off and the water closed.',
          '{salute}\n\nWe are coming. Beat should be there within the hour; to bridge the gap he brings two large filter brewers. Please do not switch it on again.',
        ],
      },
      {
        maybe: 0.75,
        steps: [
          {
            after: 6,
            customer: [
              'Running again. Beat is a hero, please tell him.\n\n{sign}',
              'Heating element gone, spare machine works. When do we get ours back?\n\n{sign}',
              'Guests noticed almost nothing. Thank you.\n\n{sign}',
            ],
          },
          {
            after: 2,
            echo: true,
            agent: [
              '{salute}\n\nI will pass that on, he pretends not to care. Everything Beat did today is covered by your contract; you will have his report tomorrow.',
              '{salute}\n\nYours is back on {weekday+3}, the element has been ordered. Until then the spare machine is yours, your contract covers it.',
              '{salute}\n\nAs it should be. The report comes tomorrow, and Beat drops by on {weekday+2} to check that everything is tight.',
            ],
          },
        ],
      },
    ],
  },
];
