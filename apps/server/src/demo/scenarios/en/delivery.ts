import type { Scenario } from '../../scenario.ts';

export const delivery: Scenario[] = [
  {
    id: 'en-where-is-it',
    to: 'support',
    team: 'Support',
    type: 'question',
    tags: ['Lieferung'],
    from: 'anyone',
    weight: 3,
    openings: [
      {
        subjects: ['Where is my order?', 'Parcel stuck since {weekday-3}'],
        text: `{hi}

      I ordered on {day-8} and the website promised two to three working days. Tracking has said "in transit" ever since. Could you find out
      whether it is actually moving?

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Will it arrive before {weekday+3}?', 'Order {order}: any news'],
        text: `{hi}

      Quick one: will {order} arrive before {weekday+3}? We are moving house that day and I would rather not have a parcel arrive at the flat we
      have just left.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Still no parcel', 'Where is my order?'],
        text: `Still no parcel. I work from home, nobody rang, nothing in the box downstairs. I am down to instant coffee, please have mercy.

      {sign}`,
      },
      {
        subjects: ['Delivery tomorrow?', 'Who delivers {order}?'],
        text: `Hello, which company brings the parcel? I need to let them in at the gate. Order {order}.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.3,
        match: true,
        agent: [
          `{salute}

          I have just spoken with the carrier: your parcel was sorted into the wrong cage at Härkingen and is back on the right belt. It should be with
          you on {weekday+1}. If it is not, tell me and a second one leaves at once.`,
          `{salute}

          It is on the van for {weekday+1}, so before your move. Should anything slip, I have asked them to hold it at the post office instead of delivering
          to an empty flat. All the best for the day.`,
          `{salute}

          Instant coffee is an emergency. The parcel was scanned as delivered at the wrong entrance; the driver collects it today and rings your bell this
          time. There will be a small bag of {beans} extra.`,
          `{salute}

          It comes with Swiss Post, usually between 9 and 12. I have added your note about the gate and your phone number to the label.`,
        ],
      },
      {
        either: [
          [
            {
              after: 27,
              match: true,
              customer: [
                'It came today, thank you for chasing.\n\n{sign}',
                'Arrived in time. You are stars.\n\n{sign}',
                'Parcel here, mercy granted. Thanks!!\n\n{sign}',
                'ok thanks',
              ],
            },
          ],
          [
            {
              on: [0, 2],
              after: 48,
              customer: [
                'Nothing yet, I am afraid. Could you send the second one?\n\n{sign}',
                'Still not here. What now?\n\n{sign}',
              ],
            },
            {
              after: 0.6,
              agent: [
                '{salute}\n\nThen we stop waiting: a second parcel leaves today by courier and reaches you on {weekday+1} before noon. If the first one turns up after all, simply refuse it.',
              ],
            },
          ],
          [],
        ],
      },
    ],
  },
  {
    id: 'en-customs',
    to: 'support',
    team: 'Support',
    type: 'complaint',
    tags: ['Lieferung', 'Zoll'],
    from: 'private',
    openings: [
      {
        subjects: ['Customs charge on a parcel', 'Duty charged twice?'],
        text: `{hi}

      The courier wants another £64 in duty and handling before they release the {machine} I sent to my brother in Leeds. Your checkout said "duties included".
      It is a present, surely he does not have to pay for it?

      {sign}`,
      },
      {
        subjects: ['Held at customs', 'Commercial invoice needed'],
        text: `{hi}

      The parcel to my parents in Cork ({tracking}) has been held at customs since {day-4}; they ask for a commercial invoice showing the net value. Could you send one, please?

      {sign}`,
      },
      {
        subjects: ['Delivery to the UK', 'A present for my sister'],
        text: `{hi}

      Do you deliver to my sister in Bristol, and what does she have to pay at the door? It is a present, so ideally nothing.

      {sign}`,
      },
    ],
    course: [
      {
        maybe: 0.5,
        steps: [
          {
            after: 0.7,
            note: [
              '@tim forwarder booked it as DAP instead of DDP again. We pay this one, yes?',
              'Invoice was in the pouch according to the warehouse. Sending it again anyway.',
            ],
          },
        ],
      },
      {
        after: 2,
        match: true,
        agent: [
          `{salute}

          He does not. The forwarder booked the wrong term; I have had it corrected and the parcel will be released without payment. If he has already
          paid, send me the receipt and we transfer it today.`,
          `{salute}

          I have sent the commercial invoice directly to the broker with your reference, and a copy to your parents. Release normally takes one working day from
          here.`,
          `{salute}

          We do, and she pays nothing: at checkout choose "Gift, duties paid". The surcharge is CHF 38.– for a grinder and CHF 74.– for a machine. Gift note
          included, prices left out.`,
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 26,
            match: true,
            customer: [
              'Released this morning, nothing to pay. Thank you.\n\n{sign}',
              'They let it go! Thanks for being quick.\n\n{sign}',
              'Perfect, ordered.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'en-neighbour',
    to: 'support',
    team: 'Support',
    type: 'question',
    tags: ['Lieferung'],
    from: 'private',
    openings: [
      {
        subjects: ['Left with a neighbour, but which?', 'Who signed for my parcel'],
        text: `{hi}

      The tracking page says "delivered to neighbour". There are twenty-two of them and my German stretches to "Grüezi". Could you find out the name?

      {sign}`,
      },
      {
        subjects: ['Delivered? Not to me', 'Who signed for {order}'],
        text: `{hi}

      {order} is marked as delivered yesterday at 11:42. I was in, the doorbell works, and there was no card. Something is off.

      {sign}`,
      },
      {
        subjects: ['Courier came, nobody home', 'Second delivery'],
        text: `Courier came, nobody home. Can he come again on {weekday+2} morning? The card was too wet to read.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1,
        match: true,
        agent: [
          '{salute}\n\nThe signature reads "Gerber, 3rd floor". "Grüezi" and a smile should do; the parcel is the size of a shoebox.',
          '{salute}\n\nThe driver remembers: he left it in the laundry room because it was raining. Not how it is meant to be done, and we have told them so. Is it there?',
          '{salute}\n\nHe can. I have booked {weekday+2} between 8 and 11 and asked them to call you half an hour before. Is {phone} still your number?',
        ],
      },
      {
        maybe: 0.65,
        steps: [
          {
            after: 5,
            match: true,
            customer: [
              'Found it. Also made a friend on the third floor.\n\n{sign}',
              'Laundry room, behind the dryer. Thank you!\n\n{sign}',
              'Yes, same number. Thanks.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
];
