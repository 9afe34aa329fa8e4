import type { Scenario } from '../../scenario.ts';

export const privacy: Scenario[] = [
  {
    id: 'en-privacy',
    to: 'info',
    team: 'Support',
    type: 'service_request',
    tags: ['Datenschutz'],
    from: 'private',
    openings: [
      {
        subjects: ['Data access request', 'My data'],
        text: `{hi}

      Under the Swiss data protection act I would like to know which data you hold about me, for what purpose, and with whom you share them. Customer number {customerNo}.

      {sign}`,
      },
      {
        subjects: ['Please delete my account', 'Account deletion'],
        text: `{hi}

      Please delete my account and everything attached to {email}. There are no open orders.

      {sign}`,
      },
      {
        subjects: ['Where did you get my address?', 'Your brochure'],
        text: `I received a brochure with my full name on it and have never bought anything from you. Where did you get my address, please?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.4,
        note: [
          '@admin data request, 30 days. Will you do the extract?',
          '@admin please check for invoices under retention.',
        ],
      },
      {
        after: 4,
        match: true,
        agent: [
          '{salute}\n\nWe have received your request and will answer within the 30 days set by law. As you wrote from the address on file, no copy of an identity card is needed. The extract comes as a protected PDF, the password by post.',
          '{salute}\n\nYour account is being deleted today: name, addresses, order history and correspondence. Invoices must be kept for ten years by law; they are locked away and used for nothing else.',
          '{salute}\n\nFrom an address broker; we rented the list for that one mailing and did not store it. You are on our suppression list now, and we have passed your objection on to the broker.',
        ],
      },
      {
        maybe: 0.35,
        steps: [{ after: 30, customer: ['Thank you for the straightforward answer.\n\n{sign}'] }],
      },
    ],
  },
  {
    id: 'en-newsletter',
    to: 'info',
    team: 'Support',
    type: 'service_request',
    priority: 'low',
    tags: ['Newsletter'],
    from: 'anyone',
    openings: [
      {
        subjects: ['Unsubscribe', 'Newsletter'],
        text: `Unsubscribe link goes to a blank page. Please remove me.

      {sign}`,
      },
      {
        subjects: ['Please take me off the list', 'Unsubscribe'],
        text: `{hi}

      Third attempt to leave your mailing list. I love your coffee, I just do not need to hear from it every Thursday.

      {sign}`,
      },
      {
        subjects: ['Newsletter in English?', "Your roasters' letter"],
        text: `{hi}

      Is there an English version of your roasters' letter? I run it through a translator and suspect that I miss the jokes.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.5,
        match: true,
        agent: [
          '{salute}\n\nYou are off the list. Thank you for mentioning the link, it works again.',
          '{salute}\n\nYou were on it twice, with and without a capital letter. Both are gone. The coffee will be silent from now on.',
          '{salute}\n\nFrom next month on there is, jokes included. I have put you down for it; Nora, who writes it, says thank you.',
        ],
      },
      { maybe: 0.2, steps: [{ after: 2, customer: ['Thanks.', 'ok thanks'] }] },
    ],
  },
];
