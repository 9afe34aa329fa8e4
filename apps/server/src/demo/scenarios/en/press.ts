import type { Scenario } from '../../scenario.ts';

export const press: Scenario[] = [
  {
    id: 'en-press',
    to: 'info',
    team: 'Social',
    type: 'question',
    tags: ['Presse'],
    from: 'press',
    weight: 2,
    openings: [
      {
        subjects: ['Press enquiry', 'Interview about repair culture'],
        text: `{hi}

      I am writing a piece on companies that repair rather than replace. Could I visit your workshop and talk to someone at the bench? My deadline is {day+9}.

      {sign}`,
      },
      {
        subjects: ['Machine for our test', 'Images for our issue'],
        text: `{hi}

      We are testing espresso machines under 2,000 francs and would like to include the {machine}. Could you lend us one for three weeks, with images in print quality?

      {sign}`,
      },
      {
        subjects: ['Partnership?', 'Filming a roast'],
        text: `Hi team! I make videos about mountains and coffee (22k subscribers) and would love to film a roast. Who do I talk to?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1,
        by: 'lena',
        note: ['@nora press, one for you.', "@nora might also work for the roasters' letter?"],
      },
      {
        after: 3,
        by: 'nora',
        match: true,
        agent: [
          '{salute}\n\nWith pleasure. Ruedi has been at our bench for 31 years and talks the way he works: precisely and without hurry. He is free on {weekday+3} from 13:00; I will see to the coffee.',
          '{salute}\n\nGladly, and with a suitable grinder, otherwise the test would be unfair. I will send the images as a link. Where may we deliver?',
          '{salute}\n\nTo me. We do not pay for videos, but you are welcome to roast with us and show whatever you like. How about a Tuesday?',
        ],
      },
      {
        maybe: 0.7,
        steps: [
          {
            after: 19,
            match: true,
            customer: [
              'Wonderful, I will bring a photographer.\n\n{sign}',
              'To the editorial office please, {street}, {zip} {city}.\n\n{sign}',
              'Tuesday!! Yes!!\n\n{sign}',
            ],
          },
          {
            after: 2,
            by: 'nora',
            agent: ['{salute}\n\nAgreed. I will be in touch two days before. Looking forward to it.'],
          },
        ],
      },
    ],
  },
];
