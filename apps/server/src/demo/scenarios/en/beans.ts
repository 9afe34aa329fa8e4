import type { Scenario } from '../../scenario.ts';

export const beans: Scenario[] = [
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
