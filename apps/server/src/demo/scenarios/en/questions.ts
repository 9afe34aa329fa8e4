import type { Scenario } from '../../scenario.ts';

export const questions: Scenario[] = [
  {
    id: 'en-short',
    to: 'support',
    team: 'Support',
    type: 'question',
    from: 'private',
    weight: 2,
    openings: [
      { subjects: ['question', 'my order'], text: 'when will it ship?' },
      {
        subjects: ['Missed call', 'You called?'],
        text: '{hi}\n\nSomebody from your number called me. What was it about?\n\n{sign}',
      },
      { subjects: ['Quick question', 'Beans'], text: 'Is {beans} back in stock? Thx' },
      {
        subjects: ['Quick question', '{machine}'],
        text: 'Is the {machine} ok to leave on all day?\n\n{sign}',
      },
    ],
    course: [
      {
        after: 0.8,
        match: true,
        agent: [
          '{salute}\n\nToday at 16:00, so it should be with you on {weekday+1}. Tracking number {tracking}.',
          '{salute}\n\nThat was me. I only wanted to ask whether the parcel may be left at your door if nobody is home. A word here is enough.',
          '{salute}\n\nFrom {weekday+2} on, it is in the roaster as we speak. Shall I put a kilo aside?',
          '{salute}\n\nIt is, but it will use about one kilowatt-hour a day. Better set the timer in the menu: on half an hour before you get up, off at nine.',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 3,
            match: true,
            customer: [
              'ok thanks',
              'Yes that is fine, thank you.\n\n{sign}',
              'yes please!',
              'Did not know it had a timer. Thanks!\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'en-which-machine',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Beratung'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Automatic or portafilter?', 'Which machine should I buy?'],
        text: `{hi}

      After ten years of capsules we want to change. My wife wants to press one button, I want a hobby. Is there a machine for a mixed marriage?

      {sign}`,
      },
      {
        subjects: ['Which machine should I buy?', 'Advice, please'],
        text: `{hi}

      What is the real difference between the {machine} and the next one up? We mostly drink cappuccino and have guests at weekends.

      {sign}`,
      },
      {
        subjects: ['machine for a shared flat', 'which machine'],
        text: `five flatmates, budget 800, nobody cleans. what do you recommend?

      {sign}`,
      },
    ],
    course: [
      {
        after: 2.4,
        match: true,
        agent: [
          '{salute}\n\nThe Tessera was built for you two: its grinder weighs the dose by itself, and everything else can be adjusted for as long as you please. Come by together and each of you makes one coffee.',
          '{salute}\n\nTwo boilers: you can brew and steam at once. For two cappuccinos a day you do not need that, for six on a Sunday you do. I would decide by the guests.',
          '{salute}\n\nNova Uno, CHF 790.–. The brew group goes under the tap, the milk system rinses itself. No machine replaces a cleaning rota, though.',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 27,
            match: true,
            customer: [
              'We will come on Saturday. The marriage thanks you.\n\n{sign}',
              'Then the smaller one it is. Thank you for not selling me the big one.\n\n{sign}',
              'lol ok. we take it. rota is up\n\n{sign}',
            ],
          },
        ],
      },
    ],
    ends: 'waiting',
  },
];
