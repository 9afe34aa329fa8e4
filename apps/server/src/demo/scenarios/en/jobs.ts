import type { Scenario } from '../../scenario.ts';

export const jobs: Scenario[] = [
  {
    id: 'en-application',
    to: 'jobs',
    team: 'HR',
    type: 'application',
    tags: ['Bewerbung'],
    from: 'private',
    weight: 1,
    files: ['cv'],
    cases: [
      { job: 'Service technician', past: 'six years of repairing ski lifts, two of repairing scooters' },
      { job: 'Shop assistant Zürich', past: 'four years behind an espresso bar in Melbourne' },
      { job: 'Wholesale account manager', past: 'purchasing for a small hotel group in Cornwall' },
    ],
    subjects: ['Application: {job}', 'Your vacancy "{job}"', 'Application {name}'],
    openings: [
      `{hi}

      I would like to apply as {job}. In short: {past}. My German is good enough to argue in, my references are attached, and I could start in two months.

      {sign}`,
      `{hi}

      Is the position of {job} still open? My background: {past}. I have owned three of your machines and taken two of them apart. CV attached.

      {sign}`,
    ],
    course: [
      {
        either: [
          [
            {
              after: 6,
              agent: [
                '{salute}\n\nThank you. The position is still open, and we would like to meet you: {weekday+4} at 16:00 or {weekday+5} at 9:00, here in Bern, with a walk through the workshop.',
              ],
            },
            {
              after: 15,
              customer: [
                '{hey}\n\nThank you, I would be glad to come on {weekday+4}.\n\n{sign}',
                '{weekday+5} suits me well. I am rather keen.\n\n{sign}',
              ],
            },
            { after: 3, note: ['Interview booked. @tim can you do the technical part?'] },
            {
              after: 1,
              agent: [
                '{salute}\n\nNoted, we look forward to it. Please come to the workshop gate on Mühlradweg.',
              ],
            },
          ],
          [
            {
              after: 6,
              agent: [
                '{salute}\n\nThank you for your application, which we enjoyed reading. We go through all of them until the end of next week and will write to you in any case.',
              ],
            },
            { snooze: 7 },
            {
              after: 3,
              agent: [
                '{salute}\n\nWe have decided for somebody with experience on professional machines. It was close, and it was not your file. May we write when the next position opens in spring?',
              ],
            },
            {
              maybe: 0.5,
              steps: [
                { after: 20, customer: ['Thank you for the personal answer. Yes, please do.\n\n{sign}'] },
              ],
            },
          ],
        ],
      },
    ],
  },
  {
    id: 'en-saturday-job',
    to: 'jobs',
    team: 'HR',
    type: 'application',
    tags: ['Bewerbung'],
    from: 'private',
    weight: 1,
    openings: [
      {
        subjects: ['Saturday job?', 'Work on Saturdays'],
        text: `{hi}

      I study in Bern and look for work on Saturdays. Two summers of bar, one barista course (yours). Do you need help before Christmas?

      {sign}`,
      },
      {
        subjects: ['Internship in the roastery', 'Thesis and roasting'],
        text: `{hi}

      Do you offer internships in the roastery? I am writing my thesis on the chemistry of roasting and have so far only burnt things at home.

      {sign}`,
      },
      {
        subjects: ['Following up on my application', 'My application'],
        text: `{hi}

      I applied three weeks ago and have not heard back. May I ask where things stand?

      {sign}`,
      },
    ],
    course: [
      {
        after: 5,
        match: true,
        agent: [
          '{salute}\n\nFrom November on we do. Come by on {weekday+3} after 17:00 and let us meet.',
          '{salute}\n\nNot officially, but our roaster likes the sound of your thesis. Would four weeks in February help? Burning things is allowed once.',
          '{salute}\n\nI am sorry for the silence, a colleague has been ill. Your file is in the second round; you will hear from me by {weekday+5}.',
        ],
      },
      {
        maybe: 0.6,
        steps: [
          {
            after: 9,
            match: true,
            customer: [
              'I will be there, thank you!\n\n{sign}',
              'February would be perfect. Thank you so much.\n\n{sign}',
              'Thank you for the honest answer.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
];
