import type { Scenario } from '../../scenario.ts';

export const returns: Scenario[] = [
  {
    id: 'en-return',
    to: 'returns',
    team: 'Returns',
    type: 'service_request',
    tags: ['Rückgabe'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Return {order}', 'Does not fit under the cabinet'],
        text: `{hi}

      I measured twice and still the {machine} is three centimetres too tall for the gap under our cabinet. It has not been used. May I return it?

      {sign}`,
      },
      {
        subjects: ['Return {order}', 'I would like to return my machine'],
        text: `{hi}

      I would like to return order {order} within the 14 days. Please let me know how to proceed.

      {sign}`,
      },
      {
        subjects: ['Returning a grinder', 'Too loud for the dog'],
        text: `The grinder is lovely but my dog leaves the room whenever I use it. Can I send it back? Used maybe five times.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.4,
        match: true,
        files: ['label'],
        agent: [
          '{salute}\n\nOf course. The label is attached; please put all accessories in the box, any sturdy carton will do. And if you like: the Piccola 58 is five centimetres lower.',
          '{salute}\n\nGladly. Stick the attached label on the parcel and hand it in at a post office. The refund follows within three working days of its arrival.',
          '{salute}\n\nWe would not want to come between you two. Five times is fine, the label is attached. Our quietest one is the Fino, should the dog be willing to listen.',
        ],
      },
      {
        maybe: 0.8,
        steps: [
          {
            after: 27,
            customer: ['Sent back today, thank you.\n\n{sign}', 'Dropped off this morning. Easy!\n\n{sign}'],
          },
          { snooze: 3 },
          {
            after: 2,
            agent: [
              '{salute}\n\nIt is back and complete, thank you for packing it so well. The refund has been made and should show by {weekday+3}.',
              '{salute}\n\nReturn checked, money on its way. I am sorry that it did not fit; if you look for something else, I am happy to help.',
            ],
          },
        ],
      },
    ],
    ends: 'waiting',
  },
  {
    id: 'en-refund-when',
    to: 'returns',
    team: 'Returns',
    type: 'question',
    tags: ['Rückgabe'],
    from: 'private',
    weight: 2,
    subjects: ['When will I get my refund?', 'Refund for {order}', 'Still waiting for my money'],
    openings: [
      `{hi}

      You have had my return since {day-8} according to the tracking. When can I expect the refund?

      {sign}`,
      `Refund promised on {day-10}. Nothing on my card. Please check.

      {sign}`,
      {
        subjects: ['Refund for {order}', 'Refund is CHF 24 short'],
        text: `{hi}

      The refund for {order} is CHF 24 short. Did you deduct postage? I understood returns were free.

      {sign}`,
      },
    ],
    course: [
      {
        maybe: 0.6,
        steps: [
          {
            after: 0.5,
            match: true,
            note: [
              'Parcel sat in R2 unchecked since {weekday-3}. Doing it now.',
              'Refund bounced, card expired. @tim asking for an IBAN.',
              'Postage was deducted automatically, although returns are free. @tim that rule is still on?',
            ],
          },
        ],
      },
      {
        after: 1.5,
        match: true,
        agent: [
          '{salute}\n\nIt should have taken three days; your parcel was received and then overlooked. I checked it myself just now, and the refund will be with you by {weekday+2}. I am sorry for the wait.',
          '{salute}\n\nThe payment came back to us because the card has expired. If you send me an IBAN, I will transfer the amount today.',
          '{salute}\n\nYou understood correctly. The deduction was automatic and wrong; CHF 24.– are on their way after the rest.',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 10,
            match: true,
            customer: [
              'Thank you for owning it.\n\n{sign}',
              'CH93 0076 2011 6238 5295 7, same name. Thanks.\n\n{sign}',
              'Thanks, appreciated.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'en-exchange',
    to: 'returns',
    team: 'Returns',
    type: 'service_request',
    tags: ['Umtausch'],
    from: 'private',
    cases: [
      { had: 'red', want: 'black' },
      { had: 'white', want: 'stainless steel' },
      { had: 'black', want: 'red' },
    ],
    openings: [
      {
        subjects: ['Exchange for another colour', 'Swap {had} for {want}'],
        text: `{hi}

      I ordered the {machine} in {had}, and my kitchen and I agree that {want} would have been better. Still in its wrapping. Can we swap?

      {sign}`,
      },
      {
        subjects: ['Two wedding presents, same machine', 'Wedding present'],
        text: `{hi}

      We were given two of the same machine for our wedding. One is from you, {order}. Could we turn it into a grinder and some beans without Aunt Margaret finding out?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.5,
        match: true,
        agent: [
          '{salute}\n\nGladly, {want} is in stock. The courier brings it and takes the other along. Would {weekday+3} suit you and the kitchen?',
          '{salute}\n\nCongratulations! Aunt Margaret will hear nothing from us. The full value is on a voucher in your name, and the label for the machine is attached.',
        ],
        files: ['label'],
      },
      {
        maybe: 0.6,
        steps: [
          {
            after: 7,
            match: true,
            customer: [
              '{weekday+3} is fine, after two.\n\n{sign}',
              'You are wonderful. Thank you.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
];
