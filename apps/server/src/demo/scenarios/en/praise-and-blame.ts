import type { Scenario } from '../../scenario.ts';

export const praiseAndBlame: Scenario[] = [
  {
    id: 'en-thanks',
    to: 'info',
    team: 'Support',
    type: 'question',
    priority: 'low',
    tags: ['Lob'],
    from: 'anyone',
    weight: 3,
    openings: [
      {
        subjects: ['Thank you', 'Happy customer', 'A compliment for a change'],
        text: `{hi}

      People mostly write when something is wrong, so: nothing is wrong. The {machine} is one year old today and has not missed a morning. I thought somebody should know.

      {sign}`,
      },
      {
        subjects: ['To whoever repaired my machine', 'A compliment for a change'],
        text: `{hi}

      To whoever repaired my machine: it came back cleaner than it left the factory, the drip tray has never been so shiny. Thank you, whoever you are.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Thank you', 'A compliment for a change'],
        text: `Dear Lena,

      You spent half an hour on the phone with me about my grind last week. This morning's espresso tasted the way I remember it from Trieste. I had to sit down.

      {sign}`,
      },
    ],
    course: [
      { maybe: 0.3, steps: [{ after: 1, note: ['@tim @mara one for the kitchen wall :)'] }] },
      {
        after: 3,
        match: true,
        agent: [
          '{salute}\n\nSomebody knows now, and has told everybody. Thank you, and here is to the next thousand mornings.',
          '{salute}\n\nHis name is Ruedi, he has repaired machines here for 31 years and cannot stand a dull drip tray. Your message is pinned above his bench.',
          '{salute}\n\nNow I had to sit down as well. Thank you for writing, it made my week.',
        ],
      },
    ],
  },
  {
    id: 'en-colleague',
    to: 'info',
    team: 'Support',
    type: 'complaint',
    priority: 'high',
    tags: ['Beschwerde'],
    from: 'private',
    openings: [
      {
        subjects: ['Complaint about a member of staff', 'Your Zürich shop'],
        text: `{hi}

      I do not enjoy writing this. In the Zürich shop on {weekday-1} I asked for a gasket, and the young man told me, without looking up from his phone, that he "does not do old stuff". I have been your customer for
      nineteen years. The machine is old because it is good.

      {sign}`,
      },
      {
        subjects: ['Cut off on the phone', 'Cut off twice'],
        text: `{hi}

      I was cut off twice on the phone today in the middle of a sentence. Once can happen.

      {sign}`,
      },
      {
        subjects: ['The way I was spoken to', 'Your Bern shop'],
        text: `I asked in English and was answered, slowly and loudly, in German. I have lived here for eleven years and do speak it; I was just tired. It is a small thing but it stayed with me all day.

      {sign}`,
      },
    ],
    course: [
      { after: 0.5, note: ['@tim about a colleague, better from you.', '@tim yours please.'] },
      {
        after: 3,
        by: 'tim',
        match: true,
        agent: [
          '{salute}\n\nI have read your message and spoken with him. There is no version of this in which he was right, and he knows. We do carry the gasket, as we do for every machine since 1990; it is in the post, with our apologies.\n\nTim Roth, head of customer service',
          '{salute}\n\nOur telephone system dropped calls between ten and eleven today, so nobody hung up on you. That does not make it less annoying. When may I call you?\n\nTim Roth, head of customer service',
          '{salute}\n\nIt is not a small thing. Thank you for telling us, it must have taken more energy than letting it go. I have talked about it with the whole team, without names. I am sorry that it spoiled your day.\n\nTim Roth, head of customer service',
        ],
      },
      {
        maybe: 0.6,
        steps: [
          {
            after: 20,
            match: true,
            customer: [
              'Thank you, that is decent of you. I will be back.\n\n{sign}',
              'Ah. Then I take it all back. Mornings are good.\n\n{sign}',
              'Thank you for taking it seriously.\n\n{sign}',
            ],
          },
          { after: 2, on: [1], by: 'tim', note: ['Called, all sorted. It really was the phone system.'] },
        ],
      },
    ],
  },
];
