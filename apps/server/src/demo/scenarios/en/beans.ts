import type { Scenario } from '../../scenario.ts';

export const beans: Scenario[] = [
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
  {
    id: 'en-wrong-beans',
    to: 'returns',
    team: 'Returns',
    type: 'complaint',
    tags: ['Falschlieferung'],
    from: 'anyone',
    weight: 2,
    files: ['beans'],
    subjects: ['Wrong beans', 'Ordered {beans}, got {beans2}', 'Mix-up in {order}'],
    openings: [
      {
        by: 'private',
        text: `{hi}

      I ordered {beans} and the box contains {beans2}. The delivery note is correct, which makes it almost funny. One bag is open, sorry, I noticed at the first sip.

      {sign}`,
      },
      {
        by: 'gastro',
        text: `{hi}

      Our guests know their {beans} and have been asking since breakfast what happened. We received {n6-11} kg of {beans2}. When can you deliver the right ones?

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Wrong beans', 'Decaf?!'],
        text: `Got decaf. DECAF. On a Monday. Please fix :)

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.2,
        match: true,
        agent: [
          '{salute}\n\nThat was the wrong shelf, I am sorry. The right beans leave today; please keep the others, open bag and all.',
          '{salute}\n\nOn {weekday+1} before noon. The driver takes the sealed bags back, the open one is on us. Please apologise to the guests on our behalf.',
          '{salute}\n\nThis will not stand. Two bags of {beans} are on their way by express. Keep the decaf for evenings on which nothing happens.',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 28,
            match: true,
            customer: [
              'Arrived, right ones this time. Thank you.\n\n{sign}',
              'The guests are calm again.\n\n{sign}',
              'caffeinated. thank you!!\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
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
  {
    id: 'en-freshness',
    to: 'support',
    team: 'Support',
    type: 'question',
    from: 'private',
    openings: [
      {
        subjects: ['Roast date?', 'Best before'],
        text: `{hi}

      There is a best-before date on the bag but I cannot find the roast date. Am I blind or are you shy?

      {sign}`,
      },
      {
        subjects: ['{beans} tastes different', 'New blend?'],
        text: `{hi}

      The new bag of {beans} tastes sharper than the ones before. Did you change the blend?

      {sign}`,
      },
      {
        subjects: ['Freezing beans', 'A bet'],
        text: `Can I freeze beans? A bet with my flatmate depends on your answer.

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          '{salute}\n\nA little shy: it is printed on the bottom of the bag. We roast on Tuesdays and Fridays and let the beans rest for four days before they leave.',
          '{salute}\n\nSame blend, new harvest from Guatemala, a little livelier than the last. One notch finer and one degree hotter rounds it off. If you still do not like it, I will exchange the bag.',
          '{salute}\n\nYou can: airtight, in portions, and thaw them completely before opening. I hope that was your side of the bet.',
        ],
      },
      {
        maybe: 0.45,
        steps: [
          {
            after: 15,
            match: true,
            customer: [
              'Found it. I am blind.\n\n{sign}',
              'One degree did it. Thanks!\n\n{sign}',
              'It was not. Thanks anyway\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'en-order-by-mail',
    to: 'info',
    team: 'Support',
    type: 'order',
    tags: ['Grosshandel'],
    from: 'business',
    weight: 3,
    subjects: ['Order', 'Re-order beans', 'Our order for this week', 'Beans please'],
    openings: [
      {
        by: 'gastro',
        text: `Hello,

      Please deliver:

      - {n8-14} kg {beans}
      - {n2-4} kg {beans2}
      - 2 l milk cleaner

      By {weekday+3} if possible, kitchen entrance.

      {sign}`,
      },
      `{hi} could we get another {n6-12} kilos of {beans}? It was a sunny week.

      {sign}`,
      `The usual please, plus one box of cups 2 dl. Account {customerNo}.

      {sign}`,
    ],
    course: [
      {
        after: 0.9,
        agent: [
          '{salute}\n\nThank you, entered as {order}. Delivery on {weekday+2}, everything is in stock.',
          '{salute}\n\nThank you for the order ({order}). The beans are roasted tomorrow and reach you on {weekday+3}.',
          '{salute}\n\nNoted as {order}; our van is in your area on {weekday+2}.',
        ],
      },
      {
        maybe: 0.25,
        steps: [
          {
            after: 1.5,
            customer: [
              'Perfect.',
              'Great. One more kilo of {beans2} if it is not too late?\n\n{sign}',
              'Thanks!',
            ],
          },
        ],
      },
    ],
  },
];
