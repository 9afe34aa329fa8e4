import type { Scenario } from '../../scenario.ts';

export const warranty: Scenario[] = [
  {
    id: 'en-warranty-pump',
    to: 'support',
    team: 'Returns',
    type: 'complaint',
    priority: 'high',
    tags: ['Garantie'],
    from: 'private',
    weight: 2,
    files: ['receipt'],
    openings: [
      {
        subjects: ['Warranty: pump', 'Broken after 14 months'],
        text: `{hi}

      My {machine} started to sound like a small motorbike on {weekday-2} and now moves no water at all. It is fourteen months old, receipt attached. I take it this
      is covered?

      {sign}`,
      },
      {
        subjects: ['Same fault again', 'The pump again'],
        text: `{hi}

      This is the second time that I write about the pump. You replaced it four months ago. I do not want a third pump, I want to know why it keeps dying.

      {sign}`,
      },
      {
        subjects: ['Warranty claim {machine}', 'Warranty: pump'],
        text: `Warranty claim. {machine}, serial {serial}, pump dead, descaled every two months, filter in place. What is the procedure?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.8,
        match: true,
        files: ['label'],
        agent: [
          '{salute}\n\nIt is covered, postage included; the label is attached. If you would like a loan machine in the meantime, there is one with your name on it in either shop.',
          '{salute}\n\nThat is a fair demand. Our workshop suspects the solenoid valve: it sticks, and the pump works against it. We replace both this time and send you the old parts with an explanation. Label attached, loan machine ready if you want it.',
          '{salute}\n\nVery simple: attached label on the box, box to the post office. Findings within three working days, repair within five, no cost to you.',
        ],
      },
      {
        after: 14,
        customer: [
          'Parcel is on its way. No loan machine needed, I have rediscovered tea.\n\n{sign}',
          'Thank you. I will collect the loan machine on {weekday+1}.\n\n{sign}',
        ],
      },
      { after: 1, agent: ['{salute}\n\nNoted. You will hear from me as soon as it is on the bench.'] },
      { snooze: 5 },
      {
        after: 2,
        note: [
          'Finding: valve sticks, pump worn out by it. Both replaced. @tim warranty or goodwill? I say warranty.',
          'Tested for two hours, report is in the box. Goes out today.',
        ],
      },
      {
        after: 1,
        agent: [
          '{salute}\n\nYour machine is well again: new pump, new solenoid valve, twenty test shots, none wasted. The new parts carry two more years of warranty. It reaches you on {weekday+2}.',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 50,
            customer: [
              'It purrs. Thank you.\n\n{sign}',
              'Back home and quiet. I appreciate the explanation too.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
];
