import type { Scenario } from '../../scenario.ts';

export const workshop: Scenario[] = [
  {
    id: 'en-service-booking',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    tags: ['Werkstatt'],
    from: 'private',
    weight: 2,
    subjects: ['Service appointment', 'Annual service for my {machine}', 'Can I bring my machine in?'],
    openings: [
      `{hi}

      My {machine} has never been serviced in three years and has started to look at me reproachfully. When could I bring it in, and what does it cost?

      {sign}`,
      {
        subjects: ['Repair of an old lever machine', 'Do you repair other brands?'],
        text: `{hi}

      Do you also repair machines bought elsewhere? It is an old lever machine from my father-in-law's bar in Naples. It leaks a little from everywhere.

      {sign}`,
      },
      `Need a service before {day+10}, seals and a good clean. Any slot is fine, I work shifts.

      {sign}`,
    ],
    course: [
      {
        after: 1.5,
        match: true,
        agent: [
          '{salute}\n\nA full service is CHF 220.– including all seals and takes three working days. We have room on {weekday+2} at 10 or on {weekday+4} from 16:00. Which suits you?',
          "{salute}\n\nWe would be honoured. Lever machines are Ruedi's favourite. Bring it in on {weekday+3} afternoon; the diagnosis costs CHF 60.– and is credited against the repair.",
          '{salute}\n\nThen {weekday+2} at 8:30, and you have it back two days later. The small service is CHF 140.–, seals and cleaning included.',
        ],
      },
      {
        either: [
          [
            {
              after: 8,
              match: true,
              customer: [
                '{weekday+2} at 10, please.\n\n{sign}',
                'Tell Ruedi it weighs 40 kg and I am bringing cake.\n\n{sign}',
                'Works for me.\n\n{sign}',
              ],
            },
            {
              after: 0.8,
              agent: [
                '{salute}\n\nBooked. Please empty the tank and bring the portafilter. You can park right behind the house at the workshop gate.',
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
    id: 'en-quote',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    tags: ['Werkstatt'],
    from: 'anyone',
    cases: [
      { chf: 'CHF 385.–', reason: 'the boiler has corroded' },
      { chf: 'CHF 164.–', reason: 'one of the burrs is cracked' },
      { chf: 'CHF 540.–', reason: 'the control board has burnt out' },
    ],
    openings: [
      {
        subjects: ['Repair or replace?', 'Your quote {order}'],
        text: `{hi}

      Thank you for the estimate of {chf}. Honestly: if it were yours, nine years old, would you repair it?

      {sign}`,
      },
      {
        subjects: ['Question about the estimate', 'Your quote {order}'],
        text: `{hi}

      The estimate says that {reason}. Could I have prevented it? And what does the {chf} consist of?

      {sign}`,
      },
    ],
    course: [
      { after: 0.6, note: ['@tim would you still do this one? Casing is spotless, {reason}.'] },
      {
        after: 2,
        match: true,
        files: ['estimate'],
        agent: [
          '{salute}\n\nIf it were mine, yes. The fault is that {reason}; everything else is in better shape than most five-year-olds. After the repair I would expect another five to six years. Should you prefer a new one, we take it in exchange for CHF 150.–.',
          '{salute}\n\nNo, at that age it is plain wear. About two thirds of the amount is material; the breakdown is attached. If you would rather change than repair, we take the old one for CHF 150.–.',
        ],
      },
      {
        either: [
          [
            {
              after: 25,
              customer: [
                'Go ahead and fix it.\n\n{sign}',
                'Repair, please. Thank you for being straight with me.\n\n{sign}',
              ],
            },
            {
              after: 1,
              agent: [
                '{salute}\n\nThank you, the parts are ordered. It should be ready by {day+8}; I will write when it is.',
              ],
            },
          ],
          [
            { after: 28, customer: ['Sentimental value is not {chf}. I will take the trade-in.\n\n{sign}'] },
            {
              after: 1.2,
              agent: [
                '{salute}\n\nUnderstood. The CHF 150.– are on your account as a voucher. Ask for Beat in the shop, he will let you try everything.',
              ],
            },
          ],
        ],
      },
    ],
  },
  {
    id: 'en-repair-status',
    to: 'support',
    team: 'Support',
    type: 'question',
    tags: ['Werkstatt'],
    from: 'anyone',
    subjects: ['Is it ready?', 'Repair {order}', 'Pick-up at the Zürich shop'],
    openings: [
      `{hi}

      Any news of my {machine}, repair {order}? I am in Bern on {weekday+1} anyway and could pick it up.

      {sign}`,
      `{hi}

      Five working days were mentioned, today is the seventh. Is it waiting for parts or for courage?

      {sign}`,
      {
        subjects: ['Pick-up at the Zürich shop', 'Collecting in Zürich'],
        text: `Could I collect the repaired machine in Zürich instead of Bern? I do not have a car.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1,
        match: true,
        agent: [
          "{salute}\n\nGood timing: it passed its last test an hour ago. Ready at the counter from {weekday+1}, 9 o'clock.",
          '{salute}\n\nFor parts, a seal from Italy, promised for {weekday+1}. The courage is there. I will write as soon as it is done.',
          "{salute}\n\nOf course. It is ready in Zürich from {weekday+2}, ten o'clock. Please bring the code {n2100-9870}.",
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 3,
            customer: ['Great, see you then.\n\n{sign}', 'Thanks for the update.\n\n{sign}', 'ok thank you'],
          },
        ],
      },
    ],
  },
];
