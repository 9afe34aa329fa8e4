import type { Scenario } from '../../scenario.ts';

export const escalations: Scenario[] = [
  {
    id: 'en-third-mail',
    to: 'support',
    team: 'Support',
    type: 'complaint',
    priority: 'urgent',
    tags: ['Eskalation', 'Garantie'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Waiting for a call', 'My {machine}'],
        text: `{hi}

      I dropped off my {machine} on {day-9} and was told somebody would ring within three days. Could you let me know where things stand?

      {sign}`,
      },
      {
        subjects: ['Second warranty claim', 'Pump, second time'],
        text: `{hi}

      This is my second warranty claim for the same pump. The first repair lasted five weeks. Please tell me how you intend to solve this.

      {sign}`,
      },
      {
        subjects: ['Repair {order}', 'Update on {order}'],
        text: `{hi}

      Any update on repair {order}? I asked at the counter on {weekday-2} and was told to write in.

      {sign}`,
      },
    ],
    course: [
      {
        after: 46,
        customer: [
          'Following up on the below. Did you receive my message?\n\n{sign}',
          'Just making sure this did not end up in spam. I would appreciate a reply.\n\n{sign}',
        ],
      },
      {
        after: 44,
        customer: [
          `This is the third time that I write. I have been polite twice. On the phone I was number eleven in the queue for twenty-five minutes and then cut off.

          You have my machine, you have my money, and I have neither coffee nor an answer. If I do not hear from a human being by tomorrow noon I will ask my
          bank to reverse the payment.

          {name}`,
          `Third mail. At this point I am less upset about the machine than about being ignored. I have recommended you to half my office; I am going to
          stop doing that.

          Please get somebody with authority to contact me TODAY.

          {name}`,
        ],
      },
      {
        after: 0.3,
        by: 'lena',
        note: [
          '@tim third mail, the first two sat in my queue while I was off sick. Could you call? {phone}',
          '@tim machine has been ready since yesterday, nobody told them. Please take this one.',
        ],
      },
      {
        after: 0.5,
        by: 'tim',
        agent: [
          `{salute}

          My name is Tim Roth, I lead customer service. You wrote three times and nobody answered. There is no good explanation for that, and I will not invent
          one.

          Your machine is repaired. A courier brings it on {weekday+1}, we pay for the repair and for the courier, and we have doubled the warranty on the new
          pump to four years. My direct line is +41 31 555 01 24, should anything at all be left to say.`,
          `{salute}

          You have every reason to be angry. I have just left you a voicemail and am writing as well, so that you have it in black and white: the machine is
          done, it costs you nothing, and I will bring it to your door tomorrow between five and seven if that suits.

          I am sorry. Tim Roth, head of customer service`,
        ],
      },
      {
        maybe: 0.7,
        steps: [
          {
            after: 4,
            customer: [
              'Thank you, Mr Roth. That is a proper answer. Tomorrow works.\n\n{sign}',
              'Appreciated. I may have been a little sharp.\n\n{sign}',
              'Fine. Let us leave it there.\n\n{last}',
            ],
          },
        ],
      },
    ],
  },
];
