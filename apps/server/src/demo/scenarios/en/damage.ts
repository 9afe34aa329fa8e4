import type { Scenario } from '../../scenario.ts';

export const damage: Scenario[] = [
  {
    id: 'en-cracked-tank',
    to: 'support',
    team: 'Returns',
    type: 'complaint',
    priority: 'high',
    tags: ['Transportschaden'],
    from: 'private',
    weight: 3,
    copy: true,
    files: ['receipt'],
    subjects: [
      'Coffee machine arrived with cracked tank',
      'Cracked water tank, order {order}',
      'New {machine}, broken on arrival',
      'Tank leaking out of the box',
    ],
    openings: [
      `{hi}

      My machine arrived today and the water tank is cracked. I need it on {weekday+3} for a birthday. Order {order}, the
      receipt is attached. My partner is in copy, as one of us will be home to receive the replacement.

      {sign}`,
      `{hi}

      I unpacked the {machine} this evening and found a hairline crack running from the bottom corner of the tank almost to the
      valve. It holds water for about ten seconds. Everything else looks lovely, so I really do not want to send the whole thing
      back if a new tank is possible.

      {sign}`,
      `Tank cracked. Order {order}. Box itself was perfect so I guess it left you like this? Please advise.

      {sign}`,
    ],
    course: [
      {
        after: 1,
        agent: [
          `{salute}

          I am sorry. Could you send us a photo of the crack? A new tank leaves as soon as we have seen it; you can keep the machine
          where it is.`,
          `{salute}

          That is not how it should reach you, my apologies. No need to return anything: a picture of the crack is all I need for the
          carrier's claim, and the new tank goes out the same day.`,
        ],
      },
      {
        after: 2.5,
        files: ['crack'],
        customer: [
          '{hey}\n\nThis is the crack. Can you send the new one before {weekday+3}?\n\n{sign}',
          'Photo attached. Sorry about the state of the worktop.\n\n{sign}',
          'Here you go, hope it is clear enough. I held it up to the window.\n\n{sign}',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 0.3,
            by: 'mara',
            note: [
              '@lena tank is in stock at the Bern depot, courier pickup until 14:00.',
              'Third cracked tank from this batch, @tim. Worth opening the rest of the pallet?',
            ],
          },
        ],
      },
      {
        after: 0.6,
        agent: [
          `{salute}

          Good news: the new tank leaves Bern by courier today and reaches you on {weekday+1}. The driver takes the cracked one along, please
          stick the attached label on it.`,
          `{salute}

          Thank you, that shows it very well. Your tank is packed and travels under {tracking}; expect it on {weekday+1}. The
          broken one can go in the recycling.`,
        ],
        files: ['label'],
      },
      {
        maybe: 0.55,
        steps: [
          {
            after: 28,
            customer: [
              'Arrived, fits, birthday saved. Thank you both.\n\n{sign}',
              'It came this morning. Brilliant service, thanks.\n\n{sign}',
              'All good now, cheers',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'en-dented-box',
    to: 'returns',
    team: 'Returns',
    type: 'complaint',
    tags: ['Transportschaden'],
    from: 'anyone',
    files: ['dent'],
    subjects: [
      'Dent in the side panel',
      'Damaged on delivery ({order})',
      'Box looked like it had been dropped',
    ],
    openings: [
      `{hi}

      The courier handed me a box with one corner completely flattened and was back in his van before I could say anything. Inside, the
      {machine} has a dent the size of a two-franc coin on the left panel. It works. It just looks like it has had a long life already.

      {sign}`,
      {
        by: 'business',
        subjects: ['Damaged on delivery ({order})', 'Transport damage {order}'],
        text: `Hello,

      Delivery {order} was received today with visible transport damage, see photo. We signed for it with a reservation. Please let us know
      whether you prefer to replace the unit or credit part of the price.

      {sign}`,
      },
      {
        subjects: ['Dent in the side panel', 'Is a dent covered?'],
        text: `{hi}

      Is a dent covered? I only noticed after I had thrown the packaging away, which I realise was not my smartest moment.

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          `{salute}

          Thank you for the photo, and sorry about our carrier's haste. You may choose: we swap the machine at your door, or you keep it and we
          refund 12 % of the price. The warranty stays complete either way.`,
          `{salute}

          Thank you for signing with a reservation, that helps us with the insurer. We would gladly exchange the unit; if the dent does not
          bother you in daily use, we can credit 12 % instead.`,
          `{salute}

          It is covered, with or without packaging; we have all done that. Would you like the machine exchanged, or would a 12 % refund do? For an
          exchange the courier brings a suitable box.`,
        ],
      },
      {
        either: [
          [
            {
              after: 5,
              customer: [
                'I will take the 12 %. The dent faces the wall anyway.\n\n{sign}',
                'The credit is fine for us, thank you.\n\n{sign}',
              ],
            },
            {
              after: 0.8,
              files: ['receipt'],
              agent: [
                '{salute}\n\nDone. The amount goes back to the original payment method and should show within three to five working days. The confirmation is attached.',
              ],
            },
          ],
          [
            {
              after: 7,
              customer: [
                'Exchange please. Mornings are best.\n\n{sign}',
                'We would like a new one, please announce the delivery beforehand.\n\n{sign}',
              ],
            },
            {
              after: 0.9,
              agent: [
                '{salute}\n\nArranged: {weekday+3} between 8 and 11. The driver brings the new machine and takes the dented one along, no tape needed.',
              ],
            },
          ],
        ],
      },
    ],
  },
];
